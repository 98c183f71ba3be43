import { createDecipheriv, createHmac, pbkdf2, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { DerReader, TAG, type Element } from "./der";
import { oidOf, smallInteger } from "./der-values";
import { OID } from "./object-ids";
import { P12 } from "./pkcs12-ids";
import { bmpPassword, KDF_PURPOSE, pkcs12Kdf, type KdfDigest } from "./pkcs12-kdf";
import { Pkcs12Error, type IterationBudget } from "./pkcs12-error";
import { decryptRc2 } from "./rc2";

const PRFS: Readonly<Record<string, KdfDigest>> = {
  "1.2.840.113549.2.7": "sha1",
  "1.2.840.113549.2.8": "sha224",
  [P12.hmacSha256]: "sha256",
  "1.2.840.113549.2.10": "sha384",
  "1.2.840.113549.2.11": "sha512",
};
const DIGESTS: Readonly<Record<string, KdfDigest>> = {
  "1.3.14.3.2.26": "sha1",
  [OID.sha256]: "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
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
  const derivation = parameters.inside();
  if (oidOf(derivation.any()) !== P12.pbkdf2) throw new Pkcs12Error("UNSUPPORTED");
  const values = derivation.inside();
  const salt = values.take(TAG.OCTET_STRING).body;
  const iterations = smallInteger(values.any());
  values.takeIf(TAG.INTEGER); // the key length, which the cipher says too
  const prf = values.insideIf(TAG.SEQUENCE);
  const digest = prf ? PRFS[oidOf(prf.any())] : "sha1";
  const scheme = parameters.inside();
  const cipher = PBES2_CIPHERS[oidOf(scheme.any())];
  if (!digest || !cipher) throw new Pkcs12Error("UNSUPPORTED");
  const iv = scheme.take(TAG.OCTET_STRING).body;
  budget.spend(iterations);
  if (iterations < 1) throw new Pkcs12Error("NOT_PKCS12");
  const key = await promisify(pbkdf2)(password.utf8, salt, iterations, cipher.keyLength, digest);
  return decrypt(cipher.name, key, iv, bytes);
}

function decrypt(name: string, key: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Uint8Array | null {
  try {
    const decipher = createDecipheriv(name, key, iv);
    return Buffer.concat([decipher.update(bytes), decipher.final()]);
  } catch {
    return null; // wrong padding, or a vector of the wrong length: this key opens nothing
  }
}

/** The check over the whole file. Source: RFC 7292 §4 (MacData). */
export type MacData = { digest: KdfDigest; value: Uint8Array; salt: Uint8Array; iterations: number };

/** Throws: DerError; Pkcs12Error UNSUPPORTED. */
export function readMacData(reader: DerReader): MacData {
  const info = reader.inside();
  const digest = DIGESTS[oidOf(info.inside().any())];
  if (!digest) throw new Pkcs12Error("UNSUPPORTED");
  const value = info.take(TAG.OCTET_STRING).body;
  const salt = reader.take(TAG.OCTET_STRING).body;
  const iterations = reader.isAtEnd ? 1 : smallInteger(reader.any());
  reader.end();
  return { digest, value, salt, iterations };
}

/** Whether the password fits the check. Throws: Pkcs12Error TOO_MANY_ITERATIONS, before deriving. */
export async function fitsMac(mac: MacData, safe: Uint8Array, { bmp }: Password, budget: IterationBudget): Promise<boolean> {
  budget.spend(mac.iterations);
  const { digest, salt, iterations, value } = mac;
  const key = await pkcs12Kdf({ digest, purpose: KDF_PURPOSE.mac, password: bmp, salt, iterations, length: value.length });
  const expected = createHmac(digest, key).update(safe).digest();
  return expected.length === value.length && timingSafeEqual(expected, value);
}
