import type { Certificate } from "./certificate";
import { OID } from "./object-ids";

/** What a certificate at the end of a path is to be used for. */
export type Purpose = "SIGNING" | "TIME_STAMPING" | "OCSP_SIGNING";

const SERVICES: readonly string[] = [OID.useTimeStamping, OID.useOcspSigning];

/**
 * Whether a certificate says that it may be used so.
 *
 * A document's signer may have any use but one that is only a service's: what a time-stamping service or a status responder signs is no
 * document. A time-stamping service has that use alone, and critical.
 * Source: RFC 5280 §4.2.1.3, §4.2.1.12; RFC 3161 §2.3; RFC 6960 §4.2.2.2.
 */
export function isFitFor({ keyUsage, extendedKeyUsage, isUseCritical }: Certificate, purpose: Purpose): boolean {
  const maySign = keyUsage === null || keyUsage.includes("digitalSignature") || keyUsage.includes("nonRepudiation");
  if (!maySign) return false;
  if (purpose === "SIGNING") return extendedKeyUsage === null || extendedKeyUsage.some((use) => !SERVICES.includes(use));
  if (purpose === "OCSP_SIGNING") return extendedKeyUsage?.includes(OID.useOcspSigning) === true;
  return isUseCritical && extendedKeyUsage?.length === 1 && extendedKeyUsage[0] === OID.useTimeStamping;
}
