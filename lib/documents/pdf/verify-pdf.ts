import type { Finding } from "@/lib/domain/verification/checks";
import { malformed, notOurs } from "@/lib/domain/verification/report";
import type { Report } from "@/lib/domain/verification/report";
import { sameBytes } from "@/lib/signing/bytes";
import { NO_EVIDENCE } from "../evidence";
import type { FoundEvidence } from "../evidence";
import { judgeDocument } from "../judge-document";
import type { FoundSignature } from "../judge-document";
import { slotsOf } from "../slots";
import type { SlotSignature, TranscriptData } from "../transcript-data";
import type { VerifyOptions } from "../verification-options";
import { openPdf } from "./open-pdf";
import type { OpenPdf } from "./open-pdf";
import type { PdfTools } from "./pdf-tools";
import { readPdf } from "./read-pdf";
import { replayEvidence } from "./replay-evidence";
import { isPdfSlot } from "./signature-fields";

/** tools: the fonts and the shared beginning with which the file is drawn again. */
export type PdfVerifyOptions = VerifyOptions & { tools: PdfTools };

/**
 * Verifies a học bạ PDF by drawing it again.
 *
 * Data and signatures are read, the whole file is written from them by the same writers, and every byte must be the same: the page
 * says what the data say, and nothing was put between two signatures. Then values, certificates and policy as for the XML.
 * Never throws for any bytes. Source: QĐ 1789, Đ.12.
 */
export async function verifyPdf(bytes: Uint8Array, options: PdfVerifyOptions): Promise<Report> {
  const read = readPdf(bytes, options.sha256);
  if (read.kind === "NOT_OURS") return notOurs("PDF", read.fault);
  if (read.kind === "MALFORMED") return malformed("PDF", read.about);
  if (read.signatures.length === 0) return notOurs("PDF", { code: "UNSIGNED" });
  const slots = slotsOf(read.data).filter(({ key }) => isPdfSlot(key));
  const rebuilt = rebuild(read.data, read.signatures, options.tools);
  const { content, evidence } = checkContent(bytes, rebuilt.pdf);
  const findings: Finding[] = [{ check: "STRUCTURE", outcome: "PASSED" }, content];
  return judgeDocument({ format: "PDF", data: read.data, slots, signatures: rebuilt.signatures, findings, evidence }, options);
}

/** The signed file byte for byte, then any number of evidence revisions of ours, and nothing else. */
function checkContent(file: Uint8Array, pdf: OpenPdf | null): { content: Finding; evidence: FoundEvidence } {
  const altered: Finding = { check: "CONTENT", outcome: "FAILED", detail: { code: "ALTERED" } };
  const rebuilt = pdf?.bytes() ?? null;
  if (rebuilt === null || !sameBytes(file.subarray(0, rebuilt.length), rebuilt)) return { content: altered, evidence: NO_EVIDENCE };
  const { evidence, end } = pdf?.isSealed === true ? replayEvidence(file, pdf.evidence()) : { evidence: NO_EVIDENCE, end: rebuilt.length };
  if (end === file.length) return { content: { check: "CONTENT", outcome: "PASSED" }, evidence };
  return { content: { ...altered, detail: { code: "UNACCOUNTED_BYTES", about: String(end) } }, evidence: NO_EVIDENCE };
}

type Rebuilt = { pdf: OpenPdf | null; signatures: readonly FoundSignature[] };

/** Replays the signing. pdf is null when these values cannot be drawn or signed at all. */
function rebuild(data: TranscriptData, signatures: readonly SlotSignature[], tools: PdfTools): Rebuilt {
  const pdf = orNull(() => openPdf(data, tools));
  const found = signatures.map((signature) => ({ ...signature, signedBytes: pdf && orNull(() => replay(pdf, signature)) }));
  const isWhole = pdf !== null && found.every(({ signedBytes }) => signedBytes !== null);
  return { pdf: isWhole ? pdf : null, signatures: found };
}

function replay(pdf: OpenPdf, signature: SlotSignature): Uint8Array {
  const signedBytes = pdf.signedBytes(signature);
  pdf.add(signature);
  return signedBytes;
}

/** Values that a writer refuses (a letter without a glyph, a certificate that is none) are values that no file of ours holds. */
function orNull<T>(write: () => T): T | null {
  try {
    return write();
  } catch {
    return null;
  }
}
