import type { RegistryRecord } from "@/lib/domain/verification/report";
import type { Digest, Sha256, VerifyRsa } from "@/lib/signing/crypto";
import type { OcspEvidence } from "@/lib/signing/status-sources";

/**
 * What a verifier is given besides the file.
 *
 * roots: DER of the trusted roots. crls, ocsp: revocation lists and status answers at hand, beside those that the file's own evidence brings;
 * where none speaks of a certificate its status is not checked. digest: the hashes that answers and time-stamps use.
 * evidenceRecord: of an XML, the RFC 4998 record kept beside it, DER.
 * now: the moment for which the question is asked. registry: what the school's register says, when it can be asked.
 */
export type VerifyOptions = {
  roots: readonly Uint8Array[];
  crls: readonly Uint8Array[];
  ocsp?: OcspEvidence;
  now: Date;
  sha256: Sha256;
  digest: Digest;
  verifyRsa: VerifyRsa;
  inflate?: (bytes: Uint8Array) => Uint8Array;
  evidenceRecord?: Uint8Array | null;
  registry?: RegistryRecord | null;
};
