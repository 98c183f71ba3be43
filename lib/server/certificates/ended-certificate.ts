import "server-only";
import { checkPath } from "@/lib/signing/path";
import { nodeVerifyRsa } from "@/lib/signing/node-crypto";
import type { CertificateStatus, UnknownStatusPolicy } from "../db/client/enums";
import type { PrismaClient } from "../db/client/client";
import { certificateStatus, type CertificateStanding } from "../trust/certificate-status";
import { loadTrust } from "./trust";

export const ENDED_CERTIFICATE = ["CERTIFICATE_REVOKED", "CERTIFICATE_NOT_IN_FORCE", "CERTIFICATE_UNTRUSTED", "CERTIFICATE_STATUS_UNKNOWN"] as const;
export type EndedCertificate = (typeof ENDED_CERTIFICATE)[number];

/** What was found before signing: for Batch.statusBefore. asOf: ISO 8601. policy: what the school does when the status is unknown. */
export type StatusRecord = Omit<CertificateStanding, "asOf"> & { asOf: string | null; askedAt: string; policy: UnknownStatusPolicy };

/** refusal: why nobody can sign with it now; CERTIFICATE_STATUS_UNKNOWN may pass, the others do not. */
export type BeforeSigning = { refusal: EndedCertificate | null; record: StatusRecord };

type Registered = { der: Uint8Array; chain: readonly Uint8Array[]; status: CertificateStatus };

/**
 * Looks at a registered certificate before something is signed with it: it was not ended here, its time is not over, its authority is
 * trusted, and nobody says that it was revoked. When nobody says anything, the school's choice decides.
 * Asks responders when needed: never inside a database transaction.
 *
 * Source: QĐ 1789, Đ.8.1; NĐ 68/2024, Đ.31.
 */
export async function lookBeforeSigning(db: PrismaClient, now: Date, certificate: Registered): Promise<BeforeSigning> {
  const { unknownStatus: policy } = await db.school.findFirstOrThrow({ select: { unknownStatus: true } });
  const ended = await endedByItself(db, now, certificate);
  const standing: CertificateStanding = ended ? { status: ended === "CERTIFICATE_REVOKED" ? "REVOKED" : "UNKNOWN", source: null, asOf: null } : await certificateStatus(db, now, certificate);
  const record = { ...standing, asOf: standing.asOf?.toISOString() ?? null, askedAt: now.toISOString(), policy };
  return { refusal: ended ?? refusalBy(standing, policy), record };
}

function refusalBy({ status }: CertificateStanding, policy: UnknownStatusPolicy): EndedCertificate | null {
  if (status === "REVOKED") return "CERTIFICATE_REVOKED";
  return status === "UNKNOWN" && policy === "WAIT" ? "CERTIFICATE_STATUS_UNKNOWN" : null;
}

/** What needs no asking. */
async function endedByItself(db: PrismaClient, now: Date, { der, chain, status }: Registered): Promise<EndedCertificate | null> {
  if (status === "REVOKED") return "CERTIFICATE_REVOKED";
  const path = await checkPath({ ...(await loadTrust(db)), verify: nodeVerifyRsa, leaf: der, chain, at: now });
  if (path.revocation.status === "REVOKED") return "CERTIFICATE_REVOKED";
  if (path.validity !== "VALID") return "CERTIFICATE_NOT_IN_FORCE";
  return path.isTrusted ? null : "CERTIFICATE_UNTRUSTED";
}
