import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SignedXml } from "xml-crypto";
import { afterAll, describe, expect, test } from "vitest";
import { writeUnsignedXml } from "@/lib/documents/xml/write-xml";
import { pkiFile } from "../../support/pki";
import { sealedSample, sealXml, textOf } from "../../support/sealed-xml";

const folder = mkdtempSync(join(tmpdir(), "hoc-ba-xml-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SEALED = textOf(sealXml(sealedSample()).bytes);
const SLOTS = ["gvbm-1", "gvbm-2", "gvcn", "cbql", "phathanh"];
const DSIG = "http://www.w3.org/2000/09/xmldsig#";
const WITH_ID = ["DU_LIEU_HOC_BA", "MON_HOC", "MA_TRA_CUU_UUID", "TEN_NAM_HOC", "MA_TRUONG", "HO_VA_TEN", "SO_CCCD", "NGAY_SINH", "TEN_LOP"]
  .concat(["DANH_SACH_GVBM", "GVBM", "GVCN", "CBQL", "KY_PHAT_HANH"])
  .concat(["Object", "KeyInfo", "Signature"].map((name) => `${DSIG}:${name}`));

function saved(name: string, text: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** What xmlsec1 says of one signature of a file. */
function xmlsec(file: string, slot: string): { ok: boolean; said: string } {
  const ids = WITH_ID.flatMap((name) => ["--id-attr:Id", name]);
  const trust = ["--enabled-key-data", "x509", "--trusted-pem", pkiFile("root.crt"), "--untrusted-pem", pkiFile("issuing.crt")];
  try {
    return { ok: true, said: execFileSync("xmlsec1", ["--verify", ...trust, ...ids, "--node-xpath", `//*[@Id='sig-${slot}']`, file], { encoding: "utf8", stdio: "pipe" }) };
  } catch (error) {
    return { ok: false, said: String(error) };
  }
}

describe("xmlsec1", () => {
  test.each(SLOTS)("accepts the signature of %s by itself", (slot) => {
    expect(xmlsec(saved("sealed.xml", SEALED), slot)).toMatchObject({ ok: true });
  });

  test.each(["gvbm-1", "gvcn", "cbql", "phathanh"])("refuses the signature of %s when a mark of its subjects is changed", (slot) => {
    expect(xmlsec(saved("changed.xml", SEALED.replace("<DIEM_KIEM_TRA_DINH_KY>8<", "<DIEM_KIEM_TRA_DINH_KY>9<")), slot).ok).toBe(false);
  });

  test("still accepts another teacher's subjects then: parts are independent", () => {
    const changed = saved("changed.xml", SEALED.replace("<DIEM_KIEM_TRA_DINH_KY>8<", "<DIEM_KIEM_TRA_DINH_KY>9<"));
    expect(xmlsec(changed, "gvbm-2").ok).toBe(true);
  });

  test.each(SLOTS)("refuses the signature of %s when the pupil's identity number is another", (slot) => {
    expect(xmlsec(saved("carried.xml", SEALED.replace(">079216001234<", ">079216001235<")), slot).ok).toBe(false);
  });

  test("refuses a signing time or a certificate that was exchanged", () => {
    const later = SEALED.replace("<SigningTime>2026-05-30T08:00:00+07:00<", "<SigningTime>2026-05-30T08:00:01+07:00<");
    expect(xmlsec(saved("later.xml", later), "phathanh").ok).toBe(false);
    expect(xmlsec(saved("renamed.xml", SEALED.replace(/<X509SubjectName>UID=MST/, "<X509SubjectName>UID=XYZ")), "phathanh").ok).toBe(false);
  });
});

const HOLDERS: Record<string, string> = { "gvbm-1": "teacher-1.crt", "gvbm-2": "teacher-3.crt", gvcn: "homeroom.crt", cbql: "head.crt", phathanh: "school.crt" };

describe("xml-crypto", () => {
  test.each(SLOTS)("accepts the signature of %s and returns what it signed", (slot) => {
    const element = new RegExp(`<Signature xmlns="${DSIG}" Id="sig-${slot}">.*?</Signature>`, "s").exec(SEALED)?.[0] ?? "";
    const signed = new SignedXml({ publicCert: readFileSync(pkiFile(HOLDERS[slot] ?? "")) });
    signed.loadSignature(element);
    expect(signed.checkSignature(SEALED)).toBe(true);
    const covered = signed.getSignedReferences().join("");
    expect(covered).toContain(slot.startsWith("gvbm") ? "079216001234" : "<DU_LIEU_HOC_BA");
    expect(covered).toContain("SigningTime");
  });
});

describe("xmllint", () => {
  test("finds both files well formed", () => {
    const files = [saved("sealed.xml", SEALED), saved("data.xml", writeUnsignedXml(sealedSample()))];
    expect(execFileSync("xmllint", ["--noout", "--nonet", ...files], { encoding: "utf8" })).toBe("");
  });

  test("finds that the file is already in canonical form, but for the XML declaration", () => {
    const canonical = execFileSync("xmllint", ["--c14n", saved("sealed.xml", SEALED)], { encoding: "utf8" });
    expect(`<?xml version="1.0" encoding="UTF-8"?>\n${canonical}`).toBe(SEALED);
  });

  test("finds the same file by exclusive canonicalization", () => {
    const canonical = execFileSync("xmllint", ["--exc-c14n", saved("sealed.xml", SEALED)], { encoding: "utf8" });
    expect(`<?xml version="1.0" encoding="UTF-8"?>\n${canonical}`).toBe(SEALED);
  });
});
