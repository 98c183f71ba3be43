import { createCipheriv, createHmac, pbkdf2, randomBytes, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { constructed, primitive, TAG } from "./der";
import { der, derNull, integer, octetString, oid, sequence, setOf } from "./der-writer";
import { nodeSha256 } from "./node-crypto";
import { OID } from "./object-ids";
import { P12 } from "./pkcs12-ids";
import { bmpPassword, KDF_PURPOSE, pkcs12Kdf } from "./pkcs12-kdf";

/** A person's key with its certificates, to be handed over under a password. chain: issuer first. */
export type Pkcs12Content = { privateKey: KeyObject; certificate: Uint8Array; chain: readonly Uint8Array[]; name: string; password: string };

const ITERATIONS = 100_000;
const MAC_ITERATIONS = 2048;
const SALT_LENGTH = 16;
const VERSION_3 = integer(3);

/**
 * A PKCS#12 file of today: key and certificates under AES-256, checked by HMAC-SHA-256.
 *
 * Source: RFC 7292 §4; RFC 8018 §6.2 (PBES2 with PBKDF2).
 */
export async function writePkcs12(content: Pkcs12Content): Promise<Uint8Array> {
  const { privateKey, certificate, chain, name, password } = content;
  const attributes = setOf([
    sequence(oid(P12.localKeyId), setOf([octetString(nodeSha256(certificate))])),
    sequence(oid(P12.friendlyName), setOf([der(TAG.BMP_STRING, bmpPassword(name).subarray(0, -2))])),
  ]);
  const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" });
  const key = await encrypted(password, pkcs8);
  const keyBag = bag(P12.shroudedKeyBag, sequence(key.algorithm, octetString(key.bytes)), attributes);
  const certBags = [certBag(certificate, attributes), ...chain.map((issuer) => certBag(issuer))];
  const certs = await encrypted(password, sequence(...certBags));
  const safe = sequence(encryptedData(certs), data(sequence(keyBag)));
  return sequence(VERSION_3, data(safe), await macData(password, safe));
}

function bag(type: string, value: Uint8Array, attributes?: Uint8Array): Uint8Array {
  return sequence(oid(type), der(constructed(0), value), ...(attributes ? [attributes] : []));
}

function certBag(certificate: Uint8Array, attributes?: Uint8Array): Uint8Array {
  return bag(P12.certBag, sequence(oid(P12.x509Certificate), der(constructed(0), octetString(certificate))), attributes);
}

const data = (content: Uint8Array) => sequence(oid(OID.data), der(constructed(0), octetString(content)));

function encryptedData({ algorithm, bytes }: Encrypted): Uint8Array {
  const content = sequence(oid(OID.data), algorithm, der(primitive(0), bytes));
  return sequence(oid(P12.encryptedData), der(constructed(0), sequence(integer(0), content)));
}

type Encrypted = { algorithm: Uint8Array; bytes: Uint8Array };

async function encrypted(password: string, plain: Uint8Array): Promise<Encrypted> {
  const [salt, iv] = [randomBytes(SALT_LENGTH), randomBytes(16)];
  const key = await promisify(pbkdf2)(Buffer.from(password, "utf8"), salt, ITERATIONS, 32, "sha256");
  const cipher = createCipheriv("aes-256-cbc", key, iv);
  const derivation = sequence(oid(P12.pbkdf2), sequence(octetString(salt), integer(ITERATIONS), sequence(oid(P12.hmacSha256), derNull())));
  const algorithm = sequence(oid(P12.pbes2), sequence(derivation, sequence(oid(P12.aes256Cbc), octetString(iv))));
  return { algorithm, bytes: Buffer.concat([cipher.update(plain), cipher.final()]) };
}

async function macData(password: string, safe: Uint8Array): Promise<Uint8Array> {
  const salt = randomBytes(SALT_LENGTH);
  const request = { digest: "sha256", purpose: KDF_PURPOSE.mac, password: bmpPassword(password), salt, iterations: MAC_ITERATIONS, length: 32 } as const;
  const mac = createHmac("sha256", await pkcs12Kdf(request)).update(safe).digest();
  return sequence(sequence(sequence(oid(OID.sha256), derNull()), octetString(mac)), octetString(salt), integer(MAC_ITERATIONS));
}
