import { createHmac, timingSafeEqual } from "node:crypto";
import { DerError, DerReader, TAG } from "./der";
import { oidOf, smallInteger } from "./der-values";
import { OID } from "./object-ids";
import { Pkcs12Error, type IterationBudget } from "./pkcs12-error";
import { P12 } from "./pkcs12-ids";
import { KDF_PURPOSE, pkcs12Kdf, type KdfDigest } from "./pkcs12-kdf";
import { derivePbkdf2, HMACS, readPbkdf2, type Password, type Pbkdf2 } from "./pkcs12-protection";

const DIGESTS: Readonly<Record<string, KdfDigest>> = {
  "1.3.14.3.2.26": "sha1",
  [OID.sha256]: "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

/** Digests that PBMAC1 may not rest on: no longer than a SHA-1. Source: RFC 9579 §7. */
const TOO_SHORT: ReadonlySet<KdfDigest> = new Set(["sha1"]);
const PBMAC1_KEY_LENGTHS = { min: 20, max: 64 } as const; // bytes; RFC 9579 §9

/**
 * The check over the whole file: an HMAC whose key is derived PKCS#12's own way, or by PBKDF2 (PBMAC1).
 *
 * Source: RFC 7292 §4 (MacData); RFC 9579 §3, §4.
 */
export type MacData = { digest: KdfDigest; value: Uint8Array } & ({ kind: "PKCS12"; salt: Uint8Array; iterations: number } | { kind: "PBMAC1"; derivation: Pbkdf2 & { keyLength: number } });

/** Throws: DerError; Pkcs12Error UNSUPPORTED. */
export function readMacData(reader: DerReader): MacData {
  const info = reader.inside();
  const algorithm = info.inside();
  const type = oidOf(algorithm.any());
  const pbmac1 = type === P12.pbmac1 ? readPbmac1(algorithm.inside()) : null;
  const value = info.take(TAG.OCTET_STRING).body;
  const salt = reader.take(TAG.OCTET_STRING).body;
  const iterations = reader.isAtEnd ? 1 : smallInteger(reader.any());
  reader.end();
  if (pbmac1) return { kind: "PBMAC1", value, ...pbmac1 }; // salt and iterations outside are there for older readers and mean nothing
  const digest = DIGESTS[type];
  if (!digest) throw new Pkcs12Error("UNSUPPORTED");
  return { kind: "PKCS12", digest, value, salt, iterations };
}

/** Throws: DerError, also without a length of the key or beside the allowed ones; Pkcs12Error UNSUPPORTED. Source: RFC 9579 §5; RFC 8018 §A.5. */
function readPbmac1(parameters: DerReader) {
  const derivation = readPbkdf2(parameters.inside());
  const digest = HMACS[oidOf(parameters.inside().any())];
  parameters.end();
  const { keyLength } = derivation;
  if (!digest || TOO_SHORT.has(digest) || TOO_SHORT.has(derivation.digest)) throw new Pkcs12Error("UNSUPPORTED");
  if (keyLength === null || keyLength < PBMAC1_KEY_LENGTHS.min || keyLength > PBMAC1_KEY_LENGTHS.max) throw new DerError("PBMAC1 without a fitting length of its key");
  return { digest, derivation: { ...derivation, keyLength } };
}

/** Whether the password fits the check. Throws: Pkcs12Error TOO_MANY_ITERATIONS, before deriving. */
export async function fitsMac(mac: MacData, safe: Uint8Array, password: Password, budget: IterationBudget): Promise<boolean> {
  const { digest, value } = mac;
  const expected = createHmac(digest, await keyOf(mac, password, budget)).update(safe).digest();
  return expected.length === value.length && timingSafeEqual(expected, value);
}

async function keyOf(mac: MacData, { bmp, utf8 }: Password, budget: IterationBudget): Promise<Uint8Array> {
  if (mac.kind === "PBMAC1") return derivePbkdf2(mac.derivation, utf8, mac.derivation.keyLength, budget);
  const { digest, salt, iterations, value } = mac;
  budget.spend(iterations);
  return pkcs12Kdf({ digest, purpose: KDF_PURPOSE.mac, password: bmp, salt, iterations, length: value.length });
}
