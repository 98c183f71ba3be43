import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { checkPath } from "@/lib/signing/path";
import { makePki } from "../../../scripts/make-pki";
import { PKI_HOLDERS } from "../../support/pki-holders";
import { PKI_CLOCK, pkiFile, testSigner, TRUST, type TestHolder } from "../../support/pki";
import { newFolder, opensslVerdict, putFile } from "./openssl";

const folder = newFolder();
const lists = putFile(folder, "lists.pem", ["issuing.crl", "root.crl"].map((name) => readFileSync(pkiFile(name), "utf8")).join(""));

function opensslSays(id: TestHolder, at: Date, list = lists) {
  const time = `${Math.floor(at.getTime() / 1000)}`;
  return opensslVerdict("verify", "-x509_strict", "-crl_check_all", "-CRLfile", list, "-CAfile", pkiFile("root.crt"), "-untrusted", pkiFile("issuing.crt"), "-attime", time, pkiFile(`${id}.crt`));
}

async function weSay(id: TestHolder, at: Date): Promise<boolean> {
  const { certificate, chain } = testSigner(id);
  const { isTrusted, validity, revocation } = await checkPath({ ...TRUST, verify: nodeVerifyRsa, leaf: certificate, chain, at });
  return isTrusted && validity === "VALID" && revocation.status === "GOOD";
}

describe("OpenSSL and we judge every certificate of the test PKI alike", () => {
  test.each(PKI_HOLDERS.map(({ id }) => id))("%s", async (id) => {
    const verdict = opensslSays(id, PKI_CLOCK);
    expect(await weSay(id, PKI_CLOCK), verdict.text).toBe(verdict.isContent);
  });

  test("and not all of them well", async () => {
    const good = await Promise.all(PKI_HOLDERS.map(({ id }) => weSay(id, PKI_CLOCK)));
    expect(good.filter((isGood) => isGood)).toHaveLength(PKI_HOLDERS.length - 4);
  });

  test("the one not yet valid is good in July", async () => {
    const july = new Date("2026-07-02T00:00:00Z");
    expect(opensslSays("not-yet-valid", july).isContent).toBe(true);
    expect(await weSay("not-yet-valid", july)).toBe(true);
  });
});

describe("a PKI made anew", () => {
  const clock = new Date("2030-01-15T08:00:00Z");
  const holders = [
    { id: "a", name: "Đỗ Thị Bưởi", identity: { kind: "CCCD", number: "079190000001" }, email: "buoi@example.vn" },
    { id: "b", name: "Lý Văn Cam", identity: { kind: "CCCD", number: "079090000002" }, revokedAt: new Date("2030-01-10T00:00:00Z") },
  ] as const;

  test("is made for its clock, and for nobody else's root", async () => {
    const pki = await makePki({ clock, holders, crlUrl: "http://example.vn/issuing.crl" });
    const trust = { roots: [pki.root], crls: pki.crls, verify: nodeVerifyRsa, at: clock };
    const facts = async (id: string, roots = trust.roots) => {
      const issued = pki.issued.get(id);
      if (!issued) throw new Error(`nothing was issued to ${id}`);
      return checkPath({ ...trust, roots, leaf: issued.certificate, chain: issued.chain });
    };
    expect(await facts("a")).toMatchObject({ isTrusted: true, validity: "VALID", revocation: { status: "GOOD" } });
    expect(await facts("b")).toMatchObject({ isTrusted: true, revocation: { status: "REVOKED" } });
    expect(await facts("a", [pki.foreignRoot])).toMatchObject({ isTrusted: false });
    const a = new X509Certificate(pki.issued.get("a")?.certificate ?? new Uint8Array());
    expect(a.subjectAltName).toBe("email:buoi@example.vn");
    expect((await facts("a")).certificates[0]?.certificate.crlUrls).toEqual(["http://example.vn/issuing.crl"]);
  });
});
