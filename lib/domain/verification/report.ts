import type { Instant, SlotRole, TranscriptData } from "@/lib/documents/transcript-data";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { Detail, Finding, Outcome } from "./checks";
import type { EvidenceLevel } from "./evidence-level";
import type { FileFault } from "./file-fault";
import type { Integrity, Standing } from "./verdict";

export type FileFormat = "XML" | "PDF";

/** What is known of a certificate at one moment. */
export type CertificateStatus = "GOOD" | "REVOKED" | "EXPIRED" | "NOT_YET_VALID" | "UNKNOWN";

/**
 * What QĐ 1789 Đ.12 wants shown about one signature.
 *
 * Source: QĐ 1789, Đ.12 (signature name, signing time, certificate owner, validity, status, CA, integrity).
 */
export type SignatureFacts = {
  slot: string;
  role: SlotRole;
  signer: string; // common name in the certificate
  declaredName: string; // the name the record gives for this slot
  identity: { kind: "CCCD" | "MST"; number: string } | null;
  authority: string; // common name of the issuing CA
  signedAt: Instant;
  certificate: { subject: string; issuer: string; serial: string; notBefore: Date; notAfter: Date };
  statusWhenSigned: CertificateStatus;
  statusNow: CertificateStatus; // information only: a certificate is judged at the signing time
  integrity: Integrity;
  subjects: readonly SubjectCode[]; // what a GVBM vouches for; empty for those who sign the whole
};

/** One time-stamp over the file. at null: it could not be read. outcome NOT_MADE: nothing speaks against it, and it proves nothing. */
export type TimeStampFacts = { at: Instant | null; authority: string; ends: Date | null; outcome: Outcome; detail?: Detail };

/**
 * What can be proved in the long run: the level reached, and each time-stamp in order.
 *
 * fault: why a record given beside the file was set aside. Source: ETSI EN 319 142-1 §6; RFC 4998.
 */
export type EvidenceFacts = { level: EvidenceLevel; timeStamps: readonly TimeStampFacts[]; fault?: Detail };

/**
 * Everything a verifier found in one file.
 *
 * integrity null: the file is not ours and was not judged; notOurs says why.
 * data: only what the signatures authenticated (integrity is not INVALID), else null. evidence: absent for a file that was not judged.
 */
export type Report = {
  format: FileFormat | null;
  integrity: Integrity | null;
  standing: Standing;
  replacedBy?: string;
  findings: readonly Finding[];
  signatures: readonly SignatureFacts[];
  data: TranscriptData | null;
  evidence?: EvidenceFacts;
  notOurs?: FileFault;
};

/** What the school's register says of a unit, given by whoever may ask it. existedBy: when this very file was in the archive. */
export type RegistryRecord = { standing: Standing; replacedBy?: string; existedBy?: Instant };

/** The report of a file that is not ours. */
export const notOurs = (format: FileFormat | null, fault: FileFault): Report => ({
  format,
  integrity: null,
  standing: "UNKNOWN",
  findings: [],
  signatures: [],
  data: null,
  notOurs: fault,
});

/** The report of a file that would be ours and does not keep to the form. `about`: the place, as the reader names it. */
export const malformed = (format: FileFormat, about: string): Report => ({
  format,
  integrity: "INVALID",
  standing: "UNKNOWN",
  findings: [{ check: "STRUCTURE", outcome: "FAILED", detail: { code: "MALFORMED", about } }],
  signatures: [],
  data: null,
});
