import type { PdfEvidence } from "@/lib/documents/pdf/pdf-evidence";
import { reserveForToken } from "@/lib/documents/pdf/pdf-evidence";
import { openPdf } from "@/lib/documents/pdf/open-pdf";
import type { PdfTools } from "@/lib/documents/pdf/pdf-tools";
import { joinValidationData } from "@/lib/signing/validation-data";
import { pdfSample, signPdf } from "./signed-pdf";
import { signerData, type TrialStamps } from "./trial-evidence";

/** The sample, sealed and open for evidence. */
export function openSealed(tools: PdfTools): PdfEvidence {
  const pdf = openPdf(pdfSample(), tools);
  for (const signature of signPdf(pdfSample(), tools).signatures) pdf.add(signature);
  return pdf.evidence();
}

export const SIGNERS_DATA = signerData(["homeroom", "head", "school"]);

/** Adds one document time-stamp. */
export function stampPdf(pdf: PdfEvidence, stamps: TrialStamps, at: Date): void {
  const reserve = reserveForToken(4096);
  pdf.addTimeStamp(stamps.stamp(pdf.prepareTimeStamp(reserve), at));
}

/** B-LTA in one pass: what signers and the service are judged by, then a time-stamp over it. */
export function completePdf(pdf: PdfEvidence, stamps: TrialStamps, at: Date): void {
  pdf.addStore(joinValidationData(SIGNERS_DATA, stamps.data(at)));
  stampPdf(pdf, stamps, at);
}
