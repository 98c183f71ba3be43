import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parseCertificate } from "@/lib/signing/certificate";
import { nodeDigest, nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { judgeTimeStamp, timeStampDoubt, verifyTimeStamp } from "@/lib/signing/timestamp";
import { buildTimeStampRequest } from "@/lib/signing/timestamp-request";
import { openTimeStampResponse } from "@/lib/signing/timestamp-response";
import { makePki, type Pki } from "@/scripts/make-pki";
import { answerStamp, readStampRequest } from "@/scripts/trial-authority/answer-timestamp";
import { authorityOf, type TrialAuthority } from "@/scripts/trial-authority/authority-keys";
import { newFolder, openssl, opensslVerdict, putFile } from "./openssl";

const folder = newFolder();
const file = (name: string) => join(folder, name);
const read = (name: string) => new Uint8Array(readFileSync(file(name)));
const now = new Date();
const DATA = new TextEncoder().encode("Học bạ của em Nguyễn Văn An");
const IMPRINT = nodeSha256(DATA);
const NONCE = Uint8Array.from([0x9a, 1, 2, 3, 4, 5, 6, 7]);
const POLICY = "1.2.3.4.1";

let pki: Pki;
let authority: TrialAuthority;

beforeAll(async () => {
  pki = await makePki({ clock: now, holders: [], withServices: true });
  authority = authorityOf(pki);
  putFile(folder, "data.bin", DATA);
  for (const [name, der] of Object.entries({ root: pki.root, issuing: pki.issuing, tsa: authority.tsa.certificate })) {
    putFile(folder, `${name}.der`, der);
    openssl("x509", "-inform", "DER", "-in", file(`${name}.der`), "-out", file(`${name}.pem`));
  }
  putFile(folder, "tsa.key", authority.tsa.key.export({ format: "pem", type: "pkcs8" }).toString());
  putFile(folder, "request.tsq", buildTimeStampRequest({ imprint: IMPRINT, nonce: NONCE }));
});

const trust = () => ["-CAfile", file("root.pem"), "-untrusted", file("issuing.pem")];

describe("OpenSSL accepts the trial authority's time-stamps", () => {
  test("as an answer to our question, and to its own", () => {
    for (const name of ["ours", "theirs"]) {
      if (name === "ours") putFile(folder, "ours.tsq", read("request.tsq"));
      else openssl("ts", "-query", "-data", file("data.bin"), "-sha256", "-cert", "-out", file("theirs.tsq"));
      putFile(folder, `${name}.tsr`, answerStamp(authority, readStampRequest(read(`${name}.tsq`)), now));
      const verdict = opensslVerdict("ts", "-verify", "-in", file(`${name}.tsr`), "-queryfile", file(`${name}.tsq`), ...trust());
      expect(verdict.isContent, verdict.text).toBe(true);
    }
  });

  test("as a token over the data, and not over other data", () => {
    putFile(folder, "token.der", openTimeStampResponse(answerStamp(authority, readStampRequest(read("request.tsq")), now)));
    putFile(folder, "other.bin", "khác");
    const judge = (data: string) => opensslVerdict("ts", "-verify", "-token_in", "-in", file("token.der"), "-data", file(data), ...trust());
    expect(judge("data.bin").isContent).toBe(true);
    expect(judge("other.bin").isContent).toBe(false);
  });

  test("a request of ours is read as it was meant", () => {
    const text = openssl("ts", "-query", "-in", file("request.tsq"), "-text");
    expect(text).toContain("Hash Algorithm: sha256");
    expect(text).toContain("Nonce: 0x9A01020304050607");
    expect(text).toContain("Certificate required: yes");
  });
});

describe("we accept what `openssl ts -reply` makes", () => {
  const reply = (signerDigest: string, essHash: string) => {
    putFile(folder, "serial", "01\n");
    const lines = ["[tsa]", "default_tsa = t", "[t]", `serial = ${file("serial")}`, `default_policy = ${POLICY}`, "digests = sha256", "accuracy = secs:1, millisecs:500",
      "clock_precision_digits = 3", "tsa_name = yes", "ess_cert_id_chain = no", `ess_cert_id_alg = ${essHash}`, `signer_digest = ${signerDigest}`];
    putFile(folder, "ts.cnf", `${lines.join("\n")}\n`);
    openssl("ts", "-reply", "-config", file("ts.cnf"), "-section", "t", "-queryfile", file("request.tsq"), "-signer", file("tsa.pem"), "-inkey", file("tsa.key"), "-chain", file("issuing.pem"), "-out", file("reply.tsr"));
    return openTimeStampResponse(read("reply.tsr"));
  };

  test.each([
    ["sha256", "sha256"],
    ["sha256", "sha1"], // signing-certificate of the first version
    ["sha384", "sha384"],
    ["sha512", "sha512"],
  ])("signed with %s, the signer named by %s", async (signerDigest, essHash) => {
    const stamp = await verifyTimeStamp(reply(signerDigest, essHash), { imprint: IMPRINT, nonce: NONCE, policy: POLICY }, { digest: nodeDigest, verify: nodeVerifyRsa });
    expect(Math.abs(stamp.time.getTime() - now.getTime())).toBeLessThan(300_000);
    expect(stamp).toMatchObject({ accuracy: 1500, policy: POLICY });
    expect(parseCertificate(stamp.certificate).serial).toBe(parseCertificate(authority.tsa.certificate).serial);
    const facts = await judgeTimeStamp(stamp, { roots: [pki.root], crls: pki.crls, verify: nodeVerifyRsa });
    expect(timeStampDoubt(facts)).toBeNull();
  });

  test("and not for another hash or nonce", async () => {
    const tools = { digest: nodeDigest, verify: nodeVerifyRsa };
    await expect(verifyTimeStamp(reply("sha256", "sha256"), { imprint: nodeSha256(IMPRINT) }, tools)).rejects.toMatchObject({ code: "WRONG_IMPRINT" });
    await expect(verifyTimeStamp(reply("sha256", "sha256"), { imprint: IMPRINT, nonce: IMPRINT }, tools)).rejects.toMatchObject({ code: "WRONG_NONCE" });
  });
});
