import { ByteWriter } from "./byte-writer";
import { asciiBytes, closeRevision, hexText, pdfDate, reference } from "./pades-syntax";
import type { ObjectOffset } from "./pades-syntax";

/** What the next revision must know of the file before it. */
export type PdfHead = {
  length: number; // bytes so far
  startXref: number;
  size: number; // the next free object number
  root: string;
  info: string;
  id: readonly [permanent: string, changing: string]; // 32 hexadecimal digits each
};

/** One signature as it stands in a file, before its value is known. Text is Vietnamese; time is also /M. */
export type SignaturePart = {
  fieldNumber: number;
  /** The merged field and widget with its value and its appearance put in. */
  field(references: { value: string; appearance: string }): string;
  appearance: PdfBody; // a whole form XObject
  name: string;
  reason: string;
  location: string;
  signingTime: string; // "2026-05-30T09:15:02+07:00"
  reserve: number; // bytes for the CMS
};

/** An increment whose /Contents is still zeros. hole: its first and last-but-one byte, "<" and ">" included. */
export type SignatureRevision = { bytes: Uint8Array; hole: readonly [from: number, to: number]; next: PdfHead };

const RANGE_WIDTH = 44;

/**
 * One incremental update that carries one signature: the field, the signature dictionary and the appearance.
 *
 * Nothing of the earlier revisions is touched, so every earlier signature stays valid.
 * Source: ISO 32000-1, 7.5.6, 12.8.1; EN 319 142-1, 5.3 (ETSI.CAdES.detached, no signing-time attribute, /M instead).
 */
export function writeSignatureRevision(head: PdfHead, part: SignaturePart): SignatureRevision {
  const [valueNumber, appearanceNumber] = [head.size, head.size + 1];
  const field = part.field({ value: reference(valueNumber), appearance: reference(appearanceNumber) });
  const strings = `/Name ${hexText(part.name)} /Reason ${hexText(part.reason)} /Location ${hexText(part.location)} /M ${pdfDate(part.signingTime)}`;
  return writeSealedRevision(head, {
    objects: [
      { number: part.fieldNumber, body: field },
      { number: appearanceNumber, body: part.appearance },
    ],
    value: { number: valueNumber, opening: "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached", entries: ` ${strings}`, reserve: part.reserve },
    added: 2,
  });
}

/** An object of a revision: its number, new or one that is written anew, and what stands between "obj" and "endobj". */
export type PdfObject = { number: number; body: PdfBody };
/** ASCII, or pieces of which some are bytes. */
export type PdfBody = string | readonly (string | Uint8Array)[];

/** A revision whose last object seals all before it. opening: entries before /Contents; entries: those after it; added: how many numbers are new. */
export type SealedRevision = {
  objects: readonly PdfObject[];
  value: { number: number; opening: string; entries: string; reserve: number };
  added: number;
};

/** An increment that ends with a dictionary whose /Contents will seal the whole file. Source: ISO 32000-1, 7.5.6, 12.8.1. */
export function writeSealedRevision(head: PdfHead, part: SealedRevision): SignatureRevision {
  const { number, reserve } = part.value;
  const out = new ByteWriter(REVISION_ROOM + 2 * reserve);
  const offsets: ObjectOffset[] = [];
  out.ascii("\n");
  for (const object of part.objects) {
    offsets.push({ number: object.number, offset: head.length + out.length });
    putObject(out, object);
  }
  offsets.push({ number, offset: head.length + out.length });
  out.ascii(`${number} 0 obj\n<< ${part.value.opening} /Contents `);
  const hole = [out.length, out.length + 2 * reserve + 2] as const;
  out.ascii("<");
  out.put(zeros(2 * reserve));
  out.ascii(">");
  const closing = closeSeal(head, part, hole, offsets);
  out.ascii(closing.text);
  return { bytes: out.whole(), hole, next: { ...closing.next, length: head.length + out.length } };
}

/** What a revision usually holds beside the hole. Unit: bytes. */
const REVISION_ROOM = 8 * 1024;

/** Writes a whole object of generation 0. Source: ISO 32000-1, 7.3.10. */
export function putObject(out: ByteWriter, { number, body }: PdfObject): void {
  out.ascii(`${number} 0 obj\n`);
  for (const piece of typeof body === "string" ? [body] : body) {
    if (typeof piece === "string") out.ascii(piece);
    else out.put(piece);
  }
  out.ascii("\nendobj\n");
}

/** What the hole holds until the signature comes: the digit 0. Only read. */
function zeros(length: number): Uint8Array {
  if (digits.length < length) digits = new Uint8Array(length).fill(0x30);
  return digits.subarray(0, length);
}
let digits = new Uint8Array();

/** From the end of /Contents to the end of the revision. The byte range is padded, since it counts its own digits. */
function closeSeal(
  head: PdfHead,
  part: SealedRevision,
  hole: readonly [number, number],
  offsets: readonly ObjectOffset[],
): { text: string; next: Omit<PdfHead, "length"> } {
  const objectEnd = ` >>\nendobj\n`;
  const rangeStart = `${part.value.entries} /ByteRange `;
  const startXref = head.length + hole[1] + rangeStart.length + RANGE_WIDTH + objectEnd.length;
  const closing = endRevision(head, { startXref, offsets, added: part.added });
  const end = objectEnd + closing.text;
  const tail = rangeStart.length + RANGE_WIDTH + end.length;
  const range = `[0 ${head.length + hole[0]} ${head.length + hole[1]} ${tail}]`.padEnd(RANGE_WIDTH);
  if (range.length > RANGE_WIDTH) throw new Error("The file is too long for its byte range");
  return { text: rangeStart + range + end, next: closing.next };
}

/** The table, the trailer and the end of an increment, and what the one after it must know. Source: ISO 32000-1, 7.5.6. */
export function endRevision(
  head: PdfHead,
  written: { startXref: number; offsets: readonly ObjectOffset[]; added: number },
): { text: string; next: Omit<PdfHead, "length"> } {
  const { startXref } = written;
  const id = [head.id[0], nextId(head.id[1])] as const;
  const size = head.size + written.added;
  const trailer = `/Size ${size} /Root ${head.root} /Info ${head.info} /ID [<${id[0]}> <${id[1]}>] /Prev ${head.startXref}`;
  const offsets = written.offsets.toSorted((one, other) => one.number - other.number);
  return { text: closeRevision({ startXref, offsets, trailer }), next: { startXref, size, root: head.root, info: head.info, id } };
}

/** The changing half of /ID counts revisions; the first half names the document. */
function nextId(id: string): string {
  const count = (Number.parseInt(id.slice(-4), 16) + 1) % 0x10000;
  return id.slice(0, -4) + count.toString(16).toUpperCase().padStart(4, "0");
}

/**
 * Puts the finished CMS into the hole of the increment, whose bytes it returns.
 *
 * Throws: when the reserved space is too small; the signature would otherwise be cut.
 */
export function fillSignature(revision: SignatureRevision, cms: Uint8Array): Uint8Array {
  const [from, to] = revision.hole;
  const space = (to - from - 2) / 2;
  if (cms.length > space) throw new Error(`The signature needs ${cms.length} bytes, ${space} are reserved`);
  const { bytes } = revision;
  for (let index = 0; index < cms.length; index += 1) {
    const byte = cms[index] ?? 0;
    bytes[from + 1 + 2 * index] = HEX_DIGITS[byte >> 4] ?? 0x30;
    bytes[from + 2 + 2 * index] = HEX_DIGITS[byte & 15] ?? 0x30;
  }
  return bytes;
}

const HEX_DIGITS = asciiBytes("0123456789abcdef");
