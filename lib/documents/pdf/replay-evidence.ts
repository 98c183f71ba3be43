import { sameBytes } from "@/lib/signing/bytes";
import { joinValidationData, NO_VALIDATION_DATA } from "@/lib/signing/validation-data";
import type { FoundEvidence, FoundTimeStamp } from "../evidence";
import type { PdfEvidence } from "./pdf-evidence";
import { readRevision } from "./read-evidence";

/** More than a hundred years of renewals; nothing longer is read. */
const MOST_REVISIONS = 64;

/**
 * Writes every evidence revision after the seal again from its own values and compares the bytes.
 *
 * end: where the file stops being ours; what stands there is not accounted for.
 */
export function replayEvidence(file: Uint8Array, pdf: PdfEvidence): { evidence: FoundEvidence; end: number } {
  const timeStamps: FoundTimeStamp[] = [];
  let data = NO_VALIDATION_DATA;
  let end = pdf.length;
  for (let count = 0; count < MOST_REVISIONS && end < file.length; count += 1) {
    const read = readRevision(file, pdf);
    if (read === null) break;
    const imprint = read.kind === "TIME_STAMP" ? pdf.prepareTimeStamp(read.reserve) : null;
    const written = read.kind === "TIME_STAMP" ? pdf.addTimeStamp(read.token) : pdf.addStore(read.data);
    if (!sameBytes(file.subarray(end, end + written.length), written)) break;
    if (read.kind === "STORE") data = joinValidationData(data, read.data);
    else if (imprint !== null) timeStamps.push({ token: read.token, imprint, covered: data });
    end = pdf.length;
  }
  return { evidence: { timeStamps, data, isInside: true }, end };
}
