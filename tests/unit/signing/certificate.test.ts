import fc from "fast-check";
import { X509Certificate } from "node:crypto";
import { describe, expect, test } from "vitest";
import { certificateOrNull, fingerprintOf, parseCertificate } from "@/lib/signing/certificate";
import { DerError } from "@/lib/signing/der";
import { identityOf, type Identity } from "@/lib/signing/identity";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { PKI_HOLDERS } from "../../support/pki-holders";
import { TEST_CAS, testSigner } from "../../support/pki";

const FIXED = { seed: 20260530, numRuns: 1000 };

describe("a certificate says", () => {
  test("whose it is, in correct Vietnamese", () => {
    const { subject, commonName, identity } = parseCertificate(testSigner("teacher-3").certificate);
    expect(subject).toBe("UID=CCCD:066190000033,CN=H’Bĭa Êban,O=Trường Tiểu học Nguyễn Thị Lắng,C=VN");
    expect(commonName).toBe("H’Bĭa Êban");
    expect(identity).toEqual({ kind: "CCCD", number: "066190000033" });
  });

  test("that the school is known by its tax code", () => {
    expect(parseCertificate(testSigner("school").certificate).identity).toEqual({ kind: "MST", number: "0312345678" });
  });

  test.each(PKI_HOLDERS.map(({ id }) => id))("the same as OpenSSL reads: %s", (id) => {
    const bytes = testSigner(id).certificate;
    const ours = parseCertificate(bytes);
    const theirs = new X509Certificate(bytes);
    expect(ours.serial).toBe(theirs.serialNumber.toLowerCase());
    expect(ours.notBefore).toEqual(new Date(theirs.validFrom));
    expect(ours.notAfter).toEqual(new Date(theirs.validTo));
    expect(Buffer.from(ours.spki)).toEqual(theirs.publicKey.export({ format: "der", type: "spki" }));
    expect(fingerprintOf(bytes, nodeSha256)).toBe(theirs.fingerprint256.replaceAll(":", "").toLowerCase());
    expect(ours.keyBits).toBe(theirs.publicKey.asymmetricKeyDetails?.modulusLength);
    expect([...ours.subject.split(",").reverse()].join("\n")).toBe(theirs.subject);
  });

  test("what its key is for", () => {
    const leaf = parseCertificate(testSigner("head").certificate);
    expect(leaf).toMatchObject({ keyUsage: ["digitalSignature", "nonRepudiation"], isCa: false, unknownCritical: [] });
    expect(parseCertificate(TEST_CAS.issuing)).toMatchObject({ keyUsage: ["keyCertSign", "cRLSign"], isCa: true, pathLength: 0 });
    expect(parseCertificate(TEST_CAS.root)).toMatchObject({ isCa: true, pathLength: null });
  });
});

describe("a certificate that is not one", () => {
  const { certificate } = testSigner("head");

  test("is refused when a byte follows, or one is missing", () => {
    expect(() => parseCertificate(new Uint8Array([...certificate, 0]))).toThrow(DerError);
    expect(() => parseCertificate(certificate.subarray(0, -1))).toThrow(DerError);
  });

  test("is refused when it is beyond measure", () => {
    expect(() => parseCertificate(new Uint8Array(20_000).fill(0x30))).toThrow(DerError);
  });

  test("is null where that is asked for", () => {
    expect(certificateOrNull(new Uint8Array([1, 2, 3]))).toBeNull();
    expect(certificateOrNull(certificate)?.commonName).toBe("Nguyễn Văn Thành");
  });

  test("never fails with anything but DerError, whichever byte is changed", () => {
    const change = fc.tuple(fc.nat(certificate.length - 1), fc.integer({ min: 1, max: 255 }));
    const changed = fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
      const bytes = certificate.slice();
      for (const [at, by] of changes) bytes[at] = (bytes[at] ?? 0) ^ by;
      return bytes;
    });
    fc.assert(fc.property(changed, (bytes) => {
      try {
        parseCertificate(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(DerError);
      }
    }), FIXED);
  });

  test("is not answered from what was read before, when the caller's bytes change afterwards", () => {
    const bytes = new Uint8Array(testSigner("deputy").certificate);
    const before = parseCertificate(bytes);
    bytes.fill(0);
    expect(before.der).toEqual(testSigner("deputy").certificate);
    expect(() => parseCertificate(bytes)).toThrow(DerError);
  });
});

describe("the identity in a certificate", () => {
  test.each<[string[], Identity | null, string]>([
    [["CCCD:079185000011"], { kind: "CCCD", number: "079185000011" }, "a person"],
    [["MST:0312345678"], { kind: "MST", number: "0312345678" }, "an organisation"],
    [["MST:0312345678-001"], { kind: "MST", number: "0312345678-001" }, "a branch"],
    [["other", "CCCD:079185000011"], { kind: "CCCD", number: "079185000011" }, "among other values"],
    [["CCCD:07918500001"], null, "eleven digits"],
    [["cccd:079185000011"], null, "another spelling"],
    [["CCCD:079185000011 "], null, "a space after it"],
    [["CCCD:079185000011", "MST:0312345678"], null, "two identities are none"],
    [[], null, "none at all"],
  ])("%j is %j (%s)", (uids, identity) => {
    expect(identityOf(uids)).toEqual(identity);
  });
});
