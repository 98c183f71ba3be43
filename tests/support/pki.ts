import { createPrivateKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { nodeSha256, signHash } from "@/lib/signing/node-crypto";
import { pkcs12Key } from "@/lib/signing/pkcs12-key";
import type { SigningKey } from "@/lib/signing/signing-key";
import { PKI_HOLDERS, type TestHolder } from "./pki-holders";

export { PKI_CLOCK, type TestHolder } from "./pki-holders";

/** Where the PEM files lie, for other people's tools: root.crt, issuing.crt, <holder>.crt (with its issuer), <holder>.key. */
export const pkiFile = (name: string): string => fileURLToPath(new URL(`./pki-data/${name}`, import.meta.url));

/** The blocks of a PEM file of the test PKI, as DER. */
export function pemBlocks(name: string): Uint8Array[] {
  const text = readFileSync(pkiFile(name), "utf8");
  return [...text.matchAll(/-----BEGIN [^-]+-----([^-]+)-----END/g)].map(([, body = ""]) => new Uint8Array(Buffer.from(body, "base64")));
}

const [root, issuing, foreignRoot] = ["root.crt", "issuing.crt", "foreign-root.crt"].map((name) => only(pemBlocks(name))) as [Uint8Array, Uint8Array, Uint8Array];

/** What a verifier of the test PKI is given. */
export const TRUST = { roots: [root], crls: ["issuing.crl", "root.crl"].map((name) => only(pemBlocks(name))) };
export const TEST_CAS = { root, issuing, foreignRoot };

/** Someone with a certificate: every fact, and a key that signs hashes. The same hash always gives the same signature. */
export type TestSigner = {
  id: TestHolder;
  name: string;
  identity: { kind: "CCCD" | "MST"; number: string };
  certificate: Uint8Array;
  chain: Uint8Array[];
  privateKey: KeyObject;
  key: SigningKey;
  sign(hash: Uint8Array): Uint8Array;
  signBytes(bytes: Uint8Array): Uint8Array;
};

const signers = new Map<TestHolder, TestSigner>();

export function testSigner(id: TestHolder): TestSigner {
  const known = signers.get(id);
  if (known) return known;
  const { name, identity } = PKI_HOLDERS.find((one) => one.id === id) ?? fail(id);
  const [certificate = fail(id), ...chain] = pemBlocks(`${id}.crt`);
  const privateKey = createPrivateKey(readFileSync(pkiFile(`${id}.key`)));
  const sign = (hash: Uint8Array) => signHash(privateKey, hash);
  const key = pkcs12Key({ privateKey, certificate, chain });
  const signer = { id, name, identity, certificate, chain, privateKey, key, sign, signBytes: (bytes: Uint8Array) => sign(nodeSha256(bytes)) };
  signers.set(id, signer);
  return signer;
}

function only(blocks: readonly Uint8Array[]): Uint8Array {
  return blocks[0] ?? fail("an empty file");
}

function fail(what: string): never {
  throw new Error(`the test PKI does not hold ${what}; run scripts/make-pki-fixtures.ts`);
}
