import { beforeAll, describe, expect, test } from "vitest";
import fc from "fast-check";
import { parseCertificate } from "@/lib/signing/certificate";
import { DerError } from "@/lib/signing/der";
import { nodeDigest, nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { checkPath } from "@/lib/signing/path";
import { judgeTimeStamp, timeStampDoubt, TimeStampError, verifyTimeStamp, type TimeStampExpected } from "@/lib/signing/timestamp";
import { buildTimeStampRequest } from "@/lib/signing/timestamp-request";
import { openTimeStampResponse, TimeStampRefused } from "@/lib/signing/timestamp-response";
import { makePki, type Pki } from "@/scripts/make-pki";
import { makeCrl } from "@/scripts/make-pki-authority";
import { answerStamp, readStampRequest, TRIAL_POLICY } from "@/scripts/trial-authority/answer-timestamp";
import { authorityOf, type TrialAuthority } from "@/scripts/trial-authority/authority-keys";
import * as x509 from "@peculiar/x509";
import { A_HOLDER } from "../../support/trial-authority";

const CLOCK = new Date("2026-05-30T02:00:00.120Z");
const DATA = new TextEncoder().encode("Học bạ của em Nguyễn Văn An");
const IMPRINT = nodeSha256(DATA);
const NONCE = Uint8Array.from([0, 0, 0x9a, 1, 2, 3, 4, 5]);
const TOOLS = { digest: nodeDigest, verify: nodeVerifyRsa };

let pki: Pki;
let authority: TrialAuthority;

beforeAll(async () => {
  pki = await makePki({ clock: CLOCK, holders: [A_HOLDER], withServices: true });
  authority = authorityOf(pki);
});

const request = (policy?: string) => buildTimeStampRequest({ imprint: IMPRINT, nonce: NONCE, ...(policy ? { policy } : {}) });
const tokenBy = (by: TrialAuthority = authority, now = CLOCK) => openTimeStampResponse(answerStamp(by, readStampRequest(request()), now));
const faultOf = (token: Uint8Array, expected: Partial<TimeStampExpected> = {}) =>
  verifyTimeStamp(token, { imprint: IMPRINT, nonce: NONCE, ...expected }, TOOLS).then(
    () => null,
    (error: unknown) => (error instanceof TimeStampError ? error.code : Promise.reject(error as Error)),
  );

describe("a token of the trial authority", () => {
  test("says what existed and when, to the millisecond", async () => {
    const stamp = await verifyTimeStamp(tokenBy(), { imprint: IMPRINT, nonce: NONCE, policy: TRIAL_POLICY }, TOOLS);
    expect(stamp).toMatchObject({ time: CLOCK, policy: TRIAL_POLICY, accuracy: 1000, nonce: "9a0102030405" });
    expect(parseCertificate(stamp.certificate).commonName).toBe("Học bạ số – Cấp dấu thời gian");
  });

  test("leads to the trusted root, and counts", async () => {
    const stamp = await verifyTimeStamp(tokenBy(), { imprint: IMPRINT }, TOOLS);
    const facts = await judgeTimeStamp(stamp, { roots: [pki.root], crls: pki.crls, verify: nodeVerifyRsa });
    expect(facts).toMatchObject({ isTrusted: true, validity: "VALID", revocation: { status: "GOOD" } });
    expect(timeStampDoubt(facts)).toBeNull();
  });

  test.each([
    ["UNTRUSTED", () => ({ roots: [pki.foreignRoot] })],
    ["UNKNOWN_STATUS", () => ({ crls: [] })],
  ] as const)("is %s without the root or the lists", async (doubt, less) => {
    const stamp = await verifyTimeStamp(tokenBy(), { imprint: IMPRINT }, TOOLS);
    expect(timeStampDoubt(await judgeTimeStamp(stamp, { roots: [pki.root], crls: pki.crls, verify: nodeVerifyRsa, ...less() }))).toBe(doubt);
  });

  test("of a moment when the service's certificate had not begun is not in force", async () => {
    const stamp = await verifyTimeStamp(tokenBy(authority, new Date("2019-01-01T00:00:00Z")), { imprint: IMPRINT }, TOOLS);
    expect(timeStampDoubt(await judgeTimeStamp(stamp, { roots: [pki.root], crls: pki.crls, verify: nodeVerifyRsa }))).toBe("NOT_IN_FORCE");
  });

  test("proves nothing once the service's key is known to be compromised, even for the time before", async () => {
    const later = new Date("2026-06-30T00:00:00Z");
    const by = { certificate: new x509.X509Certificate(new Uint8Array(pki.issuing)), key: pki.issuingKey };
    const list = await makeCrl(by, { thisUpdate: later, nextUpdate: later }, [{ serial: parseCertificate(authority.tsa.certificate).serial, at: later }]);
    const stamp = await verifyTimeStamp(tokenBy(), { imprint: IMPRINT }, TOOLS);
    const facts = await judgeTimeStamp(stamp, { roots: [pki.root], crls: [list, ...pki.crls], verify: nodeVerifyRsa });
    expect(facts.revocation).toMatchObject({ status: "GOOD", revokedLater: { reason: "keyCompromise" } });
    expect(timeStampDoubt(facts)).toBe("REVOKED");
    const superseded = { ...facts, revocation: { status: "GOOD", revokedLater: { since: later, reason: "superseded" } } } as const;
    expect(timeStampDoubt(superseded)).toBeNull();
  });
});

describe("a token does not count", () => {
  test.each<[string, Partial<TimeStampExpected>]>([
    ["WRONG_IMPRINT", { imprint: nodeSha256(Uint8Array.of(1)) }],
    ["WRONG_IMPRINT", { hash: "SHA-512" }],
    ["WRONG_NONCE", { nonce: Uint8Array.of(1) }],
    ["WRONG_POLICY", { policy: "2.999.2" }],
  ])("%s when something else was asked for", async (code, expected) => {
    expect(await faultOf(tokenBy(), expected)).toBe(code);
  });

  test("signed by another key under the service's certificate", async () => {
    expect(await faultOf(tokenBy({ ...authority, tsa: { ...authority.tsa, key: pki.rootKey } }))).toBe("WRONG_VALUE");
  });

  test.each(["ocsp", "signer"])("signed with a certificate that is not for time-stamping: %s", async (who) => {
    const signer = pki.issued.get("signer");
    const pair = who === "ocsp" ? authority.ocsp : { certificate: signer?.certificate ?? pki.root, key: signer?.privateKey ?? pki.rootKey };
    expect(await faultOf(tokenBy({ ...authority, tsa: pair }))).toBe("WRONG_USE");
  });

  test("naming another certificate as the signer's in its signed attributes", async () => {
    // The same name, serial and key in a certificate that was issued twice: only the attribute tells them apart.
    const token = Buffer.from(tokenBy());
    const at = token.indexOf(Buffer.from(nodeSha256(authority.tsa.certificate)));
    token[at] = (token[at] ?? 0) ^ 1;
    expect(at).toBeGreaterThan(0);
    expect(await faultOf(token)).toBe("WRONG_SIGNER");
  });

  test("without the service's certificate inside, or cut short, or not a token at all", async () => {
    const bare = answerStamp(authority, { ...(readStampRequest(request()) ?? never()), withCertificate: false }, CLOCK);
    expect(await faultOf(openTimeStampResponse(bare))).toBe("MALFORMED");
    expect(await faultOf(tokenBy().slice(0, 500))).toBe("MALFORMED");
    expect(await faultOf(new TextEncoder().encode("<html>"))).toBe("MALFORMED");
  });

  test("with any byte of what is signed changed, and never anything but an answer", async () => {
    const token = tokenBy();
    const certificates = [authority.tsa.certificate, pki.issuing].map((der) => [Buffer.from(token).indexOf(der), der.length] as const);
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = token.slice();
        changed[at] = (changed[at] ?? 0) ^ change;
        const fault = await faultOf(changed);
        // The issuing certificate is not signed by the token: the path tells. The list of hashes and versions says nothing that is relied on.
        const isInside = certificates.some(([start, length]) => at >= start && at < start + length);
        const isPreamble = at < Buffer.from(token).indexOf(Buffer.from("060b2a864886f70d0109100104", "hex"));
        if (!isInside && !isPreamble) expect(fault, `byte ${at}`).not.toBeNull();
      }),
      { seed: 141, numRuns: 600 },
    );
  });
});

