import { describe, expect, test } from "vitest";
import { parseCertificate } from "@/lib/signing/certificate";
import { parseCrl } from "@/lib/signing/crl";
import type { VerifyRsa } from "@/lib/signing/crypto";
import { DerError } from "@/lib/signing/der";
import { nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { checkPath, pathChecker } from "@/lib/signing/path";
import { PKI_CLOCK, pemBlocks, TEST_CAS, testSigner, TRUST, type TestHolder } from "../../support/pki";

const trust = { ...TRUST, verify: nodeVerifyRsa };
const question = (id: TestHolder, at: Date = PKI_CLOCK) => ({ leaf: testSigner(id).certificate, chain: testSigner(id).chain, at });
const codes = (faults: readonly { code: string; index: number }[]) => faults.map(({ code, index }) => `${code} ${index}`).join();

describe("the path of a certificate, at the tests' clock", () => {
  test.each<[TestHolder, string, string, string]>([
    // who              faults                 dates            status
    ["head", "", "VALID", "GOOD"],
    ["school", "", "VALID", "GOOD"],
    ["expired", "", "EXPIRED", "UNKNOWN"],
    ["not-yet-valid", "", "NOT_YET_VALID", "GOOD"],
    ["revoked", "", "VALID", "REVOKED"],
    ["foreign", "UNTRUSTED_ISSUER 1", "VALID", "UNKNOWN"],
  ])("%s: faults [%s], %s, %s", async (id, faults, validity, revocation) => {
    const facts = await checkPath({ ...trust, ...question(id) });
    expect(codes(facts.faults)).toBe(faults);
    expect(facts.isTrusted).toBe(faults === "");
    expect(facts.validity).toBe(validity);
    expect(facts.revocation.status).toBe(revocation);
  });

  test("leads over the issuing CA to the root", async () => {
    const { certificates } = await checkPath({ ...trust, ...question("head") });
    expect(certificates.map(({ certificate }) => certificate.commonName)).toEqual(["Nguyễn Văn Thành", "Học bạ số – CA cấp phát", "Học bạ số – CA gốc"]);
  });

  test("before the revocation was good, and says that it was taken back since", async () => {
    const { revocation } = await checkPath({ ...trust, ...question("revoked", new Date("2026-04-14T00:00:00Z")) });
    expect(revocation).toMatchObject({ status: "GOOD", revokedLater: { reason: "keyCompromise" } });
  });
});

describe("a path does not hold", () => {
  const { leaf, at } = question("head");
  const check = (more: Partial<Parameters<typeof checkPath>[0]>) => checkPath({ ...trust, ...question("head"), ...more });

  test("without anything to trust", async () => {
    expect(codes((await check({ roots: [] })).faults)).toBe("NO_TRUST_GIVEN 0");
  });

  test("without the issuing certificate", async () => {
    expect(codes((await check({ chain: [] })).faults)).toBe("UNTRUSTED_ISSUER 0");
  });

  test("when the issuer's signature does not fit", async () => {
    const neverFits: VerifyRsa = () => false;
    expect(codes((await check({ verify: neverFits })).faults)).toBe("BROKEN_CHAIN 0");
  });

  test("when a byte of the certificate was changed", async () => {
    const changed = leaf.slice();
    const at = Buffer.from(changed).indexOf("079075000100");
    changed[at + 11] = 0x31;
    expect(parseCertificate(changed).identity?.number).toBe("079075000101");
    expect(codes((await check({ leaf: changed })).faults)).toBe("BROKEN_CHAIN 0");
  });

  test("when a CA's certificate is used to sign documents", async () => {
    const facts = await checkPath({ ...trust, leaf: TEST_CAS.issuing, chain: [], at });
    expect(codes(facts.faults)).toBe("WRONG_USE 0");
  });

  test("when a person's certificate is given as the root", async () => {
    const facts = await check({ roots: [testSigner("deputy").certificate] });
    expect(facts.isTrusted).toBe(false);
  });

  test("with bytes that are no certificate: it is told, not judged", async () => {
    await expect(check({ leaf: new Uint8Array([0x30, 0]) })).rejects.toThrow(DerError);
  });
});

describe("revocation lists", () => {
  const [issuingList] = pemBlocks("issuing.crl") as [Uint8Array];

  test("not given: unknown, never good", async () => {
    expect((await checkPath({ ...trust, ...question("head"), crls: [] })).revocation.status).toBe("UNKNOWN");
  });

  test("of the leaf only: the issuing CA's own status stays unknown", async () => {
    expect((await checkPath({ ...trust, ...question("head"), crls: [issuingList] })).revocation.status).toBe("UNKNOWN");
  });

  test("changed by a byte do not count", async () => {
    const changed = issuingList.slice();
    const last = changed.length - 1;
    changed[last] = (changed[last] ?? 0) ^ 1;
    expect((await checkPath({ ...trust, ...question("revoked"), crls: [changed] })).revocation.status).toBe("UNKNOWN");
  });

  test("are read as OpenSSL wrote them down: who, when, until when", () => {
    const { issuer, thisUpdate, revoked } = parseCrl(issuingList);
    expect(issuer).toBe("CN=Học bạ số – CA cấp phát,O=BẢN THỬ – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ,C=VN");
    expect(thisUpdate).toEqual(PKI_CLOCK);
    expect([...revoked]).toEqual([
      [parseCertificate(testSigner("revoked").certificate).serial, { since: new Date("2026-04-15T00:00:00Z"), reason: "keyCompromise" }],
    ]);
  });

  test("cut short are refused", () => {
    expect(() => parseCrl(issuingList.subarray(0, 100))).toThrow(DerError);
  });
});

test("a checker asks for each link and list once, however many documents come", async () => {
  let asked = 0;
  const counting: VerifyRsa = (...request) => {
    asked++;
    return nodeVerifyRsa(...request);
  };
  const check = pathChecker({ ...TRUST, verify: counting });
  await check(question("head"));
  const once = asked;
  for (let i = 0; i < 5; i++) await check(question("head", new Date(PKI_CLOCK.getTime() + i * 1000)));
  expect(once).toBeGreaterThan(0);
  expect(asked).toBe(once);
});
