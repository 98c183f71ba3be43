import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const LENGTHS = { nonce: 12, tag: 16, key: 32 } as const;

/** Whose secret it is (`owner`) is authenticated with it: a row's secret opens in no other row. masterKey: 32 bytes. */
export type SecretBinding = { masterKey: Uint8Array; owner: string };

/** Seals a provider's secret for the database. Shape: nonce, AES-256-GCM ciphertext, tag. */
export function sealSecret(secret: string, { masterKey, owner }: SecretBinding): Uint8Array {
  const nonce = randomBytes(LENGTHS.nonce);
  const cipher = createCipheriv("aes-256-gcm", keyOf(masterKey), nonce).setAAD(Buffer.from(owner));
  return new Uint8Array(Buffer.concat([nonce, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]));
}

/** Opens what sealSecret made. Throws: Error when it was sealed for another owner or under another master key, or is damaged. */
export function openSecret(sealed: Uint8Array, { masterKey, owner }: SecretBinding): string {
  const decipher = createDecipheriv("aes-256-gcm", keyOf(masterKey), sealed.subarray(0, LENGTHS.nonce), { authTagLength: LENGTHS.tag }).setAAD(Buffer.from(owner));
  decipher.setAuthTag(sealed.subarray(-LENGTHS.tag));
  return decipher.update(sealed.subarray(LENGTHS.nonce, -LENGTHS.tag), undefined, "utf8") + decipher.final("utf8");
}

const keyOf = (masterKey: Uint8Array) => new Uint8Array(hkdfSync("sha256", masterKey, "", "secrets of services", LENGTHS.key));
