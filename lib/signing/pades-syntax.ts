/** A reference to an object of generation 0. */
export const reference = (number: number): string => `${number} 0 R`;

const HEX_PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, "0"));

/**
 * A text string as UTF-16BE in hexadecimal, byte-order mark first: the one form every reader shows Vietnamese from.
 *
 * Source: ISO 32000-1, 7.9.2.2.
 */
export function hexText(text: string): string {
  let hex = "";
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hex += (HEX_PAIRS[unit >> 8] ?? "") + (HEX_PAIRS[unit & 255] ?? "");
  }
  return `<FEFF${hex}>`;
}

/**
 * An instant as a PDF date.
 *
 * Shape: "2026-05-30T09:15:02+07:00" → "(D:20260530091502+07'00')".
 * Source: ISO 32000-1, 7.9.4.
 */
export function pdfDate(instant: string): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)([+-]\d\d):(\d\d)$/.exec(instant);
  if (!found) throw new Error(`Not an instant with an offset: ${instant}`);
  return `(D:${found.slice(1, 7).join("")}${found[7]}'${found[8]}')`;
}

/** Where an object begins in the file. Unit: bytes. */
export type ObjectOffset = { number: number; offset: number };

/**
 * A classic cross-reference table, its trailer and the end of a revision, without a line end after %%EOF.
 *
 * Source: ISO 32000-1, 7.5.4–7.5.6.
 */
export function closeRevision(revision: {
  startXref: number;
  offsets: readonly ObjectOffset[]; // ascending; the first revision's include number 0
  trailer: string;
}): string {
  let table = "xref\n";
  for (const section of contiguous(revision.offsets)) {
    table += `${section[0]?.number ?? 0} ${section.length}\n`;
    for (const { number, offset } of section) table += xrefRow(number, offset);
  }
  return `${table}trailer\n<< ${revision.trailer} >>\nstartxref\n${revision.startXref}\n%%EOF`;
}

const xrefRow = (number: number, offset: number): string =>
  number === 0 ? "0000000000 65535 f \n" : `${String(offset).padStart(10, "0")} 00000 n \n`;

function contiguous(offsets: readonly ObjectOffset[]): ObjectOffset[][] {
  const sections: ObjectOffset[][] = [];
  for (const entry of offsets) {
    const section = sections.at(-1);
    const last = section?.at(-1);
    if (section && last && last.number + 1 === entry.number) section.push(entry);
    else sections.push([entry]);
  }
  return sections;
}

const ascii = new TextEncoder();

/** The bytes of a text of our own syntax, which is ASCII throughout. Throws: when it is not. */
export function asciiBytes(text: string): Uint8Array {
  const bytes = ascii.encode(text);
  if (bytes.length !== text.length) throw new Error("PDF syntax must be ASCII");
  return bytes;
}
