import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { certificatesInFile } from "@/lib/signing/certificate-file";
import { pkiFile, TEST_CAS, testSigner } from "../../support/pki";

const { certificate } = testSigner("teacher-3");
const pem = (der: Uint8Array, label = "CERTIFICATE") => `-----BEGIN ${label}-----\r\n${Buffer.from(der).toString("base64").replace(/(.{64})/g, "$1\r\n")}\r\n-----END ${label}-----\r\n`;
const text = (...parts: string[]) => new TextEncoder().encode(parts.join(""));

describe("A certificate's file", () => {
  test.each([
    ["in DER", certificate, [certificate]],
    ["in PEM, with Windows line ends", text(pem(certificate)), [certificate]],
    ["in PEM with its issuer, and words between them", text("Bag Attributes\n", pem(certificate), "\nissuer\n", pem(TEST_CAS.issuing)), [certificate, TEST_CAS.issuing]],
    ["as openssl writes it", readFileSync(pkiFile("teacher-3.crt")), [certificate, TEST_CAS.issuing]],
    ["with one block that is none", text(pem(certificate), pem(certificate.subarray(0, 100))), []],
    ["cut short", certificate.subarray(0, certificate.length - 1), []],
    ["with something after it", Buffer.concat([certificate, Buffer.from([0])]), []],
    ["that holds a key instead", text(pem(certificate, "PRIVATE KEY")), []],
    ["that is empty", new Uint8Array(0), []],
  ])("%s", (_, file, found) => {
    expect(certificatesInFile(file).map((der) => Buffer.from(der).toString("hex"))).toEqual(found.map((der) => Buffer.from(der).toString("hex")));
  });
});
