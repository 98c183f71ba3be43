import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCertificate } from "@/lib/signing/certificate";
import { buildCms, readCms, signedAttributes } from "@/lib/signing/cms";
import { childrenOf, DerError, DerReader, readDer, TAG } from "@/lib/signing/der";
import { oidOf } from "@/lib/signing/der-values";
import { sequence } from "@/lib/signing/der-writer";
import { nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { TEST_CAS, testSigner } from "../../support/pki";

const FIXED = { seed: 20260530, numRuns: 1000 };
const signer = testSigner("head");
const content = new TextEncoder().encode("Học bạ số");
const unsigned = { contentDigest: nodeSha256(content), certificate: signer.certificate, sha256: nodeSha256 };
const value = signer.signBytes(signedAttributes(unsigned));
const parts = { ...unsigned, chain: signer.chain, value };
const cms = buildCms(parts);

describe("the signed attributes", () => {
  const attributes = childrenOf(readDer(signedAttributes(unsigned), TAG.SET));

  test("are content type, digest and the signer's certificate, and no signing time", () => {
    const types = attributes.map((attribute) => oidOf(new DerReader(attribute).any()));
    expect(types).toEqual(["1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.16.2.47"]);
  });

  test("name the certificate by its SHA-256", () => {
    const hash = Buffer.from(nodeSha256(signer.certificate));
    expect(Buffer.from(attributes[2]?.whole ?? []).subarray(-32)).toEqual(hash);
  });
});

describe("a signature that was written", () => {
  test("is read back with everything that went in", () => {
    const read = readCms(cms, nodeSha256);
    expect(read.contentDigest).toEqual(new Uint8Array(parts.contentDigest));
    expect(read.certificate).toEqual(new Uint8Array(signer.certificate));
    expect(read.chain).toEqual([new Uint8Array(TEST_CAS.issuing)]);
    expect(nodeVerifyRsa(parseCertificate(read.certificate).spki, read.attributes, read.value)).toBe(true);
  });

  test("is the same each time it is written", () => {
    expect(buildCms(parts)).toEqual(cms);
  });

  test("fits into the place a PDF keeps for it", () => {
    expect(cms.length).toBeLessThan(4096);
  });

  test("holds without issuing certificates too, and with the root", () => {
    for (const chain of [[], [TEST_CAS.issuing, TEST_CAS.root]]) {
      expect(readCms(buildCms({ ...parts, chain }), nodeSha256).chain).toEqual(chain.map((der) => new Uint8Array(der)));
    }
  });
});

describe("a signature that is not of our making is refused", () => {
  test("with a byte more, or one less", () => {
    expect(() => readCms(new Uint8Array([...cms, 0]), nodeSha256)).toThrow(DerError);
    expect(() => readCms(cms.subarray(0, -1), nodeSha256)).toThrow(DerError);
  });

  test("with a certificate that belongs to nobody", () => {
    const stranger = testSigner("deputy").certificate;
    expect(() => readCms(buildCms({ ...parts, chain: [...signer.chain, stranger] }), nodeSha256)).toThrow(DerError);
  });

  test("with a digest that is not SHA-256", () => {
    expect(() => readCms(buildCms({ ...parts, contentDigest: new Uint8Array(20) }), nodeSha256)).toThrow(DerError);
  });

  test("when it is something else altogether", () => {
    expect(() => readCms(sequence(), nodeSha256)).toThrow(DerError);
    expect(() => readCms(signer.certificate, nodeSha256)).toThrow(DerError);
  });

  test("or no longer verifies, whichever bit of it was changed", () => {
    const { spki } = parseCertificate(signer.certificate);
    fc.assert(fc.property(fc.nat(cms.length - 1), fc.nat(7), (at, bit) => {
      const changed = cms.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      const read = readOrNull(changed);
      const isSame = read && Buffer.from(read.certificate).equals(signer.certificate) && Buffer.from(read.contentDigest).equals(parts.contentDigest);
      const holds = read !== null && isSame === true && nodeVerifyRsa(spki, read.attributes, read.value);
      const isChainOnly = holds && !Buffer.from(read.chain[0] ?? []).equals(TEST_CAS.issuing); // the path checks the issuer
      expect(holds && !isChainOnly).toBe(false);
    }), FIXED);
  });

  test("garbage is refused with DerError and nothing else", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(readOrNull(bytes)).toBeNull();
    }), FIXED);
  });
});

function readOrNull(bytes: Uint8Array) {
  try {
    return readCms(bytes, nodeSha256);
  } catch (error) {
    expect(error).toBeInstanceOf(DerError);
    return null;
  }
}
