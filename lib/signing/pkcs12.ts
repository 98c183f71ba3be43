import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { berToDer } from "./ber";
import { joinBytes, sameBytes } from "./bytes";
import { isSelfIssued, parseCertificate, type Certificate } from "./certificate";
import { constructed, DerError, DerReader, primitive, TAG } from "./der";
import { oidOf, smallInteger } from "./der-values";
import { OID } from "./object-ids";
import { readBags, type Bag } from "./pkcs12-bags";
import { IterationBudget, Pkcs12Error } from "./pkcs12-error";
import { P12 } from "./pkcs12-ids";
import type { OpenedKey } from "./pkcs12-key";
import { fitsMac, readMacData, type MacData } from "./pkcs12-mac";
import { passwordsFor, unprotect, type Password, type Protected } from "./pkcs12-protection";

const LARGEST = 128 * 1024; // bytes; a key with four certificates has about eight thousand

/**
 * Opens a PKCS#12 file: the private key with its certificate and issuing CAs, without the root. BER is read too: see ber.ts.
 *
 * Throws: Pkcs12Error, and nothing else. Sizes and iterations are checked before any work is done for them.
 * Source: RFC 7292 §4, §5; RFC 9579.
 */
export async function openPkcs12(bytes: Uint8Array, password: string): Promise<OpenedKey> {
  if (bytes.length > LARGEST) throw new Pkcs12Error("TOO_LARGE");
  try {
    return await open(bytes, password);
  } catch (error) {
    if (error instanceof DerError) throw new Pkcs12Error("NOT_PKCS12", { cause: error });
    throw error;
  }
}

async function open(bytes: Uint8Array, typed: string): Promise<OpenedKey> {
  const { safe, mac } = readOuter(bytes);
  const budget = new IterationBudget();
  for (const password of passwordsFor(typed)) {
    if (mac && !(await fitsMac(mac, safe, password, budget))) continue;
    const bags = await openSafes(safe, password, budget);
    const keys = bags && (await openKeys(bags, password, budget));
    if (bags && keys) return matched(keys, bags);
  }
  throw new Pkcs12Error("WRONG_PASSWORD");
}

function readOuter(bytes: Uint8Array): { safe: Uint8Array; mac: MacData | null } {
  const reader = DerReader.of(berToDer(bytes));
  if (smallInteger(reader.any()) !== 3) throw new DerError("not version 3");
  const content = reader.inside();
  if (oidOf(content.any()) !== OID.data) throw new Pkcs12Error("UNSUPPORTED"); // sealed by a public key
  const safe = content.inside(constructed(0)).take(TAG.OCTET_STRING).body;
  const mac = reader.insideIf(TAG.SEQUENCE);
  reader.end();
  return { safe, mac: mac && readMacData(mac) };
}

/** Returns null when a safe does not open with this password. */
async function openSafes(safe: Uint8Array, password: Password, budget: IterationBudget): Promise<Bag[] | null> {
  const bags: Bag[] = [];
  for (const element of DerReader.of(berToDer(safe)).rest()) {
    const content = new DerReader(element);
    const type = oidOf(content.any());
    if (type !== OID.data && type !== P12.encryptedData) throw new Pkcs12Error("UNSUPPORTED");
    const value = content.inside(constructed(0));
    const plain = type === OID.data ? value.take(TAG.OCTET_STRING).body : await unprotect(readEncrypted(value), password, budget);
    const read = plain && bagsOrNull(plain, type === OID.data);
    if (!read) return null;
    bags.push(...read);
  }
  return bags;
}

function readEncrypted(value: DerReader): Protected {
  const data = value.inside();
  data.take(TAG.INTEGER);
  const content = data.inside();
  content.take(TAG.OID);
  const algorithm = content.take(TAG.SEQUENCE);
  const pieces = content.insideIf(constructed(0));
  return { algorithm, bytes: pieces ? joinBytes(...pieces.rest().map(({ body }) => body)) : content.take(primitive(0)).body };
}

/** What a wrong password decrypts to may have good padding by chance, and is then no structure. */
function bagsOrNull(plain: Uint8Array, isPlain: boolean): Bag[] | null {
  try {
    return readBags(berToDer(plain));
  } catch (error) {
    if (isPlain || !(error instanceof DerError)) throw error;
    return null;
  }
}

/** Returns null when a key does not open with this password. */
async function openKeys(bags: readonly Bag[], password: Password, budget: IterationBudget): Promise<KeyObject[] | null> {
  const keys: KeyObject[] = [];
  for (const bag of bags) {
    if (bag.kind === "CERTIFICATE") continue;
    const pkcs8 = bag.kind === "KEY" ? bag.pkcs8 : await unprotect(bag.protection, password, budget);
    const key = pkcs8 && keyOrNull(pkcs8);
    if (!key) return null;
    keys.push(key);
  }
  return keys;
}

function keyOrNull(pkcs8: Uint8Array): KeyObject | null {
  try {
    return createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
  } catch {
    return null; // not a key: decrypted with a wrong password
  }
}

/** The key that can sign, and the certificate with its public half: what labels say does not count. */
function matched(keys: readonly KeyObject[], bags: readonly Bag[]): OpenedKey {
  if (keys.length === 0) throw new Pkcs12Error("NO_KEY");
  const rsaKeys = keys.filter(({ asymmetricKeyType }) => asymmetricKeyType === "rsa");
  if (rsaKeys.length === 0) throw new Pkcs12Error("NOT_RSA");
  const certificates = bags.flatMap((bag) => (bag.kind === "CERTIFICATE" ? [parseCertificate(bag.der)] : []));
  for (const privateKey of rsaKeys) {
    const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
    const leaf = certificates.find((certificate) => sameBytes(certificate.spki, spki));
    if (leaf) return { privateKey, certificate: leaf.der, chain: issuersOf(leaf, certificates) };
  }
  throw new Pkcs12Error("NO_CERTIFICATE");
}

function issuersOf(leaf: Certificate, certificates: readonly Certificate[]): Uint8Array[] {
  const chain: Certificate[] = [];
  for (let child = leaf; ; ) {
    const issuer = certificates.find((one) => sameBytes(one.subjectDer, child.issuerDer) && one !== leaf && !chain.includes(one));
    if (!issuer || isSelfIssued(issuer)) return chain.map(({ der }) => der);
    chain.push(issuer);
    child = issuer;
  }
}
