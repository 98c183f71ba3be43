import type { CertificateStatus } from "@/lib/domain/verification/report";
import type { Detail, Finding, Outcome, SignatureCheck } from "@/lib/domain/verification/checks";

/**
 * What was found out about a signer's certificate, apart from any judgement.
 *
 * path: the chain at the signing time. revokedAt: null when a valid list does not name it, undefined when there is no such list.
 */
export type CertificateFacts = {
  path: "TRUSTED" | "NO_ROOTS" | "UNTRUSTED" | "BROKEN" | "WRONG_USE";
  notBefore: Date;
  notAfter: Date;
  revokedAt: Date | null | undefined;
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
  { check: "ISSUER", ...judgePath(facts.path) },
  { check: "PERIOD", ...judgePeriod(facts, moments.signedAt) },
  { check: "STATUS", ...judgeStatus(facts.revokedAt, moments.signedAt) },
  { check: "TIME", ...judgeTime(facts, moments) },
];

/** Each judgement as a finding about a slot. */
export const findingsAbout = (slot: string, judgements: readonly Judgement[]): readonly Finding[] =>
  judgements.map((judgement) => ({ ...judgement, subject: slot }));

type Verdict = { outcome: Outcome; detail?: Detail };

function judgePath(path: CertificateFacts["path"]): Verdict {
  switch (path) {
    case "TRUSTED":
      return { outcome: "PASSED" };
    case "NO_ROOTS":
      return { outcome: "NOT_MADE", detail: { code: "NO_TRUST_GIVEN" } };
    case "UNTRUSTED":
      return { outcome: "FAILED", detail: { code: "UNTRUSTED_ISSUER" } };
    case "BROKEN":
      return { outcome: "FAILED", detail: { code: "BROKEN_CHAIN" } };
    case "WRONG_USE":
      return { outcome: "FAILED", detail: { code: "WRONG_USE" } };
  }
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
  const provenBy = existedBy ?? now;
  if (revokedAt && revokedAt <= now && provenBy >= revokedAt) {
    return { outcome: "NOT_MADE", detail: { code: "REVOKED_LATER_TIME_UNPROVEN", about: revokedAt.toISOString() } };
  }
  if (provenBy > notAfter) return { outcome: "NOT_MADE", detail: { code: "EXPIRED_TIME_UNPROVEN", about: notAfter.toISOString() } };
  return { outcome: "PASSED" };
}

/** The status of a certificate at one moment, as a word to show. */
export function statusAt({ notBefore, notAfter, revokedAt }: CertificateFacts, moment: Date): CertificateStatus {
  if (moment < notBefore) return "NOT_YET_VALID";
  if (revokedAt && revokedAt <= moment) return "REVOKED";
  if (moment > notAfter) return "EXPIRED";
  return revokedAt === undefined ? "UNKNOWN" : "GOOD";
}
