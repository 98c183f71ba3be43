import type { FileFault } from "@/lib/domain/verification/file-fault";
import { readCms } from "@/lib/signing/cms";
import type { Sha256 } from "@/lib/signing/crypto";
import { DerError } from "@/lib/signing/der";
import type { SlotSignature, TranscriptData } from "../transcript-data";
import { readXml } from "../xml/read-xml";
import { FILE_OPENING } from "./draw-pdf";
import { PDF_SLOTS } from "./signature-fields";

/** What a file says, before anything of it is believed. The same three kinds as for XML. */
export type PdfContents =
  | { kind: "READ"; data: TranscriptData; signatures: readonly SlotSignature[] }
  | { kind: "MALFORMED"; about: string }
  | { kind: "NOT_OURS"; fault: FileFault };

/** Ours take about 200 kB; nothing longer is looked into. Source: CV 2088 §2 (10 MB a transaction). */
export const MAX_PDF_BYTES = 10 * 1024 * 1024;
const MAX_CMS_BYTES = 65_536;

/**
 * Takes the data and the signatures out of a PDF of our own making. Nothing else is looked at: the verifier writes the whole
 * file again from these values and compares every byte, so that what is not in them cannot be in the file.
 *
 * Never throws; one pass over the text.
 */
export function readPdf(bytes: Uint8Array, sha256: Sha256): PdfContents {
  if (bytes.length === 0) return fault("EMPTY");
  if (bytes.length > MAX_PDF_BYTES) return fault("TOO_LARGE");
  const text = new TextDecoder("latin1").decode(bytes); // one character a byte
  if (!text.startsWith("%PDF-")) return fault("NOT_XML_OR_PDF");
  const opening = text.indexOf(FILE_OPENING);
  if (opening < 0) return fault(otherKind(text));
  const attachment = findAttachment(text, opening);
  if (attachment === null) return { kind: "MALFORMED", about: "EmbeddedFile" };
  if (attachment.end > bytes.length) return fault("TRUNCATED");
  const data = readXml(bytes.subarray(attachment.start, attachment.end));
  if (data.kind !== "READ" || data.signatures.length > 0) return { kind: "MALFORMED", about: data.kind === "MALFORMED" ? data.about : "EmbeddedFile" };
  const signatures = readSignatures(text, attachment.end, sha256);
  return signatures === null ? { kind: "MALFORMED", about: "Contents" } : { kind: "READ", data: data.data, signatures };
}

const fault = (code: FileFault["code"]): PdfContents => ({ kind: "NOT_OURS", fault: { code } });

function otherKind(text: string): FileFault["code"] {
  if (/\/Encrypt\s+\d+ \d+ R/.test(text)) return "ENCRYPTED";
  return text.slice(-1024).includes("%%EOF") ? "OTHER_DOCUMENT" : "TRUNCATED";
}

function findAttachment(text: string, opening: number): { start: number; end: number } | null {
  const found = /^(\d{1,7}) \/ModDate \(D:[\d+']{1,24}\) >> \/Length (\d{1,7}) >>\nstream\n/.exec(text.slice(opening + FILE_OPENING.length, opening + 200));
  if (!found || found[1] !== found[2]) return null;
  const start = opening + FILE_OPENING.length + found[0].length;
  return { start, end: start + Number(found[1]) };
}

const CONTENTS_OPENING = "/SubFilter /ETSI.CAdES.detached /Contents <";

/** The signatures in the order of their revisions: certificate, chain and value from the CMS, the time from /M. Null when one is not of our making. */
function readSignatures(text: string, from: number, sha256: Sha256): SlotSignature[] | null {
  const signatures: SlotSignature[] = [];
  for (let at = text.indexOf(CONTENTS_OPENING, from); at >= 0; at = text.indexOf(CONTENTS_OPENING, at + 1)) {
    const slot = PDF_SLOTS[signatures.length];
    const signature = slot === undefined ? null : readSignature(text, at + CONTENTS_OPENING.length, sha256);
    if (slot === undefined || signature === null) return null;
    signatures.push({ slot, ...signature });
  }
  return signatures;
}

function readSignature(text: string, start: number, sha256: Sha256): Omit<SlotSignature, "slot"> | null {
  const end = text.indexOf(">", start);
  const cms = end < 0 ? null : unpad(text.slice(start, end));
  const signingTime = end < 0 ? null : readTime(text.slice(end, end + 4096));
  if (cms === null || signingTime === null) return null;
  try {
    const { certificate, chain, value } = readCms(cms, sha256);
    return { signingTime, certificate, chain, value };
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

/** The DER at the beginning of a hexadecimal string padded with zeros. */
function unpad(hex: string): Uint8Array | null {
  const head = /^3082([0-9a-f]{4})/.exec(hex);
  const length = head ? 4 + Number.parseInt(head[1] ?? "", 16) : 0;
  const der = hex.slice(0, 2 * length);
  if (length === 0 || length > MAX_CMS_BYTES || der.length < 2 * length || !/^[0-9a-f]+$/.test(der)) return null;
  return Uint8Array.from({ length }, (_, index) => Number.parseInt(der.slice(2 * index, 2 * index + 2), 16));
}

function readTime(text: string): string | null {
  const found = /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-]\d\d)'(\d\d)'\)/.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, offset, minutes] = found;
  const instant = `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}:${minutes}`;
  return Number.isNaN(Date.parse(instant)) ? null : instant;
}
