import { zlibSync } from "fflate";
import { joinBytes } from "@/lib/signing/bytes";
import { asciiBytes, closeRevision, hexText, reference } from "@/lib/signing/pades-syntax";
import type { ObjectOffset } from "@/lib/signing/pades-syntax";
import { fontObjects } from "../pdf/font-objects";
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
  const parts: Uint8Array[] = [joinBytes(asciiBytes("%PDF-1.7\n%"), new Uint8Array([0xe2, 0xe3, 0xcf, 0xd3, 0x0a]))];
  const offsets: ObjectOffset[] = [{ number: 0, offset: 0 }];
  let length = parts[0]?.length ?? 0;
  const put = (number: number, bytes: Uint8Array): void => {
    offsets.push({ number, offset: length });
    parts.push(bytes);
    length += bytes.length;
  };
  const add = (number: number, body: string): void => put(number, asciiBytes(`${number} 0 obj\n${body}\nendobj\n`));
  const kids = pages.map((_, index) => FIRST_PAGE + 2 * index);
  add(CATALOG, `<< /Type /Catalog /Pages ${reference(PAGES)} /Lang (vi-VN) /ViewerPreferences << /DisplayDocTitle true /PrintScaling /None >> >>`);
  add(PAGES, `<< /Type /Pages /Kids [${kids.map(reference).join(" ")}] /Count ${kids.length} >>`);
  add(INFO, `<< /Title ${hexText(facts.title)} /Author ${hexText(facts.author)} /Subject ${hexText(facts.subject)} /Creator ${hexText(PRODUCER)} /Producer ${hexText(PRODUCER)} >>`);
  add(RESOURCES, `<< /Font << ${FACES.map((_, index) => `/F${index + 1} ${reference(FONTS + OBJECTS_PER_FACE * index)}`).join(" ")} >> >>`);
  FACES.forEach((face, index) => {
    const first = FONTS + OBJECTS_PER_FACE * index;
    fontObjects(fonts[face], first).forEach((bytes, step) => put(first + step, bytes));
  });
  pages.forEach((pen, index) => {
    const number = FIRST_PAGE + 2 * index;
    const box = `[0 0 ${decimal(size.width)} ${decimal(size.height)}]`;
    add(number, `<< /Type /Page /Parent ${reference(PAGES)} /MediaBox ${box} /Resources ${reference(RESOURCES)} /Contents ${reference(number + 1)} >>`);
    put(number + 1, packedStream(number + 1, pen.content()));
  });
  const trailer = `/Size ${FIRST_PAGE + 2 * pages.length} /Root ${reference(CATALOG)} /Info ${reference(INFO)}`;
  return joinBytes(...parts, asciiBytes(`${closeRevision({ startXref: length, offsets, trailer })}\n`));
}

function packedStream(number: number, content: string): Uint8Array {
  const packed = zlibSync(asciiBytes(content), { level: 6 });
  return joinBytes(asciiBytes(`${number} 0 obj\n<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`), packed, asciiBytes("\nendstream\nendobj\n"));
}
