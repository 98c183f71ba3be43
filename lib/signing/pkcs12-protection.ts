import { createDecipheriv, pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { DerReader, TAG, type Element } from "./der";
import { oidOf, smallInteger } from "./der-values";
import { P12 } from "./pkcs12-ids";
import { bmpPassword, KDF_PURPOSE, pkcs12Kdf, type KdfDigest } from "./pkcs12-kdf";
import { Pkcs12Error, type IterationBudget } from "./pkcs12-error";
import { decryptRc2 } from "./rc2";

/** The digest behind an HMAC. Source: RFC 8018 §B.1. */
export const HMACS: Readonly<Record<string, KdfDigest>> = {
  "1.2.840.113549.2.7": "sha1",
  "1.2.840.113549.2.8": "sha224",
  [P12.hmacSha256]: "sha256",
  "1.2.840.113549.2.10": "sha384",
  "1.2.840.113549.2.11": "sha512",
};

type Cipher = { name: string; keyLength: number };
const PBES2_CIPHERS: Readonly<Record<string, Cipher>> = {
  "2.16.840.1.101.3.4.1.2": { name: "aes-128-cbc", keyLength: 16 },
  "2.16.840.1.101.3.4.1.22": { name: "aes-192-cbc", keyLength: 24 },
  [P12.aes256Cbc]: { name: "aes-256-cbc", keyLength: 32 },
  "1.2.840.113549.3.7": { name: "des-ede3-cbc", keyLength: 24 },
};
const OLD_CIPHERS: Readonly<Record<string, Cipher>> = {
  "1.2.840.113549.1.12.1.3": { name: "des-ede3-cbc", keyLength: 24 },
  "1.2.840.113549.1.12.1.4": { name: "des-ede-cbc", keyLength: 16 },
  "1.2.840.113549.1.12.1.5": { name: "rc2", keyLength: 16 },
  "1.2.840.113549.1.12.1.6": { name: "rc2", keyLength: 5 },
};

/** A password in the two shapes PKCS#12 wants: for its own derivation and for PBKDF2. */
export type Password = { bmp: Uint8Array; utf8: Uint8Array };

/**
 * The passwords a typed one may stand for: as typed, and in both normal forms of Unicode, for keyboards and tools differ in Vietnamese.
 * Nothing typed is either an empty text or no text at all.
 */
export function passwordsFor(typed: string): Password[] {
  const texts = [...new Set([typed, typed.normalize("NFC"), typed.normalize("NFD")])];
  const passwords = texts.map((text) => ({ bmp: bmpPassword(text), utf8: new TextEncoder().encode(text) }));
  return typed === "" ? [...passwords, { bmp: new Uint8Array(), utf8: new Uint8Array() }] : passwords;
}

/** What a safe or a key is under: an algorithm with its parameters, and the bytes. */
export type Protected = { algorithm: Element; bytes: Uint8Array };

/**
 * The plain bytes; null when the padding says that the password is wrong.
 *
 * Throws: DerError; Pkcs12Error UNSUPPORTED, TOO_MANY_ITERATIONS (before deriving).
 * Source: RFC 7292 §C; RFC 8018 §6.2.
 */
export async function unprotect({ algorithm, bytes }: Protected, password: Password, budget: IterationBudget): Promise<Uint8Array | null> {
  const reader = new DerReader(algorithm);
  const type = oidOf(reader.any());
  const parameters = reader.inside();
  if (type === P12.pbes2) return unprotectPbes2(parameters, bytes, password, budget);
  const cipher = OLD_CIPHERS[type];
  if (!cipher) throw new Pkcs12Error("UNSUPPORTED");
  const salt = parameters.take(TAG.OCTET_STRING).body;
  const iterations = smallInteger(parameters.any());
  budget.spend(iterations * 2);
  const request = { digest: "sha1", password: password.bmp, salt, iterations } as const;
  const key = await pkcs12Kdf({ ...request, purpose: KDF_PURPOSE.key, length: cipher.keyLength });
  const iv = await pkcs12Kdf({ ...request, purpose: KDF_PURPOSE.iv, length: 8 });
  if (cipher.name === "rc2") return decryptRc2(key, iv, bytes);
  // Two-key triple DES is three-key with the first key again; OpenSSL no longer carries it under its own name.
  return decrypt("des-ede3-cbc", key.length === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key, iv, bytes);
}

async function unprotectPbes2(parameters: DerReader, bytes: Uint8Array, password: Password, budget: IterationBudget): Promise<Uint8Array | null> {
  const derivation = readPbkdf2(parameters.inside());
  const scheme = parameters.inside();
  const cipher = PBES2_CIPHERS[oidOf(scheme.any())];
  if (!cipher) throw new Pkcs12Error("UNSUPPORTED");
  const iv = scheme.take(TAG.OCTET_STRING).body;
  return decrypt(cipher.name, await derivePbkdf2(derivation, password.utf8, cipher.keyLength, budget), iv, bytes); // the cipher says the length of its key
}

/** A derivation by PBKDF2. digest: of its HMAC. keyLength: in bytes, where it is told. */
export type Pbkdf2 = { salt: Uint8Array; iterations: number; keyLength: number | null; digest: KdfDigest };

/** Throws: DerError; Pkcs12Error UNSUPPORTED for another derivation. Source: RFC 8018 §A.2. */
export function readPbkdf2(algorithm: DerReader): Pbkdf2 {
  if (oidOf(algorithm.any()) !== P12.pbkdf2) throw new Pkcs12Error("UNSUPPORTED");
  const values = algorithm.inside();
  const salt = values.take(TAG.OCTET_STRING).body;
  const iterations = smallInteger(values.any());
  const length = values.takeIf(TAG.INTEGER);
  const prf = values.insideIf(TAG.SEQUENCE);
  const digest = prf ? HMACS[oidOf(prf.any())] : "sha1";
  if (!digest) throw new Pkcs12Error("UNSUPPORTED");
  return { salt, iterations, keyLength: length && smallInteger(length), digest };
}

/** Throws: Pkcs12Error TOO_MANY_ITERATIONS, before deriving. */
export async function derivePbkdf2({ salt, iterations, digest }: Pbkdf2, password: Uint8Array, length: number, budget: IterationBudget): Promise<Uint8Array> {
  if (iterations < 1) throw new Pkcs12Error("NOT_PKCS12");
  budget.spend(iterations);
  return promisify(pbkdf2)(password, salt, iterations, length, digest);
}

function decrypt(name: string, key: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Uint8Array | null {
  try {
    const decipher = createDecipheriv(name, key, iv);
    return Buffer.concat([decipher.update(bytes), decipher.final()]);
  } catch {
    return null; // wrong padding, or a vector of the wrong length: this key opens nothing
  }
}
