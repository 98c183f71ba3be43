import "server-only";
import type { Certificate } from "@/lib/signing/certificate";
import { checkPath } from "@/lib/signing/path";
import { nodeVerifyRsa } from "@/lib/signing/node-crypto";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import type { CertificateHolder } from "../db/client/enums";
import type { Ctx } from "../context";
import { loadTrust } from "./trust";
import { isHolders } from "./whose-certificate";

type Candidate = { certificate: Certificate; chain: readonly Uint8Array[]; holder: CertificateHolder };

/**
 * Why a certificate cannot be taken into the register, or null: it must be this person's (or the school's), in force, from a
 * trusted authority, and not revoked. "Unknown" is accepted here: the status is asked again whenever something is verified.
 *
 * Source: QĐ 1789, Đ.8.1; NĐ 68/2024, Đ.31.
 */
export async function refuseCertificate(ctx: Ctx, { certificate, chain, holder }: Candidate): Promise<ErrorCode | null> {
  if (!(await isHolders(ctx, holder, certificate))) return "CERTIFICATE_OTHER_PERSON";
  if (ctx.now < certificate.notBefore || ctx.now > certificate.notAfter) return "CERTIFICATE_NOT_IN_FORCE";
  const path = await checkPath({ ...(await loadTrust(ctx.db)), verify: nodeVerifyRsa, leaf: certificate.der, chain, at: ctx.now });
  if (!path.isTrusted) return "CERTIFICATE_UNTRUSTED";
  return path.revocation.status === "REVOKED" ? "CERTIFICATE_REVOKED" : null;
}
