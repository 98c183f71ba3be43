import { sameBytes } from "@/lib/signing/bytes";
import type { FoundEvidence } from "../evidence";
import type { SlotSignature } from "../transcript-data";
import { openPdf } from "./open-pdf";
import type { PdfEvidence } from "./pdf-evidence";
import type { PdfTools } from "./pdf-tools";
import { readPdf } from "./read-pdf";
import { replayEvidence } from "./replay-evidence";

/** A sealed PDF opened again to grow: what it says of signatures and evidence, and itself. */
export type ReopenedPdf = { pdf: PdfEvidence; signatures: readonly SlotSignature[]; evidence: FoundEvidence };

/**
 * Opens a sealed PDF, with whatever evidence it carries, to add more. Nothing about signatures and time-stamps is checked here.
 *
 * Returns null when the bytes are not, from the first to the last, a sealed file of ours.
 */
export function reopenEvidence(bytes: Uint8Array, tools: PdfTools): ReopenedPdf | null {
  const read = readPdf(bytes, tools.sha256);
  if (read.kind !== "READ") return null;
  const signed = openPdf(read.data, tools);
  for (const signature of read.signatures) signed.add(signature);
  if (!signed.isSealed) return null;
  const pdf = signed.evidence();
  if (!sameBytes(bytes.subarray(0, pdf.length), pdf.bytes())) return null;
  const { evidence, end } = replayEvidence(bytes, pdf);
  return end === bytes.length ? { pdf, signatures: read.signatures, evidence } : null;
}
