import "server-only";
import type { FoundEvidence } from "@/lib/documents/evidence";
import { recordEvidence } from "@/lib/documents/evidence";
import { reserveForToken } from "@/lib/documents/pdf/pdf-evidence";
import { reopenEvidence } from "@/lib/documents/pdf/reopen-evidence";
import type { PdfTools } from "@/lib/documents/pdf/pdf-tools";
import type { SlotSignature } from "@/lib/documents/transcript-data";
import { readXml } from "@/lib/documents/xml/read-xml";
import { nextImprint, readEvidenceRecord, writeEvidenceRecord } from "@/lib/signing/evidence-record";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { holdsValidationData, newValidationData, type ValidationData } from "@/lib/signing/validation-data";
import type { Stamp } from "./stamping-service";

/** What is to be written: validation data, and whether a time-stamp follows them. tokenLength: what to expect of a token, in bytes. */
export type EvidenceToWrite = { data: ValidationData | null; stamp: ((imprint: Uint8Array) => Promise<Stamp | null>) | null };

/**
 * One of the two files of a unit, or the record beside it, open to be proven further.
 *
 * write: the bytes of the next revision; null when no time-stamp was to be had after all.
 */
export type OpenEvidence = {
  signatures: readonly SlotSignature[];
  found: FoundEvidence;
  digest: Uint8Array; // SHA-256 of the file
  write(next: EvidenceToWrite): Promise<{ bytes: Uint8Array; stamp: Stamp["stamp"] | null } | null>;
};

const USUAL_TOKEN = 4096;

/** A sealed PDF, which carries its evidence itself. Returns null when the bytes are not a sealed file of ours. */
export function openPdfEvidence(bytes: Uint8Array, tools: PdfTools): OpenEvidence | null {
  const opened = reopenEvidence(bytes, tools);
  if (opened === null) return null;
  const { signatures, evidence: found } = opened;
  return { signatures, found, digest: nodeSha256(bytes), write: (next) => writePdf(bytes, tools, next) };
}

/** The file is opened anew for each try: a token that turns out longer than what was kept for it needs the revision written again. */
async function writePdf(bytes: Uint8Array, tools: PdfTools, { data, stamp }: EvidenceToWrite): Promise<Awaited<ReturnType<OpenEvidence["write"]>>> {
  for (let expected = USUAL_TOKEN; ; ) {
    const opened = reopenEvidence(bytes, tools);
    if (opened === null) return null;
    const { pdf, evidence } = opened;
    const fresh = data && newValidationData(data, evidence.data);
    if (fresh && holdsValidationData(fresh)) pdf.addStore(fresh);
    if (stamp === null) return { bytes: pdf.bytes(), stamp: null };
    const reserve = reserveForToken(expected);
    const got = await stamp(pdf.prepareTimeStamp(reserve));
    if (got === null) return null;
    if (got.token.length <= reserve) {
      pdf.addTimeStamp(got.token);
      return { bytes: pdf.bytes(), stamp: got.stamp };
    }
    expected = got.token.length;
  }
}

/** A sealed XML with the record that lies beside it, or none yet. Returns null when one of them is not ours. */
export function openXmlEvidence(file: Uint8Array, record: Uint8Array | null): OpenEvidence | null {
  const read = readXml(file);
  const found = recordEvidence(file, { evidenceRecord: record, sha256: nodeSha256 });
  if (read.kind !== "READ" || found.fault) return null;
  const digest = nodeSha256(file);
  return { signatures: read.signatures, found, digest, write: (next) => writeRecord({ digest, record, known: found.data }, next) };
}

type RecordSoFar = { digest: Uint8Array; record: Uint8Array | null; known: ValidationData };

/** Data go into a record only with a time-stamp over them. */
async function writeRecord({ digest, record, known }: RecordSoFar, { data, stamp }: EvidenceToWrite): Promise<Awaited<ReturnType<OpenEvidence["write"]>>> {
  const earlier = record === null ? [] : readEvidenceRecord(record, digest, nodeSha256);
  const fresh = data && newValidationData(data, known);
  const next = { fileDigest: digest, earlier, data: fresh && holdsValidationData(fresh) ? fresh : null };
  const got = stamp === null ? null : await stamp(nextImprint(next, nodeSha256));
  if (got === null) return null;
  return { bytes: writeEvidenceRecord(digest, [...earlier, { token: got.token, data: next.data }], nodeSha256), stamp: got.stamp };
}
