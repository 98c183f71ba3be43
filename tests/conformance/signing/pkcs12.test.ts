import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openPkcs12 } from "@/lib/signing/pkcs12";
import { writePkcs12 } from "@/lib/signing/pkcs12-write";
import { pkiFile, testSigner } from "../../support/pki";
import { newFolder, openssl, opensslVerdict, putFile } from "./openssl";

const folder = newFolder();
const signer = testSigner("head");
const password = "Mật khẩu Đẹp ỹ";

function exported(name: string, ...how: string[]): Uint8Array {
  const file = join(folder, name);
  openssl("pkcs12", "-export", "-in", pkiFile("head.crt"), "-inkey", pkiFile("head.key"), "-passout", `pass:${password}`, "-out", file, ...how);
  return new Uint8Array(readFileSync(file));
}

describe("a PKCS#12 that OpenSSL made opens here, with a Vietnamese password", () => {
  test.each([
    ["as made today", []],
    ["with 600,000 iterations and SHA-512", ["-iter", "600000", "-macalg", "sha512"]],
    ["as made yesterday (RC2-40 and triple DES)", ["-legacy"]],
    ["with RC2-128", ["-legacy", "-certpbe", "PBE-SHA1-RC2-128"]],
    ["with triple DES of two keys", ["-legacy", "-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-2DES"]],
    ["with AES-128", ["-certpbe", "AES-128-CBC", "-keypbe", "AES-128-CBC"]],
    ["without a check", ["-nomac"]],
    ["with nothing encrypted", ["-certpbe", "NONE", "-keypbe", "NONE"]],
    ["with the root inside", ["-certfile", pkiFile("root.crt")]],
  ] as const)("%s", async (name, how) => {
    const opened = await openPkcs12(exported(`${name.replaceAll(/\W/g, "-")}.p12`, ...how), password);
    expect(opened.privateKey.equals(signer.privateKey)).toBe(true);
    expect(opened.certificate).toEqual(new Uint8Array(signer.certificate));
    expect(opened.chain).toEqual(signer.chain.map((der) => new Uint8Array(der)));
  });

  test.each([
    ["today", []],
    ["yesterday", ["-legacy"]],
    ["without a check", ["-nomac"]],
  ] as const)("but not with another one: %s", async (name, how) => {
    await expect(openPkcs12(exported(`wrong ${name}.p12`, ...how), "Mật khẩu Đẹp ý")).rejects.toMatchObject({ code: "WRONG_PASSWORD" });
  });

  test("a file of certificates alone has no key", async () => {
    await expect(openPkcs12(exported("certificates.p12", "-nokeys"), password)).rejects.toMatchObject({ code: "NO_KEY" });
  });
});

describe("a PKCS#12 of another make opens here", () => {
  test("as Firefox's library writes it: lengths left open, strings in pieces", async () => {
    const [plain, store, file] = [join(folder, "for-nss.p12"), join(folder, "nss"), join(folder, "nss.p12")];
    openssl("pkcs12", "-export", "-in", pkiFile("head.crt"), "-inkey", pkiFile("head.key"), "-passout", "pass:x", "-out", plain, "-name", "head");
    mkdirSync(store);
    execFileSync("certutil", ["-N", "-d", `sql:${store}`, "--empty-password"]);
    execFileSync("pk12util", ["-i", plain, "-d", `sql:${store}`, "-W", "x", "-K", ""]);
    execFileSync("pk12util", ["-o", file, "-n", "head", "-d", `sql:${store}`, "-W", password, "-K", ""]);
    const bytes = new Uint8Array(readFileSync(file));
    expect([...bytes.subarray(0, 2)]).toEqual([0x30, 0x80]); // an open length: otherwise this would prove nothing
    const opened = await openPkcs12(bytes, password);
    expect(opened.privateKey.equals(signer.privateKey)).toBe(true);
    expect(opened.certificate).toEqual(new Uint8Array(signer.certificate));
    await expect(openPkcs12(bytes, "khác")).rejects.toMatchObject({ code: "WRONG_PASSWORD" });
  });
});

describe("a PKCS#12 made here", () => {
  test("opens in OpenSSL, which finds AES-256 and SHA-256", async () => {
    const file = putFile(folder, "ours.p12", await writePkcs12({ ...signer, password }));
    const printed = opensslVerdict("pkcs12", "-in", file, "-passin", `pass:${password}`, "-nodes", "-info").text;
    for (const part of ["MAC: sha256", "PBES2, PBKDF2, AES-256-CBC", "CCCD:079075000100", "BEGIN PRIVATE KEY"]) expect(printed).toContain(part);
  });

  test("does not open in OpenSSL with another password", async () => {
    const file = putFile(folder, "ours.p12", await writePkcs12({ ...signer, password }));
    expect(opensslVerdict("pkcs12", "-in", file, "-passin", "pass:khác", "-noout").isContent).toBe(false);
  });
});
