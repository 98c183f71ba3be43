/**
 * The operations that the readers and verifiers need from outside, so that Node and a browser can each bring their own.
 */

/** SHA-256 of bytes: 32 bytes. Source: FIPS 180-4 §6.2. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Hashes that signatures may be made with. Ours are SHA-256; authorities and time-stamping services also use the longer ones. */
export type HashName = "SHA-256" | "SHA-384" | "SHA-512";

/**
 * A hash by its name. SHA-1 serves only to recognise: whose certificate a status answer or a signed attribute of another's making means,
 * beside a signature with a better hash.
 * Source: FIPS 180-4; RFC 6960 §4.1.1; RFC 2634 §5.4.1.
 */
export type Digest = (name: HashName | "SHA-1", bytes: Uint8Array) => Uint8Array;

/**
 * Whether a signature over bytes was made with the private half of a public key.
 *
 * Shape: spki is a DER SubjectPublicKeyInfo; the signature is RSASSA-PKCS1-v1_5 with SHA-256, or with the hash that is named. Never throws:
 * a key or a signature that cannot be read is simply not a match.
 * Source: RFC 8017 §8.2.2.
 */
export type VerifyRsa = (spki: Uint8Array, bytes: Uint8Array, signature: Uint8Array, hash?: HashName) => boolean | Promise<boolean>;
