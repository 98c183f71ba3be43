import { constants, createPublicKey, hash, privateEncrypt, verify, type KeyObject } from "node:crypto";
import type { Digest, HashName } from "./crypto";

/** DER of DigestInfo { sha256, NULL } up to the hash itself. Source: RFC 8017 §9.2 note 1. */
export const DIGEST_INFO_SHA256 = Buffer.from("3031300d060960864801650304020105000420", "hex");
const SHA256_LENGTH = 32;
const PUBLIC_KEYS_KEPT = 256;

/** SHA-256 by OpenSSL. Source: FIPS 180-4 §6.2. */
export function nodeSha256(bytes: Uint8Array): Uint8Array {
  return hash("sha256", bytes, "buffer");
}

const NODE_NAMES = { "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512" } as const;

/** A hash by its name, by OpenSSL. Source: FIPS 180-4. */
export const nodeDigest: Digest = (name, bytes) => hash(NODE_NAMES[name], bytes, "buffer");

/** Whether the signature over the bytes is of this key, by OpenSSL; false also for a key that is not RSA. Source: RFC 8017 §8.2.2. */
export function nodeVerifyRsa(spki: Uint8Array, bytes: Uint8Array, signature: Uint8Array, name: HashName = "SHA-256"): boolean {
  const key = publicKey(spki);
  return key !== null && verify(NODE_NAMES[name], bytes, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
}

/**
 * The raw RSA signature over a hash that was made elsewhere.
 *
 * Shape: hash is SHA-256 (32 bytes); the answer is RSASSA-PKCS1-v1_5, as long as the modulus.
 * Throws: RangeError when the hash is not 32 bytes.
 * Source: RFC 8017 §8.2.1 (privateEncrypt adds the padding of type 1).
 */
export function signHash(key: KeyObject, digest: Uint8Array): Uint8Array {
  if (digest.length !== SHA256_LENGTH) throw new RangeError("A SHA-256 hash has 32 bytes");
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.concat([DIGEST_INFO_SHA256, digest]));
}

// Parsing a public key costs as much as checking a signature with it, and a few people sign thousands of times.
const publicKeys = new Map<string, KeyObject | null>();

function publicKey(spki: Uint8Array): KeyObject | null {
  const name = Buffer.from(spki).toString("base64");
  const known = publicKeys.get(name);
  if (known !== undefined) return known;
  const oldest = publicKeys.keys().next();
  if (publicKeys.size >= PUBLIC_KEYS_KEPT && !oldest.done) publicKeys.delete(oldest.value);
  const key = readRsaKey(spki);
  publicKeys.set(name, key);
  return key;
}

function readRsaKey(spki: Uint8Array): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
    return key.asymmetricKeyType === "rsa" ? key : null;
  } catch {
    return null; // not a key: the answer to "does it match?" is no
  }
}
