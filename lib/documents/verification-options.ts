import type { RegistryRecord } from "@/lib/domain/verification/report";
import type { Sha256, VerifyRsa } from "@/lib/signing/crypto";
import type { OcspEvidence } from "@/lib/signing/status-sources";

/**
 * What a verifier is given besides the file.
 *
 * roots: DER of the trusted roots. crls, ocsp: revocation lists and status answers at hand; without any the status of a certificate is not
 * checked.
 * now: the moment for which the question is asked. registry: what the school's register says, when it can be asked.
 */
export type VerifyOptions = {
  roots: readonly Uint8Array[];
  crls: readonly Uint8Array[];
  ocsp?: OcspEvidence;
  now: Date;
  sha256: Sha256;
  verifyRsa: VerifyRsa;
  inflate?: (bytes: Uint8Array) => Uint8Array;
  registry?: RegistryRecord | null;
};
