import { constants, createPublicKey, publicDecrypt } from "node:crypto";
import { sameBytes } from "./bytes";
import { parseCertificate } from "./certificate";
import { DIGEST_INFO_SHA256 } from "./node-crypto";

/** The public key of a certificate. Shape: DER SubjectPublicKeyInfo. Throws: DerError. */
export const spkiOf = (certificate: Uint8Array): Uint8Array => parseCertificate(certificate).spki;

/**
 * Whether a value that a key gave back fits the hash it was given: checked before anything is embedded.
 *
 * Shape: hash is SHA-256; the value is RSASSA-PKCS1-v1_5.
 * Source: RFC 8017 §8.2.2.
 */
export function verifyHash(spki: Uint8Array, hash: Uint8Array, value: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
    const signed = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, value);
    return sameBytes(signed, Buffer.concat([DIGEST_INFO_SHA256, hash]));
  } catch {
    return false; // OpenSSL refuses a value that is not of this key
  }
}
