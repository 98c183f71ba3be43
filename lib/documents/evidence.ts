import type { Detail } from "@/lib/domain/verification/checks";
import { DerError } from "@/lib/signing/der";
import { nextImprint, readEvidenceRecord } from "@/lib/signing/evidence-record";
import type { ArchiveTimeStamp } from "@/lib/signing/evidence-record";
import { joinValidationData, NO_VALIDATION_DATA } from "@/lib/signing/validation-data";
import type { ValidationData } from "@/lib/signing/validation-data";
import type { VerifyOptions } from "./verification-options";

/** A time-stamp as found. imprint: the hash it must be over. covered: all the validation data it vouches for. */
export type FoundTimeStamp = { token: Uint8Array; imprint: Uint8Array; covered: ValidationData };

/**
 * What was found that proves a file in the long run, before anything of it is believed.
 *
 * data: all validation data, covered or not. isInside: part of the file itself, so that what is wrong with it is wrong with the file.
 */
export type FoundEvidence = { timeStamps: readonly FoundTimeStamp[]; data: ValidationData; isInside: boolean; fault?: Detail };

export const NO_EVIDENCE: FoundEvidence = { timeStamps: [], data: NO_VALIDATION_DATA, isInside: false };

/**
 * The evidence of the record beside an XML. A record that is not of this very file is set aside, and that is told: what lies beside a
 * file cannot make it invalid.
 *
 * Source: RFC 4998 §4.3, §5.3.
 */
export function recordEvidence(file: Uint8Array, { evidenceRecord, sha256 }: Pick<VerifyOptions, "evidenceRecord" | "sha256">): FoundEvidence {
  if (evidenceRecord === undefined || evidenceRecord === null) return NO_EVIDENCE;
  const fileDigest = sha256(file);
  const record = readOrNull(evidenceRecord, fileDigest, sha256);
  if (record === null) return { ...NO_EVIDENCE, fault: { code: "RECORD_OF_OTHER_FILE" } };
  const dataOf = (some: readonly ArchiveTimeStamp[]) => joinValidationData(...some.map(({ data }) => data ?? NO_VALIDATION_DATA));
  const timeStamps = record.map(({ token, data }, index) => ({
    token,
    imprint: nextImprint({ fileDigest, earlier: record.slice(0, index), data }, sha256),
    covered: dataOf(record.slice(0, index + 1)),
  }));
  return { timeStamps, data: dataOf(record), isInside: false };
}

function readOrNull(bytes: Uint8Array, fileDigest: Uint8Array, sha256: VerifyOptions["sha256"]): ArchiveTimeStamp[] | null {
  try {
    return readEvidenceRecord(bytes, fileDigest, sha256);
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}
