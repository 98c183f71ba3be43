import { beforeAll, describe, expect, test } from "vitest";
import fc from "fast-check";
import { parseCertificate } from "@/lib/signing/certificate";
import { DerError } from "@/lib/signing/der";
import { nodeDigest, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { answersNonce, openOcspResponse, OcspRefused, parseOcspAnswer, wrapOcspAnswer } from "@/lib/signing/ocsp";
import { buildOcspRequest } from "@/lib/signing/ocsp-request";
import { checkPath } from "@/lib/signing/path";
import { makePki, type Pki } from "@/scripts/make-pki";
import { answerOcsp, readOcspRequest } from "@/scripts/trial-authority/answer-ocsp";
import { authorityOf, type TrialAuthority } from "@/scripts/trial-authority/authority-keys";
import { A_HOLDER } from "../../support/trial-authority";

const CLOCK = new Date("2026-05-30T02:00:00Z");
const hours = (count: number) => new Date(CLOCK.getTime() + count * 3_600_000);
const NONCE = Uint8Array.from({ length: 16 }, (_, index) => 0x80 + index);

let pki: Pki;
let authority: TrialAuthority;
let leaf: Uint8Array;

beforeAll(async () => {
  pki = await makePki({ clock: CLOCK, holders: [A_HOLDER], authorityUrl: "http://authority.test:1", withServices: true });
  authority = authorityOf(pki);
  leaf = pki.issued.get("signer")?.certificate ?? new Uint8Array();
});

const subject = () => ({ certificate: parseCertificate(leaf), issuer: parseCertificate(pki.issuing) });
const serial = () => parseCertificate(leaf).serial;
const request = (hash: "SHA-1" | "SHA-256" = "SHA-1") => buildOcspRequest({ ...subject(), digest: nodeDigest, nonce: NONCE, hash });
const answerBy = (by: TrialAuthority, at = CLOCK, hash: "SHA-1" | "SHA-256" = "SHA-1") => openOcspResponse(answerOcsp(by, readOcspRequest(request(hash)), at));

/** What a verifier makes of an answer together with the root's own list, at a moment. */
async function statusBy(answer: Uint8Array | null, at: Date, crls: readonly Uint8Array[] = pki.crls.slice(1)) {
  const ocsp = { answers: answer ? [answer] : [], digest: nodeDigest };
  return (await checkPath({ roots: [pki.root], crls, ocsp, verify: nodeVerifyRsa, leaf, chain: [pki.issuing], at })).revocation;
}

describe("an answer of the responder", () => {
  test("good: the certificate is good from before until the next update is due, and not after", async () => {
    const answer = answerBy(authority);
    expect((await statusBy(answer, hours(-24))).status).toBe("GOOD");
    expect((await statusBy(answer, CLOCK)).status).toBe("GOOD");
    expect((await statusBy(answer, hours(24))).status).toBe("GOOD");
    expect((await statusBy(answer, hours(25))).status).toBe("UNKNOWN");
  });

  test("without any: the status is unknown", async () => {
    expect((await statusBy(null, CLOCK)).status).toBe("UNKNOWN");
  });

  test("revoked: since when and why, and good before", async () => {
    const answer = answerBy({ ...authority, revoked: [{ serial: serial(), at: hours(-2) }] });
    expect(await statusBy(answer, CLOCK)).toEqual({ status: "REVOKED", since: hours(-2), reason: "keyCompromise" });
    expect(await statusBy(answer, hours(-3))).toMatchObject({ status: "GOOD", revokedLater: { since: hours(-2) } });
  });

  test("unknown is never good", async () => {
    const answer = answerBy({ ...authority, issued: new Set() });
    expect(parseOcspAnswer(answer).statements[0]?.status).toBe("UNKNOWN");
    expect((await statusBy(answer, CLOCK)).status).toBe("UNKNOWN");
  });

  test("revoked in the answer outweighs a list that is silent", async () => {
    const answer = answerBy({ ...authority, revoked: [{ serial: serial(), at: hours(-2) }] });
    expect((await statusBy(null, CLOCK, pki.crls)).status).toBe("GOOD");
    expect((await statusBy(answer, CLOCK, pki.crls)).status).toBe("REVOKED");
  });

  test("names the certificate by SHA-256 as well as by SHA-1", async () => {
    expect(parseOcspAnswer(answerBy(authority, CLOCK, "SHA-256")).statements[0]?.id.hash).toBe("SHA-256");
    expect((await statusBy(answerBy(authority, CLOCK, "SHA-256"), CLOCK)).status).toBe("GOOD");
  });

  test("repeats the question's nonce, or is seen to answer another question", () => {
    const answer = parseOcspAnswer(answerBy(authority));
    expect(answersNonce(answer, NONCE)).toBe("YES");
    expect(answersNonce(answer, NONCE.slice(1))).toBe("NO");
    expect(answersNonce({ ...answer, nonce: null }, NONCE)).toBe("LEFT_OUT");
  });
});

describe("an answer does not count", () => {
  const counts = async (by: TrialAuthority) => (await statusBy(answerBy(by), CLOCK)).status === "GOOD";

  test("signed by a key that is not the responder's", async () => {
    expect(await counts({ ...authority, ocsp: { ...authority.ocsp, key: pki.rootKey } })).toBe(false);
  });

  test("signed by a certificate that is not for this, of the same authority", async () => {
    expect(await counts({ ...authority, ocsp: authority.tsa })).toBe(false);
    const signer = pki.issued.get("signer");
    expect(await counts({ ...authority, ocsp: { certificate: leaf, key: signer?.privateKey ?? pki.rootKey } })).toBe(false);
  });

  test("signed by a responder of another authority", async () => {
    const other = authorityOf(await makePki({ clock: CLOCK, holders: [], withServices: true }));
    expect(await counts({ ...authority, ocsp: other.ocsp })).toBe(false);
  });

  test("made before the responder's certificate began", async () => {
    const before = new Date(parseCertificate(authority.ocsp.certificate).notBefore.getTime() - 1000);
    expect((await statusBy(answerBy({ ...authority, ocsp: authority.issuing }, before), before)).status).toBe("GOOD");
    expect((await statusBy(answerBy(authority, before), before)).status).toBe("UNKNOWN");
  });

  test("about a certificate of another issuer with the same serial", async () => {
    const stranger = { ...parseCertificate(pki.issuing), subjectDer: parseCertificate(pki.root).subjectDer };
    const question = buildOcspRequest({ certificate: parseCertificate(leaf), issuer: stranger, digest: nodeDigest });
    expect(parseOcspAnswer(openOcspResponse(answerOcsp(authority, readOcspRequest(question), CLOCK))).statements[0]?.status).toBe("UNKNOWN");
  });

  test("signed by the issuer itself it does count", async () => {
    expect(await counts({ ...authority, ocsp: authority.issuing })).toBe(true);
  });

  test("with any byte changed", async () => {
    const answer = answerBy(authority);
    await fc.assert(
      fc.asyncProperty(fc.nat(answer.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = answer.slice();
        changed[at] = (changed[at] ?? 0) ^ change;
        const status = await statusBy(changed, CLOCK).then((revocation) => revocation.status, (error: unknown) => (error instanceof DerError ? "UNKNOWN" : Promise.reject(error as Error)));
        // What came along besides is not signed: a certificate that is not needed may be garbled.
        if (at < answer.length - (authority.ocsp.certificate.length + 8)) expect(status).toBe("UNKNOWN");
      }),
      { seed: 140, numRuns: 400 },
    );
  });
});

describe("a responder's envelope", () => {
  test("is opened and closed alike", () => {
    const response = answerOcsp(authority, readOcspRequest(request()), CLOCK);
    expect(Buffer.from(wrapOcspAnswer(openOcspResponse(response))).equals(response)).toBe(true);
  });

  test.each([
    [3, "TRY_LATER"],
    [6, "UNAUTHORIZED"],
  ] as const)("with status %i says %s", (status, code) => {
    expect(() => openOcspResponse(Uint8Array.of(0x30, 3, 0x0a, 1, status))).toThrow(expect.objectContaining({ code }));
    expect(() => openOcspResponse(Uint8Array.of(0x30, 3, 0x0a, 1, status))).toThrow(OcspRefused);
  });

  test("that says it succeeded and holds nothing is refused, like a web page", () => {
    expect(() => openOcspResponse(Uint8Array.of(0x30, 3, 0x0a, 1, 0))).toThrow(DerError);
    expect(() => openOcspResponse(new TextEncoder().encode("<html>"))).toThrow(DerError);
  });

  test("cut anywhere is refused", () => {
    const response = answerOcsp(authority, readOcspRequest(request()), CLOCK);
    for (let length = 0; length < response.length; length += 7) expect(() => parseOcspAnswer(openOcspResponse(response.slice(0, length)))).toThrow(DerError);
  });
});

test("certificates of the trial PKI name where their status is told", () => {
  const { crlUrls, ocspUrls, issuerUrls } = parseCertificate(leaf);
  expect({ crlUrls, ocspUrls, issuerUrls }).toEqual({
    crlUrls: ["http://authority.test:1/issuing.crl"],
    ocspUrls: ["http://authority.test:1/ocsp"],
    issuerUrls: ["http://authority.test:1/issuing.crt"],
  });
  expect(parseCertificate(pki.issuing).crlUrls).toEqual(["http://authority.test:1/root.crl"]);
  expect(parseCertificate(authority.ocsp.certificate)).toMatchObject({ hasNoStatus: true, extendedKeyUsage: ["1.3.6.1.5.5.7.3.9"], unknownCritical: [] });
});
