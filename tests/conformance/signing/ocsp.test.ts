import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parseCertificate } from "@/lib/signing/certificate";
import { nodeDigest, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { answersNonce, openOcspResponse, parseOcspAnswer } from "@/lib/signing/ocsp";
import { buildOcspRequest } from "@/lib/signing/ocsp-request";
import { checkPath } from "@/lib/signing/path";
import { makePki, type Pki } from "@/scripts/make-pki";
import { answerOcsp, readOcspRequest } from "@/scripts/trial-authority/answer-ocsp";
import { authorityOf, type TrialAuthority } from "@/scripts/trial-authority/authority-keys";
import { A_HOLDER } from "../../support/trial-authority";
import { newFolder, openssl, opensslVerdict, putFile } from "./openssl";

const folder = newFolder();
const file = (name: string) => join(folder, name);
const readBytes = (name: string) => readFileSync(file(name));
const now = new Date();
const earlier = new Date(now.getTime() - 3_600_000);
const NONCE = Uint8Array.from({ length: 16 }, (_, index) => index + 1);

let pki: Pki;
let authority: TrialAuthority;
let leaf: Uint8Array;

beforeAll(async () => {
  pki = await makePki({ clock: now, holders: [A_HOLDER], withServices: true });
  authority = authorityOf(pki);
  leaf = pki.issued.get("signer")?.certificate ?? new Uint8Array();
  const certificates = { root: pki.root, issuing: pki.issuing, leaf, ocsp: authority.ocsp.certificate };
  for (const [name, der] of Object.entries(certificates)) {
    putFile(folder, `${name}.der`, der);
    openssl("x509", "-inform", "DER", "-in", file(`${name}.der`), "-out", file(`${name}.pem`));
  }
  putFile(folder, "ocsp.key", authority.ocsp.key.export({ format: "pem", type: "pkcs8" }).toString());
  putFile(folder, "issuing.key", authority.issuing.key.export({ format: "pem", type: "pkcs8" }).toString());
});

const certificates = () => ({ certificate: parseCertificate(leaf), issuer: parseCertificate(pki.issuing) });

/** openssl's judgement of a response to its own question. */
function opensslReads(response: Uint8Array, hash: "sha1" | "sha256" = "sha1") {
  putFile(folder, "response.der", response);
  return opensslVerdict("ocsp", "-respin", file("response.der"), "-issuer", file("issuing.pem"), `-${hash}`, "-cert", file("leaf.pem"), "-CAfile", file("root.pem"), "-verify_other", file("issuing.pem"), "-no_nonce");
}

describe("OpenSSL accepts the trial authority's answers", () => {
  const asked = (hash: "sha1" | "sha256") => {
    openssl("ocsp", "-issuer", file("issuing.pem"), `-${hash}`, "-cert", file("leaf.pem"), "-reqout", file("request.der"), "-nonce");
    return readOcspRequest(new Uint8Array(readBytes("request.der")));
  };

  test.each(["sha1", "sha256"] as const)("good, asked by %s", (hash) => {
    const { text } = opensslReads(answerOcsp(authority, asked(hash), now), hash);
    expect(text).toContain("Response verify OK");
    expect(text).toContain("leaf.pem: good");
  });

  test("revoked, with the reason", () => {
    const revoked = [{ serial: parseCertificate(leaf).serial, at: earlier }];
    const { text } = opensslReads(answerOcsp({ ...authority, revoked }, asked("sha1"), now));
    expect(text).toContain("Response verify OK");
    expect(text).toMatch(/leaf\.pem: revoked[\s\S]*keyCompromise/);
  });

  test("and not one by another key", () => {
    const by = { ...authority, ocsp: { ...authority.ocsp, key: pki.rootKey } };
    expect(opensslReads(answerOcsp(by, asked("sha1"), now)).text).toContain("Response Verify Failure");
  });
});

describe("we read what `openssl ocsp` answers to our question", () => {
  const index = (flag: "V" | "R", revokedAt = "") => {
    const { serial, notAfter } = parseCertificate(leaf);
    return putFile(folder, "index.txt", [flag, utc(notAfter), revokedAt, serial.toUpperCase(), "unknown", "/CN=signer"].join("\t") + "\n");
  };

  async function statusOf(book: string, signer: "ocsp" | "issuing", hash: "SHA-1" | "SHA-256" = "SHA-1") {
    putFile(folder, "ours.der", buildOcspRequest({ ...certificates(), digest: nodeDigest, nonce: NONCE, hash }));
    openssl("ocsp", "-index", book, "-CA", file("issuing.pem"), "-rsigner", file(`${signer}.pem`), "-rkey", file(`${signer}.key`), "-reqin", file("ours.der"), "-respout", file("theirs.der"), "-nmin", "60");
    const answer = openOcspResponse(new Uint8Array(readBytes("theirs.der")));
    expect(answersNonce(parseOcspAnswer(answer), NONCE)).toBe("YES");
    const trust = { roots: [pki.root], crls: pki.crls.slice(1), ocsp: { answers: [answer], digest: nodeDigest }, verify: nodeVerifyRsa };
    return (await checkPath({ ...trust, leaf, chain: [pki.issuing], at: now })).revocation;
  }

  test.each([
    ["ocsp", "SHA-1"],
    ["ocsp", "SHA-256"],
    ["issuing", "SHA-1"],
  ] as const)("good, signed by %s, certificate named by %s", async (signer, hash) => {
    expect((await statusOf(index("V"), signer, hash)).status).toBe("GOOD");
  });

  test("revoked, since when and why", async () => {
    const since = new Date(Math.floor(earlier.getTime() / 1000) * 1000);
    expect(await statusOf(index("R", `${utc(earlier)},superseded`), "ocsp")).toEqual({ status: "REVOKED", since, reason: "superseded" });
  });

  test("unknown to its book is not good", async () => {
    writeFileSync(file("empty.txt"), "");
    expect((await statusOf(file("empty.txt"), "ocsp")).status).toBe("UNKNOWN");
  });
});

const utc = (moment: Date) => `${moment.toISOString().slice(2, 19).replace(/[-:T]/g, "")}Z`;