describe("a service refuses", () => {
  test("a policy that it does not have, in its own words", () => {
    const response = answerStamp(authority, readStampRequest(request("2.999.7")), CLOCK);
    const refused = expect.objectContaining({ reasons: ["unacceptedPolicy"], words: "Không có chính sách này" });
    expect(() => openTimeStampResponse(response)).toThrow(TimeStampRefused);
    expect(() => openTimeStampResponse(response)).toThrow(refused);
  });

  test("granted without a token is no response, nor is a web page", () => {
    expect(() => openTimeStampResponse(Uint8Array.of(0x30, 5, 0x30, 3, 2, 1, 0))).toThrow(DerError);
    expect(() => openTimeStampResponse(new TextEncoder().encode("<html>"))).toThrow(DerError);
  });
});

describe("a certificate is judged for what it is used for", () => {
  test.each([
    // whose     purpose           fits
    ["signer", "SIGNING", true],
    ["signer", "TIME_STAMPING", false],
    ["signer", "OCSP_SIGNING", false],
    ["tsa", "SIGNING", false],
    ["tsa", "TIME_STAMPING", true],
    ["ocsp", "SIGNING", false],
    ["ocsp", "TIME_STAMPING", false],
    ["ocsp", "OCSP_SIGNING", true],
  ] as const)("%s for %s: %s", async (who, purpose, fits) => {
    const leaf = who === "signer" ? (pki.issued.get("signer")?.certificate ?? never()) : authority[who].certificate;
    const { faults } = await checkPath({ roots: [pki.root], crls: pki.crls, verify: nodeVerifyRsa, leaf, chain: [pki.issuing], at: CLOCK, purpose });
    expect(faults).toEqual(fits ? [] : [{ code: "WRONG_USE", index: 0 }]);
  });
});

test("a request asks for SHA-256, a nonce and the service's certificate", () => {
  expect(readStampRequest(request())).toMatchObject({ policy: null, withCertificate: true });
  expect(() => buildTimeStampRequest({ imprint: IMPRINT.slice(1), nonce: NONCE })).toThrow(RangeError);
  expect(() => buildTimeStampRequest({ imprint: IMPRINT, nonce: Uint8Array.of(0) })).toThrow(RangeError);
});

function never(): never {
  throw new Error("the test is wrong");
}
