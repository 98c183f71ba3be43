/**
 * What is checked about a file as a whole, in the order it is told.
 *
 * STRUCTURE: the file follows our layout, every byte accounted for. CONTENT: rebuilt from its own values it is the same file.
 * Source: QĐ 1789, Đ.12 (XML structure conformity, data integrity); Đ.20.5 (signers and their order).
 */
export const FILE_CHECKS = ["STRUCTURE", "CONTENT", "SIGNERS_COMPLETE", "SIGNING_ORDER"] as const;

/**
 * What is checked about each signature.
 *
 * SIGNATURE: the value fits the signed part and the key. ISSUER: the chain leads to a trusted root. PERIOD: valid when signed.
 * STATUS: not revoked when signed. TIME: that it was signed then is proven. ENTITLED: this person may sign this part.
 * Source: QĐ 1789, Đ.8, Đ.12.
 */
export const SIGNATURE_CHECKS = ["SIGNATURE", "ISSUER", "PERIOD", "STATUS", "TIME", "ENTITLED"] as const;

/**
 * What is checked about long-term evidence, where a file carries any: that it belongs to this file and holds. Evidence that merely
 * cannot be judged any more proves nothing and is no finding; the report tells it beside each time-stamp.
 * Source: ETSI EN 319 102-1 §5.5, §5.6.2.
 */
export const EVIDENCE_CHECK = "EVIDENCE";

export type FileCheck = (typeof FILE_CHECKS)[number];
export type SignatureCheck = (typeof SIGNATURE_CHECKS)[number];
export type CheckCode = FileCheck | SignatureCheck | typeof EVIDENCE_CHECK;

/** NOT_MADE: it could not be checked. It never counts as passed. */
export type Outcome = "PASSED" | "FAILED" | "NOT_MADE";

/** One fact. detail: a code of DETAIL_WORDS, with what it is about. subject: the slot, absent for the whole file. */
export type Finding = { check: CheckCode; outcome: Outcome; detail?: Detail; subject?: string };

/** Why a check did not pass; `about` names the slot, the place in the file or the date in question. */
export type Detail = { code: DetailCode; about?: string };

export const DETAIL_CODES = [
  "MALFORMED",
  "ALTERED",
  "UNACCOUNTED_BYTES",
  "SLOT_MISSING",
  "SLOT_UNEXPECTED",
  "SIGNED_TOO_EARLY",
  "SEAL_BEFORE_DECLARED_DATE",
  "SIGNED_IN_FUTURE",
  "WRONG_VALUE",
  "WEAK_KEY",
  "CERTIFICATE_UNREADABLE",
  "NO_TRUST_GIVEN",
  "UNTRUSTED_ISSUER",
  "BROKEN_CHAIN",
  "WRONG_USE",
  "EXPIRED_WHEN_SIGNED",
  "NOT_YET_VALID_WHEN_SIGNED",
  "REVOKED_WHEN_SIGNED",
  "REVOKED_LATER_TIME_UNPROVEN",
  "NO_REVOCATION_LIST",
  "EXPIRED_TIME_UNPROVEN",
  "OTHER_PERSON",
  "NO_IDENTITY",
  "TITLE_NOT_DECLARED",
  "TIME_STAMP_UNREADABLE",
  "TIME_STAMP_OF_OTHER_BYTES",
  "TIME_STAMP_LATER",
  "FOREIGN_VALIDATION_DATA",
  "RECORD_OF_OTHER_FILE",
] as const;
export type DetailCode = (typeof DETAIL_CODES)[number];
