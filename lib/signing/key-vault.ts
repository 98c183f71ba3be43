import { createCipheriv, createDecipheriv, createPrivateKey, hkdfSync, randomBytes, type KeyObject } from "node:crypto";
import { joinBytes, sameBytes } from "./bytes";
import { scryptOfPin } from "./scrypt";

/**
 * A private key at rest:
 *
 *   version 1 | which master key 8 | salt 16 | nonce 12 | wrapped key 32 + 16 | nonce 12 | PKCS#8 + 16
 *
 * The PKCS#8 is under a random key of its own; that key is under PIN and master key together, so that neither a copy of the database
 * nor the server without its people opens anything. Both seals are tied to owner, certificate and version.
 * Source: NIST SP 800-38D (AES-256-GCM); RFC 5869 (HKDF); RFC 7914 (scrypt).
 */
const VERSION = 1;
const LENGTHS = { version: 1, master: 8, salt: 16, nonce: 12, key: 32, tag: 16 } as const;

/** Whose key: owner is an id of the caller's, fingerprint the certificate's (SHA-256, hex). */
export type KeyBinding = { owner: string; fingerprint: string };
export type SealRequest = KeyBinding & { privateKey: KeyObject; pin: string; masterKey: Uint8Array };
export type OpenRequest = KeyBinding & { sealed: Uint8Array; pin: string; masterKey: Uint8Array };

/** The PIN does not open this key. The caller counts the tries. */
export class WrongPinError extends Error {
  override readonly name = "WrongPinError";
  readonly code = "WRONG_PIN";
}

/** The sealed key cannot be opened by any PIN here: OTHER_MASTER_KEY (sealed on another server) or DAMAGED. */
export class SealedKeyError extends Error {
  override readonly name = "SealedKeyError";
  constructor(readonly code: "OTHER_MASTER_KEY" | "DAMAGED") {
    super(code);
  }
}

/** Seals a private key under a PIN and the server's master key. Shape: masterKey 32 bytes. */
export async function sealKey({ privateKey, pin, masterKey, owner, fingerprint }: SealRequest): Promise<Uint8Array> {
  const salt = randomBytes(LENGTHS.salt);
  const dataKey = randomBytes(LENGTHS.key);
  const wrappingKey = await wrappingKeyOf(pin, salt, masterKey);
  const bound = boundTo({ owner, fingerprint });
  const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" });
  const head = joinBytes(Uint8Array.of(VERSION), masterKeyMark(masterKey), salt);
  const sealed = joinBytes(head, encrypt(wrappingKey, dataKey, bound), encrypt(dataKey, pkcs8, bound));
  for (const secret of [dataKey, wrappingKey, pkcs8]) secret.fill(0);
  return sealed;
}

/**
 * Opens a sealed key.
 *
 * Throws: WrongPinError; SealedKeyError when the PIN is not to blame.
 */
export async function openSealedKey({ sealed, pin, masterKey, owner, fingerprint }: OpenRequest): Promise<KeyObject> {
  const { mark, salt, wrapped, data } = partsOf(sealed);
  if (!sameBytes(mark, masterKeyMark(masterKey))) throw new SealedKeyError("OTHER_MASTER_KEY");
  const wrappingKey = await wrappingKeyOf(pin, salt, masterKey);
  const bound = boundTo({ owner, fingerprint });
  const dataKey = decrypt(wrappingKey, wrapped, bound);
  wrappingKey.fill(0);
  if (!dataKey) throw new WrongPinError("the PIN does not open this key");
  const pkcs8 = decrypt(dataKey, data, bound);
  dataKey.fill(0);
  if (!pkcs8) throw new SealedKeyError("DAMAGED");
  const key = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  pkcs8.fill(0);
  return key;
}

function partsOf(sealed: Uint8Array) {
  let at = 0;
  const take = (length: number) => sealed.subarray(at, (at += length));
  const [version] = take(LENGTHS.version);
  const [mark, salt] = [take(LENGTHS.master), take(LENGTHS.salt)];
  const wrapped = take(LENGTHS.nonce + LENGTHS.key + LENGTHS.tag);
  const data = sealed.subarray(at);
  if (version !== VERSION || data.length <= LENGTHS.nonce + LENGTHS.tag) throw new SealedKeyError("DAMAGED");
  return { mark, salt, wrapped, data };
}

async function wrappingKeyOf(pin: string, salt: Uint8Array, masterKey: Uint8Array): Promise<Uint8Array> {
  const stretched = await scryptOfPin(pin, salt);
  return new Uint8Array(hkdfSync("sha256", joinBytes(stretched, masterKey), salt, "signing key wrap", LENGTHS.key));
}

/** Tells one master key from another without telling anything about it. A wrong one must not pass for a wrong PIN and lock the key. */
const masterKeyMark = (masterKey: Uint8Array) => new Uint8Array(hkdfSync("sha256", masterKey, "", "master key mark", LENGTHS.master));

const boundTo = ({ owner, fingerprint }: KeyBinding) => new TextEncoder().encode(`${owner}|${fingerprint}|${VERSION}`);

function encrypt(key: Uint8Array, plain: Uint8Array, bound: Uint8Array): Uint8Array {
  const nonce = randomBytes(LENGTHS.nonce);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(bound);
  return joinBytes(nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag());
}

function decrypt(key: Uint8Array, box: Uint8Array, bound: Uint8Array): Buffer | null {
  const decipher = createDecipheriv("aes-256-gcm", key, box.subarray(0, LENGTHS.nonce), { authTagLength: LENGTHS.tag }).setAAD(bound);
  decipher.setAuthTag(box.subarray(-LENGTHS.tag));
  const plain = decipher.update(box.subarray(LENGTHS.nonce, -LENGTHS.tag));
  try {
    decipher.final();
    return plain;
  } catch {
    plain.fill(0);
    return null; // not authentic: whoever asked knows what that means
  }
}
