import { ByteWriter } from "@/lib/signing/byte-writer";
import { joinBytes, toHex } from "@/lib/signing/bytes";
import { putObject } from "@/lib/signing/pades-revision";
import type { PdfHead, PdfObject } from "@/lib/signing/pades-revision";
import { closeRevision, pdfDate, reference } from "@/lib/signing/pades-syntax";
import type { TranscriptData } from "../transcript-data";
import type { SignaturePlaces } from "./closing-block";
import { writeUnsignedXml } from "../xml/write-xml";
import { drawPages } from "./draw-pages";
import type { DrawnPages } from "./draw-pages";
import { stream } from "./font-objects";
import { lookupCode } from "./lookup-code";
import { informationDictionary, xmpPacket } from "./metadata";
import { FIRST_PAGE, OBJECT } from "./object-numbers";
import { SHEET } from "./paper";
import type { PdfTools } from "./pdf-tools";
import { PDF_SLOTS, signatureField } from "./signature-fields";

/** The first revision, unsigned. tail: what follows the skeleton's bytes. */
export type FirstRevision = { tail: Uint8Array; head: PdfHead; places: SignaturePlaces; lastPage: number };

/**
 * Writes the unsigned file of a snapshot: a pure function, PDF/A-3u from here on.
 *
 * Throws: MissingGlyphError; ZodError when the snapshot is not one this portal writes.
 */
export function drawPdf(data: TranscriptData, tools: PdfTools): Uint8Array {
  return joinBytes(tools.skeleton.bytes, writeFirstRevision(data, tools).tail);
}

const encoder = new TextEncoder();
/** What a usual pupil's file holds after the skeleton. Unit: bytes. */
const TAIL_ROOM = 60 * 1024;

/** Writes what is this pupil's: the data first, where a reader finds them, then pages, fields and the table of objects. */
export function writeFirstRevision(data: TranscriptData, tools: PdfTools): FirstRevision {
  const file = writeUnsignedXml(data);
  const drawn = drawPages(data, tools.fonts);
  const lastPage = FIRST_PAGE + 2 * (drawn.contents.length - 1);
  const start = tools.skeleton.bytes.length;
  const offsets = [{ number: 0, offset: 0 }, ...tools.skeleton.offsets];
  const out = new ByteWriter(TAIL_ROOM);
  for (const object of objectsOf(data, { drawn, file, lastPage })) {
    offsets.push({ number: object.number, offset: start + out.length });
    putObject(out, object);
  }
  const permanent = hexOf(tools.sha256(file)).slice(0, 32);
  const id = [permanent, `${permanent.slice(0, 28)}0001`] as const;
  const [root, info, size] = [reference(OBJECT.catalog), reference(OBJECT.info), FIRST_PAGE + 2 * drawn.contents.length];
  const trailer = `/Size ${size} /Root ${root} /Info ${info} /ID [<${id[0]}> <${id[1]}>]`;
  const startXref = start + out.length;
  out.ascii(closeRevision({ startXref, offsets: offsets.toSorted((one, other) => one.number - other.number), trailer }));
  return { tail: out.whole(), places: drawn.places, lastPage, head: { length: start + out.length, startXref, size, root, info, id } };
}

const FILE_ENTRIES = "/Type /EmbeddedFile /Subtype /text#2Fxml /Params << /Size ";

/** How every file of this portal goes on after the skeleton; a reader looks for the beginning of it. */
export const FILE_OPENING = `${OBJECT.file} 0 obj\n<< ${FILE_ENTRIES}`;

const fileEntries = (data: TranscriptData, length: number): string =>
  `${FILE_ENTRIES}${length} /ModDate ${pdfDate(`${data.createdOn}T00:00:00+07:00`)} >>`;

function* objectsOf(data: TranscriptData, { drawn, file, lastPage }: { drawn: DrawnPages; file: Uint8Array; lastPage: number }): Generator<PdfObject> {
  yield { number: OBJECT.file, body: stream(fileEntries(data, file.length), file) };
  yield { number: OBJECT.metadata, body: stream("/Type /Metadata /Subtype /XML", encoder.encode(xmpPacket(data))) };
  yield { number: OBJECT.info, body: informationDictionary(data) };
  yield { number: OBJECT.lookupCode, body: lookupCode(data.verifyUrl) };
  const kids = drawn.contents.map((_, index) => FIRST_PAGE + 2 * index);
  yield { number: OBJECT.pages, body: `<< /Type /Pages /Kids [${kids.map(reference).join(" ")}] /Count ${kids.length} >>` };
  for (const [index, content] of drawn.contents.entries()) {
    const number = FIRST_PAGE + 2 * index;
    yield { number, body: number === lastPage ? lastPageDictionary(number, []) : pageDictionary(number, "") };
    yield { number: number + 1, body: stream("", content) };
  }
  for (const slot of PDF_SLOTS) yield { number: OBJECT.fields[slot], body: signatureField(slot, { place: drawn.places[slot], page: lastPage }) };
}

const pageDictionary = (number: number, annotations: string): string =>
  `<< /Type /Page /Parent ${reference(OBJECT.pages)} /MediaBox [0 0 ${SHEET.width} ${SHEET.height}] /Resources ${reference(OBJECT.resources)}` +
  ` /Contents ${reference(number + 1)}${annotations} >>`;

/** The page that carries the signatures' fields, and after them those of document time-stamps. later: references. */
export function lastPageDictionary(number: number, later: readonly string[]): string {
  const fields = [...PDF_SLOTS.map((slot) => reference(OBJECT.fields[slot])), ...later];
  return pageDictionary(number, ` /Annots [${fields.join(" ")}]`);
}

const hexOf = (bytes: Uint8Array): string => toHex(bytes).toUpperCase();
