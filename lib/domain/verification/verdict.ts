import { FILE_CHECKS, SIGNATURE_CHECKS } from "./checks";
import type { CheckCode, Finding } from "./checks";

/** Whether a file is what its signers signed. Source: QĐ 1789, Đ.12 (last paragraph). */
export type Integrity = "VALID" | "INVALID" | "UNDETERMINED";

/** Where the unit stands in the school's register; a question apart from integrity. Source: QĐ 1789, Đ.21.4, 21.6. */
export type Standing = "IN_FORCE" | "REPLACED" | "REVOKED" | "UNKNOWN";

/**
 * The one word about a file, from its findings alone.
 *
 * One failed check makes it invalid; a check not made, or never listed, leaves it undetermined. At least one signature is needed.
 * Source: QĐ 1789, Đ.12.
 */
export function integrityOf(findings: readonly Finding[]): Integrity {
  if (findings.some((finding) => finding.outcome === "FAILED")) return "INVALID";
  const complete = hasAll(findings, undefined, FILE_CHECKS) && subjectsOf(findings).every((slot) => hasAll(findings, slot, SIGNATURE_CHECKS));
  const allMade = findings.every((finding) => finding.outcome === "PASSED");
  return complete && allMade && subjectsOf(findings).length > 0 ? "VALID" : "UNDETERMINED";
}

/** The same word about one signature alone. */
export function signatureIntegrity(findings: readonly Finding[], slot: string): Integrity {
  const own = findings.filter((finding) => finding.subject === slot);
  if (own.some((finding) => finding.outcome === "FAILED")) return "INVALID";
  return hasAll(own, slot, SIGNATURE_CHECKS) && own.every((finding) => finding.outcome === "PASSED") ? "VALID" : "UNDETERMINED";
}

const subjectsOf = (findings: readonly Finding[]) => [...new Set(findings.flatMap((finding) => finding.subject ?? []))];

const hasAll = (findings: readonly Finding[], subject: string | undefined, checks: readonly CheckCode[]) =>
  checks.every((check) => findings.some((finding) => finding.check === check && finding.subject === subject));
