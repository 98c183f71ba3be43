import "server-only";
import { checkPath } from "@/lib/signing/path";
import { nodeVerifyRsa } from "@/lib/signing/node-crypto";
import type { CertificateStatus } from "../db/client/enums";
import type { Db } from "../context";
import { loadTrust } from "./trust";

export const ENDED_CERTIFICATE = ["CERTIFICATE_REVOKED", "CERTIFICATE_NOT_IN_FORCE", "CERTIFICATE_UNTRUSTED"] as const;
export type EndedCertificate = (typeof ENDED_CERTIFICATE)[number];

/**
 * Why nobody can sign with a registered certificate any more, or null: it was ended here, its authority revoked it by the
 * lists at hand, its time is over, or its authority is trusted no longer. An unknown status does not block.
 *
 * Source: QĐ 1789, Đ.8.1; NĐ 68/2024, Đ.31.
 */
export async function endedCertificate(
  db: Db,
  now: Date,
  certificate: { der: Uint8Array; chain: readonly Uint8Array[]; status: CertificateStatus },
): Promise<EndedCertificate | null> {
  if (certificate.status === "REVOKED") return "CERTIFICATE_REVOKED";
  const path = await checkPath({ ...(await loadTrust(db)), verify: nodeVerifyRsa, leaf: certificate.der, chain: certificate.chain, at: now });
  if (path.revocation.status === "REVOKED") return "CERTIFICATE_REVOKED";
  if (path.validity !== "VALID") return "CERTIFICATE_NOT_IN_FORCE";
  return path.isTrusted ? null : "CERTIFICATE_UNTRUSTED";
}
