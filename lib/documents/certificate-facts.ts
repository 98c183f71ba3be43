import type { CertificateStatus } from "@/lib/domain/verification/report";
import type { Detail, Finding, Outcome, SignatureCheck } from "@/lib/domain/verification/checks";

export type PathFaultCode = "NO_TRUST_GIVEN" | "UNTRUSTED_ISSUER" | "BROKEN_CHAIN" | "WRONG_USE" | "WEAK_KEY";

/**
 * What was found out about a signer's certificate, apart from any judgement.
 *
 * fault: why the chain does not hold, null when it does. revokedAt, revokedNow: since when it is revoked, by lists that speak of the
 * signing time and of now; null when they do not name it, undefined when there is no such list.
 */
export type CertificateFacts = {
  fault: PathFaultCode | null;
  notBefore: Date;
  notAfter: Date;
  revokedAt: Date | null | undefined;
  revokedNow: Date | null | undefined;
};

/** The moments a certificate is judged by. existedBy: when the file was certainly there, by the register or a time-stamp. */
export type Moments = { signedAt: Date; now: Date; existedBy: Date | null };

type Judgement = { check: SignatureCheck; outcome: Outcome; detail?: Detail };

/**
 * The findings about a certificate, judged at the signing time and not now.
 *
 * An expired certificate proves nothing by itself: whoever holds its key could write any time. So without proof that the file
 * was there before the end, TIME is not made. The same holds for one revoked after the signing.
 * Source: QĐ 1789, Đ.8.1, 24.3b; NĐ 68/2024, Đ.31; ETSI EN 319 102-1 §5.5 (proof of existence); docs/decisions/022.
 */
export const judgeCertificate = (facts: CertificateFacts, moments: Moments): readonly Judgement[] => [
  { check: "ISSUER", ...judgeIssuer(facts.fault) },
  { check: "PERIOD", ...judgePeriod(facts, moments.signedAt) },
  { check: "STATUS", ...judgeStatus(facts.revokedAt, moments.signedAt) },
  { check: "TIME", ...judgeTime(facts, moments) },
];

/** Each judgement as a finding about a slot. */
export const findingsAbout = (slot: string, judgements: readonly Judgement[]): readonly Finding[] =>
  judgements.map((judgement) => ({ ...judgement, subject: slot }));

type Verdict = { outcome: Outcome; detail?: Detail };

/** Without any root nothing could be checked; every other fault is a no. */
function judgeIssuer(fault: PathFaultCode | null): Verdict {
  if (fault === null) return { outcome: "PASSED" };
  return { outcome: fault === "NO_TRUST_GIVEN" ? "NOT_MADE" : "FAILED", detail: { code: fault } };
}

function judgePeriod({ notBefore, notAfter }: CertificateFacts, signedAt: Date): Verdict {
  if (signedAt < notBefore) return { outcome: "FAILED", detail: { code: "NOT_YET_VALID_WHEN_SIGNED", about: notBefore.toISOString() } };
  if (signedAt > notAfter) return { outcome: "FAILED", detail: { code: "EXPIRED_WHEN_SIGNED", about: notAfter.toISOString() } };
  return { outcome: "PASSED" };
}

function judgeStatus(revokedAt: Date | null | undefined, signedAt: Date): Verdict {
  if (revokedAt === undefined) return { outcome: "NOT_MADE", detail: { code: "NO_REVOCATION_LIST" } };
  if (revokedAt !== null && revokedAt <= signedAt) return { outcome: "FAILED", detail: { code: "REVOKED_WHEN_SIGNED", about: revokedAt.toISOString() } };
  return { outcome: "PASSED" };
}

function judgeTime({ notAfter, revokedAt }: CertificateFacts, { now, existedBy }: Moments): Verdict {
  const provenBy = existedBy ?? now; // that the file exists now proves only now
  if (revokedAt && revokedAt <= now && provenBy >= revokedAt) {
    return { outcome: "NOT_MADE", detail: { code: "REVOKED_LATER_TIME_UNPROVEN", about: revokedAt.toISOString() } };
  }
  if (provenBy > notAfter) return { outcome: "NOT_MADE", detail: { code: "EXPIRED_TIME_UNPROVEN", about: notAfter.toISOString() } };
  return { outcome: "PASSED" };
}

/** The status of a certificate at one moment, as a word to show; `revokedSince` as the lists of that moment say it. */
export function statusAt({ notBefore, notAfter }: CertificateFacts, moment: Date, revokedSince: Date | null | undefined): CertificateStatus {
  if (moment < notBefore) return "NOT_YET_VALID";
  if (revokedSince && revokedSince <= moment) return "REVOKED";
  if (moment > notAfter) return "EXPIRED";
  return revokedSince === undefined ? "UNKNOWN" : "GOOD";
}
