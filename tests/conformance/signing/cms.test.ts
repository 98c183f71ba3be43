import { describe, expect, test } from "vitest";
import { buildCms, signedAttributes } from "@/lib/signing/cms";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { PKI_CLOCK, pkiFile, testSigner, type TestHolder } from "../../support/pki";
import { newFolder, openssl, opensslVerdict, putFile } from "./openssl";

const folder = newFolder();
const content = new TextEncoder().encode("Nội dung được ký\n");
const contentFile = putFile(folder, "content.bin", content);

function signedBy(id: TestHolder, change: { certificate?: Uint8Array } = {}): string {
  const signer = testSigner(id);
  const unsigned = { contentDigest: nodeSha256(content), certificate: signer.certificate, sha256: nodeSha256 };
  const value = signer.signBytes(signedAttributes({ ...unsigned, ...change }));
  return putFile(folder, `${id}.der`, buildCms({ ...unsigned, chain: signer.chain, value }));
}

const verifyArguments = (file: string, text = contentFile) =>
  ["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", file, "-content", text, "-out", "/dev/null", "-CAfile", pkiFile("root.crt"), "-purpose", "any", "-attime", `${PKI_CLOCK.getTime() / 1000}`];

describe("OpenSSL, as a CAdES verifier,", () => {
  test.each<TestHolder>(["teacher-3", "head", "school"])("accepts a signature of %s, with the issuing CA taken from inside", (id) => {
    expect(opensslVerdict(...verifyArguments(signedBy(id))).text).toContain("CAdES Verification successful");
  });

  test("refuses it over another content", () => {
    const other = putFile(folder, "other.bin", "Nội dung khác\n");
    expect(opensslVerdict(...verifyArguments(signedBy("head"), other)).isContent).toBe(false);
  });

  test("refuses it when the signed attribute names another certificate", () => {
    const file = signedBy("head", { certificate: testSigner("deputy").certificate });
    expect(opensslVerdict(...verifyArguments(file)).isContent).toBe(false);
  });

  test.each<TestHolder>(["foreign", "expired"])("refuses a signature of %s", (id) => {
    expect(opensslVerdict(...verifyArguments(signedBy(id))).isContent).toBe(false);
  });

  test("finds the three attributes, and no signing time", () => {
    const printed = openssl("cms", "-cmsout", "-print", "-inform", "DER", "-in", signedBy("head"));
    const attributes = printed.slice(printed.indexOf("signedAttrs"), printed.indexOf("signatureAlgorithm"));
    for (const name of ["contentType", "messageDigest", "id-smime-aa-signingCertificateV2"]) expect(attributes).toContain(`object: ${name} `);
    expect(printed).not.toContain("signingTime");
  });

  test("writes it back byte for byte: it is DER", () => {
    const file = signedBy("head");
    openssl("cms", "-cmsout", "-inform", "DER", "-in", file, "-outform", "DER", "-out", `${file}.again`);
    expect(openssl("dgst", "-sha256", "-r", file).slice(0, 64)).toBe(openssl("dgst", "-sha256", "-r", `${file}.again`).slice(0, 64));
  });
});
