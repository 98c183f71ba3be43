import { joinBytes, toHex } from "@/lib/signing/bytes";
import type { PdfHead } from "@/lib/signing/pades-revision";
import { asciiBytes, closeRevision, pdfDate, reference } from "@/lib/signing/pades-syntax";
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

/** The first revision, unsigned. tail: what follows the skeleton's bytes, in parts. */
export type FirstRevision = { tail: readonly Uint8Array[]; head: PdfHead; places: SignaturePlaces; lastPage: number };

/**
 * Writes the unsigned file of a snapshot: a pure function, PDF/A-3u from here on.
 *
 * Throws: MissingGlyphError; ZodError when the snapshot is not one this portal writes.
 */
export function drawPdf(data: TranscriptData, tools: PdfTools): Uint8Array {
  return joinBytes(tools.skeleton.bytes, ...writeFirstRevision(data, tools).tail);
}

const encoder = new TextEncoder();
const STREAM_END = asciiBytes("\nendstream\nendobj\n");

/** Writes what is this pupil's: the data first, where a reader finds them, then pages, fields and the table of objects. */
export function writeFirstRevision(data: TranscriptData, tools: PdfTools): FirstRevision {
  const file = writeUnsignedXml(data);
  const drawn = drawPages(data, tools.fonts);
  const lastPage = FIRST_PAGE + 2 * (drawn.contents.length - 1);
  const offsets = [{ number: 0, offset: 0 }, ...tools.skeleton.offsets];
  const parts: Uint8Array[] = [];
  let length = tools.skeleton.bytes.length;
  const put = (number: number, ...pieces: readonly Uint8Array[]): void => {
    offsets.push({ number, offset: length });
    parts.push(...pieces);
    for (const piece of pieces) length += piece.length;
  };
  put(OBJECT.file, asciiBytes(fileOpening(data, file.length)), file, STREAM_END);
  const xmp = encoder.encode(xmpPacket(data));
  put(OBJECT.metadata, asciiBytes(metadataOpening(xmp.length)), xmp, STREAM_END);
  let text = "";
  for (const [number, body] of objectsOf(data, drawn, lastPage)) {
    offsets.push({ number, offset: length + text.length });
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const permanent = hexOf(tools.sha256(file)).slice(0, 32);
  const id = [permanent, `${permanent.slice(0, 28)}0001`] as const;
  const [root, info, size] = [reference(OBJECT.catalog), reference(OBJECT.info), FIRST_PAGE + 2 * drawn.contents.length];
  const trailer = `/Size ${size} /Root ${root} /Info ${info} /ID [<${id[0]}> <${id[1]}>]`;
  const startXref = length + text.length;
  text += closeRevision({ startXref, offsets: offsets.toSorted((one, other) => one.number - other.number), trailer });
  parts.push(asciiBytes(text));
  return { tail: parts, places: drawn.places, lastPage, head: { length: length + text.length, startXref, size, root, info, id } };
}

/** How every file of this portal goes on after the skeleton; a reader looks for the beginning of it. */
export const FILE_OPENING = `${OBJECT.file} 0 obj\n<< /Type /EmbeddedFile /Subtype /text#2Fxml /Params << /Size `;

const fileOpening = (data: TranscriptData, length: number): string =>
  `${FILE_OPENING}${length} /ModDate ${pdfDate(`${data.createdOn}T00:00:00+07:00`)} >> /Length ${length} >>\nstream\n`;

const metadataOpening = (length: number): string => `${OBJECT.metadata} 0 obj\n<< /Type /Metadata /Subtype /XML /Length ${length} >>\nstream\n`;

function* objectsOf(data: TranscriptData, drawn: DrawnPages, lastPage: number): Generator<[number, string]> {
  yield [OBJECT.info, informationDictionary(data)];
  yield [OBJECT.lookupCode, lookupCode(data.verifyUrl)];
  const kids = drawn.contents.map((_, index) => FIRST_PAGE + 2 * index);
  yield [OBJECT.pages, `<< /Type /Pages /Kids [${kids.map(reference).join(" ")}] /Count ${kids.length} >>`];
  for (const [index, content] of drawn.contents.entries()) {
    const number = FIRST_PAGE + 2 * index;
    yield [number, number === lastPage ? lastPageDictionary(number, []) : pageDictionary(number, "")];
    yield [number + 1, stream("", content)];
  }
  for (const slot of PDF_SLOTS) yield [OBJECT.fields[slot], signatureField(slot, { place: drawn.places[slot], page: lastPage })];
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
