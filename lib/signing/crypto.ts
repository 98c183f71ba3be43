/**
 * The two operations that the readers and verifiers need from outside, so that Node and a browser can each bring their own.
 */

/** SHA-256 of bytes: 32 bytes. Source: FIPS 180-4 §6.2. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/**
 * Whether a signature over bytes was made with the private half of a public key.
 *
 * Shape: spki is a DER SubjectPublicKeyInfo; the signature is RSASSA-PKCS1-v1_5 with SHA-256. Never throws: a key or a signature
 * that cannot be read is simply not a match.
 * Source: RFC 8017 §8.2.2.
 */
export type VerifyRsa = (spki: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;
