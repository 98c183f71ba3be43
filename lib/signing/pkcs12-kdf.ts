import { createHash } from "node:crypto";
import { setImmediate as pause } from "node:timers/promises";
import { joinBytes } from "./bytes";

/** What a derived value is for. Source: RFC 7292 §B.3. */
export const KDF_PURPOSE = { key: 1, iv: 2, mac: 3 } as const;

/** Digest name in OpenSSL, with the block length of the digest in bytes. */
const BLOCK_LENGTHS = { sha1: 64, sha224: 64, sha256: 64, sha384: 128, sha512: 128 } as const;
export type KdfDigest = keyof typeof BLOCK_LENGTHS;

export type KdfRequest = {
  digest: KdfDigest;
  purpose: (typeof KDF_PURPOSE)[keyof typeof KDF_PURPOSE];
  password: Uint8Array;
  salt: Uint8Array;
  iterations: number;
  length: number;
};

/** A password as PKCS#12 wants it: UTF-16BE with two zero bytes after it. Source: RFC 7292 §B.1. */
export function bmpPassword(password: string): Uint8Array {
  const bytes = new Uint8Array(password.length * 2 + 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < password.length; i++) view.setUint16(i * 2, password.charCodeAt(i));
  return bytes;
}

/**
 * Key material from a password, the way PKCS#12 did before PBKDF2. The caller has checked the iterations.
 *
 * Source: RFC 7292 §B.2.
 */
export async function pkcs12Kdf({ digest, purpose, password, salt, iterations, length }: KdfRequest): Promise<Uint8Array> {
  const block = BLOCK_LENGTHS[digest];
  const diversifier = new Uint8Array(block).fill(purpose);
  const input = joinBytes(stretched(salt, block), stretched(password, block));
  const output: Uint8Array[] = [];
  for (let have = 0; have < length; ) {
    const hash = await hashedAgain(digest, iterations, joinBytes(diversifier, input));
    output.push(hash);
    have += hash.length;
    const addend = stretched(hash, block).subarray(0, block);
    for (let at = 0; at < input.length; at += block) addOne(input.subarray(at, at + block), addend);
  }
  return joinBytes(...output).subarray(0, length);
}

const WITHOUT_PAUSE = 5_000; // iterations; a few milliseconds, so that others are served meanwhile

async function hashedAgain(digest: KdfDigest, iterations: number, input: Uint8Array): Promise<Uint8Array> {
  let hash = input;
  for (let i = 1; i <= iterations; i++) {
    hash = createHash(digest).update(hash).digest();
    if (i % WITHOUT_PAUSE === 0) await pause();
  }
  return hash;
}

/** The bytes repeated up to the next whole block; nothing stays nothing. */
function stretched(bytes: Uint8Array, block: number): Uint8Array {
  const length = Math.ceil(bytes.length / block) * block;
  return Uint8Array.from({ length }, (_, i) => bytes[i % bytes.length] ?? 0);
}

/** block = block + addend + 1, as numbers, modulo their size. */
function addOne(block: Uint8Array, addend: Uint8Array): void {
  let carry = 1;
  for (let i = block.length - 1; i >= 0; i--) {
    const sum = (block[i] ?? 0) + (addend[i] ?? 0) + carry;
    block[i] = sum & 0xff;
    carry = sum >> 8;
  }
}
