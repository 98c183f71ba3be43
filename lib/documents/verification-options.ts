import type { RegistryRecord } from "@/lib/domain/verification/report";
import type { Sha256, VerifyRsa } from "@/lib/signing/crypto";

/**
 * What a verifier is given besides the file.
 *
 * roots: DER of the trusted roots. crls: DER of revocation lists at hand; without one the status of a certificate is not checked.
 * now: the moment for which the question is asked. registry: what the school's register says, when it can be asked.
 */
export type VerifyOptions = {
  roots: readonly Uint8Array[];
  crls: readonly Uint8Array[];
  now: Date;
  sha256: Sha256;
  verifyRsa: VerifyRsa;
  inflate?: (bytes: Uint8Array) => Uint8Array;
  registry?: RegistryRecord | null;
};
