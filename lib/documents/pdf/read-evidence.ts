import { derLength, DerError } from "@/lib/signing/der";
import { openOcspResponse, OcspRefused } from "@/lib/signing/ocsp";
import { isNormalToken } from "@/lib/signing/timestamp-token";
import type { ValidationData } from "@/lib/signing/validation-data";
import { OBJECT } from "./object-numbers";
import type { PdfEvidence } from "./pdf-evidence";
import { isReserve } from "./pdf-evidence";

/** What an evidence revision says, before it is written again and compared. */
export type ReadRevision = { kind: "STORE"; data: ValidationData } | { kind: "TIME_STAMP"; token: Uint8Array; reserve: number };

/**
 * Takes the values out of the evidence revision that begins where the bytes known so far end.
 *
 * Returns null when what stands there is not of our making. Never throws.
 */
export function readRevision(file: Uint8Array, known: PdfEvidence): ReadRevision | null {
  const rest = file.subarray(known.length);
  const text = new TextDecoder("latin1").decode(rest); // one character a byte
  try {
    return text.startsWith(`\n${OBJECT.form} 0 obj\n`) ? readTimeStamp(text) : readStore(rest, text, known.stored);
  } catch (error) {
    if (error instanceof DerError || error instanceof OcspRefused) return null;
    throw error;
  }
}

const TOKEN_OPENING = "/SubFilter /ETSI.RFC3161 /Contents <";

function readTimeStamp(text: string): ReadRevision | null {
  const start = text.indexOf(TOKEN_OPENING) + TOKEN_OPENING.length;
  const hex = text.slice(start, text.indexOf(">", start));
  if (start < TOKEN_OPENING.length || !isReserve(hex.length / 2) || !/^[0-9a-f]+$/.test(hex)) return null;
  const padded = Uint8Array.from({ length: hex.length / 2 }, (_, index) => Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16));
  const token = padded.subarray(0, derLength(padded));
  return isNormalToken(token) ? { kind: "TIME_STAMP", token, reserve: padded.length } : null;
}

const STORE = /^\n(?:1 0 obj\n[^\n]{1,2000}\nendobj\n)?\d{1,7} 0 obj\n<< \/Type \/DSS \/Certs \[([^\]\n]*)\] \/OCSPs \[([^\]\n]*)\] \/CRLs \[([^\]\n]*)\] >>\nendobj\n/;
const STREAM = /^\d{1,7} 0 obj\n<< \/Length (\d{1,7}) >>\nstream\n/;
const STREAM_END = "\nendstream\nendobj\n";

/** The dictionary tells how many streams of each kind are new: they follow in that order. */
function readStore(rest: Uint8Array, text: string, stored: PdfEvidence["stored"]): ReadRevision | null {
  const found = STORE.exec(text);
  if (found === null) return null;
  const countOf = (list = "", before: number) => (list.match(/ R/g)?.length ?? 0) - before;
  const counts = [countOf(found[1], stored.certificates), countOf(found[2], stored.ocsps), countOf(found[3], stored.crls)] as const;
  const streams = readStreams(rest, text, { from: found[0].length, count: counts.reduce((sum, count) => sum + count, 0) });
  if (streams === null || counts.some((count) => count < 0)) return null;
  const [certificates, ocsps] = [streams.slice(0, counts[0]), streams.slice(counts[0], counts[0] + counts[1])];
  return { kind: "STORE", data: { certificates, ocsps: ocsps.map(openOcspResponse), crls: streams.slice(counts[0] + counts[1]) } };
}

/** Null when there are not as many, or none at all. */
function readStreams(rest: Uint8Array, text: string, at: { from: number; count: number }): Uint8Array[] | null {
  const streams: Uint8Array[] = [];
  for (let next = at.from; streams.length < at.count; ) {
    const opening = STREAM.exec(text.slice(next, next + 64));
    if (opening === null) return null;
    const start = next + opening[0].length;
    const end = start + Number(opening[1]);
    streams.push(rest.slice(start, end));
    next = end + STREAM_END.length;
  }
  return streams.length > 0 ? streams : null;
}
