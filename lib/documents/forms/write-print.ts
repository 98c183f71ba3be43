import { zlibSync } from "fflate";
import { ByteWriter } from "@/lib/signing/byte-writer";
import { putObject } from "@/lib/signing/pades-revision";
import type { PdfObject } from "@/lib/signing/pades-revision";
import { closeRevision, hexText, reference } from "@/lib/signing/pades-syntax";
import type { ObjectOffset } from "@/lib/signing/pades-syntax";
import { fontObjects, stream } from "../pdf/font-objects";
import { FACES, OBJECTS_PER_FACE } from "../pdf/object-numbers";
import type { Pen } from "../pdf/pen";
import { decimal } from "../pdf/pen";
import type { FontFaces } from "../pdf/skeleton";

const PRODUCER = "Học bạ số";
const [CATALOG, PAGES, INFO, RESOURCES, FONTS] = [1, 2, 3, 4, 5];
const FIRST_PAGE = FONTS + FACES.length * OBJECTS_PER_FACE;

/** What a reader's window and a search tell of a printed file. */
export type PrintFacts = { title: string; author: string; subject: string };

/**
 * Writes drawn pages as a PDF to be printed: fonts embedded, text that can be searched and copied, no signature fields.
 * A print is made anew each time and never kept, so its pages are compressed (unlike the học bạ, decision 031).
 *
 * Source: ISO 32000-1, 7.5, 7.7, 14.3.3.
 */
export function writePrint(pages: readonly Pen[], size: { width: number; height: number }, facts: PrintFacts, fonts: FontFaces): Uint8Array {
  const out = new ByteWriter(PRINT_ROOM);
  const offsets: ObjectOffset[] = [{ number: 0, offset: 0 }];
  out.ascii("%PDF-1.7\n%");
  out.put(new Uint8Array([0xe2, 0xe3, 0xcf, 0xd3, 0x0a]));
  for (const object of objectsOf(pages, size, facts, fonts)) {
    offsets.push({ number: object.number, offset: out.length });
    putObject(out, object);
  }
  const trailer = `/Size ${FIRST_PAGE + 2 * pages.length} /Root ${reference(CATALOG)} /Info ${reference(INFO)}`;
  out.ascii(`${closeRevision({ startXref: out.length, offsets, trailer })}\n`);
  return out.whole();
}

const PRINT_ROOM = 256 * 1024; // bytes

function* objectsOf(pages: readonly Pen[], size: { width: number; height: number }, facts: PrintFacts, fonts: FontFaces): Generator<PdfObject> {
  const kids = pages.map((_, index) => FIRST_PAGE + 2 * index);
  yield { number: CATALOG, body: `<< /Type /Catalog /Pages ${reference(PAGES)} /Lang (vi-VN) /ViewerPreferences << /DisplayDocTitle true /PrintScaling /None >> >>` };
  yield { number: PAGES, body: `<< /Type /Pages /Kids [${kids.map(reference).join(" ")}] /Count ${kids.length} >>` };
  const texts = `/Title ${hexText(facts.title)} /Author ${hexText(facts.author)} /Subject ${hexText(facts.subject)} /Creator ${hexText(PRODUCER)} /Producer ${hexText(PRODUCER)}`;
  yield { number: INFO, body: `<< ${texts} >>` };
  yield { number: RESOURCES, body: `<< /Font << ${FACES.map((_, index) => `/F${index + 1} ${reference(FONTS + OBJECTS_PER_FACE * index)}`).join(" ")} >> >>` };
  for (const [index, face] of FACES.entries()) yield* fontObjects(fonts[face], FONTS + OBJECTS_PER_FACE * index);
  for (const [index, pen] of pages.entries()) {
    const number = FIRST_PAGE + 2 * index;
    const box = `[0 0 ${decimal(size.width)} ${decimal(size.height)}]`;
    yield { number, body: `<< /Type /Page /Parent ${reference(PAGES)} /MediaBox ${box} /Resources ${reference(RESOURCES)} /Contents ${reference(number + 1)} >>` };
    yield { number: number + 1, body: stream("/Filter /FlateDecode", zlibSync(pen.content(), { level: 6 })) };
  }
}
