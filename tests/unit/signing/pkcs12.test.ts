import fc from "fast-check";
import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { constructed, TAG } from "@/lib/signing/der";
import { der, integer, octetString, oid, sequence } from "@/lib/signing/der-writer";
import { OID } from "@/lib/signing/object-ids";
import { openPkcs12 } from "@/lib/signing/pkcs12";
import { IterationBudget, Pkcs12Error } from "@/lib/signing/pkcs12-error";
import { P12 } from "@/lib/signing/pkcs12-ids";
import { bmpPassword, KDF_PURPOSE, pkcs12Kdf } from "@/lib/signing/pkcs12-kdf";
import { writePkcs12 } from "@/lib/signing/pkcs12-write";
import { TEST_CAS, testSigner } from "../../support/pki";

const signer = testSigner("head");
const password = "Trường học 2026";
const content = { ...signer, password };
const file = await writePkcs12(content);
const codeOf = (bytes: Uint8Array, typed = password) => openPkcs12(bytes, typed).then(() => "OPEN", (error: unknown) => (error instanceof Pkcs12Error ? error.code : error));

const data = (bytes: Uint8Array) => sequence(oid(OID.data), der(constructed(0), octetString(bytes)));
const withoutMac = (...safes: Uint8Array[]) => sequence(integer(3), data(sequence(...safes)));
const macOf = (iterations: number) => sequence(sequence(sequence(oid(OID.sha256)), octetString(new Uint8Array(32))), octetString(new Uint8Array(8)), integer(iterations));

function protectedSafe(iterations: number, kdf: string = P12.pbkdf2): Uint8Array {
  const derivation = sequence(oid(kdf), sequence(octetString(new Uint8Array(8)), integer(iterations)));
  const algorithm = sequence(oid(P12.pbes2), sequence(derivation, sequence(oid(P12.aes256Cbc), octetString(new Uint8Array(16)))));
  return sequence(oid(P12.encryptedData), der(constructed(0), sequence(integer(0), sequence(oid(OID.data), algorithm, der(0x80, new Uint8Array(32))))));
}

describe("a PKCS#12 file", () => {
  test("opens with its password, composed either way", async () => {
    for (const typed of [password, password.normalize("NFC")]) {
      const opened = await openPkcs12(file, typed);
      expect(opened.privateKey.equals(signer.privateKey)).toBe(true);
      expect(opened.certificate).toEqual(new Uint8Array(signer.certificate));
      expect(opened.chain).toEqual([new Uint8Array(TEST_CAS.issuing)]);
    }
    const decomposed = await writePkcs12({ ...content, password: password.normalize("NFD") });
    expect(await codeOf(decomposed)).toBe("OPEN");
  });

  test("gives its chain in order and without the root, however it lay inside", async () => {
    const opened = await openPkcs12(await writePkcs12({ ...content, chain: [TEST_CAS.root, TEST_CAS.issuing] }), password);
    expect(opened.chain).toEqual([new Uint8Array(TEST_CAS.issuing)]);
  });

  test("whose key fits none of its certificates has no certificate", async () => {
    expect(await codeOf(await writePkcs12({ ...content, certificate: testSigner("deputy").certificate }))).toBe("NO_CERTIFICATE");
  });

  test("with a key that is not RSA is refused", async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    expect(await codeOf(await writePkcs12({ ...content, privateKey }))).toBe("NOT_RSA");
  });
});

describe("a file that does not open says why", () => {
  test.each<[string, Uint8Array, string]>([
    ["a large file", new Uint8Array(200_000), "TOO_LARGE"],
    ["an empty file", new Uint8Array(), "NOT_PKCS12"],
    ["a certificate", signer.certificate, "NOT_PKCS12"],
    ["a file cut short", file.subarray(0, 1000), "NOT_PKCS12"],
    ["a byte more", new Uint8Array([...file, 0]), "NOT_PKCS12"],
    ["no key inside", withoutMac(), "NO_KEY"],
    ["a check of 2^30 iterations", sequence(integer(3), data(sequence()), macOf(2 ** 30)), "TOO_MANY_ITERATIONS"],
    ["a safe of 2^30 iterations", withoutMac(protectedSafe(2 ** 30)), "TOO_MANY_ITERATIONS"],
    ["a safe of no iterations", withoutMac(protectedSafe(0)), "NOT_PKCS12"],
    ["a derivation not known", withoutMac(protectedSafe(1000, "1.3.6.1.4.1.11591.4.11")), "UNSUPPORTED"],
    ["a safe sealed by a public key", withoutMac(sequence(oid("1.2.840.113549.1.7.3"), der(constructed(0)))), "UNSUPPORTED"],
    ["another password, and nothing to check it", withoutMac(protectedSafe(1)), "WRONG_PASSWORD"],
  ])("%s", async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test("a wrong password", async () => {
    expect(await codeOf(file, "Trường học 2025")).toBe("WRONG_PASSWORD");
    expect(await codeOf(file, "")).toBe("WRONG_PASSWORD");
  });

  test("garbage, and a file with changed bytes, with one of the codes and nothing else", async () => {
    const small = withoutMac(protectedSafe(2));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.nat(small.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => small.map((byte, i) => (i === at ? byte ^ by : byte))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (some) => {
        await expect(openPkcs12(some, password)).rejects.toThrow(Pkcs12Error);
      }),
      { seed: 20260530, numRuns: 300 },
    );
  });
});

test("the work that one file may ask for has an end, also in small pieces", () => {
  const budget = new IterationBudget();
  for (let i = 0; i < 4; i++) budget.spend(1_000_000);
  expect(() => budget.spend(1)).toThrow(Pkcs12Error);
});

test("a password is UTF-16 with a zero after it", () => {
  expect(bmpPassword("Đ1")).toEqual(Uint8Array.of(0x01, 0x10, 0, 0x31, 0, 0));
  expect(der(TAG.BMP_STRING, bmpPassword(""))).toEqual(Uint8Array.of(0x1e, 2, 0, 0));
});

test.each([
  // Published with the first implementations of PKCS#12 and repeated in their test suites: SHA-1, password "smeg" and "queeg"
  [KDF_PURPOSE.key, "smeg", "0a58cf64530d823f", 1, 24, "8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3"],
  [KDF_PURPOSE.iv, "smeg", "0a58cf64530d823f", 1, 8, "79993dfe048d3b76"],
  [KDF_PURPOSE.mac, "smeg", "3d83c0e4546ac140", 1, 20, "8d967d88f6caa9d714800ab3d48051d63f73a312"],
  [KDF_PURPOSE.key, "queeg", "05dec959acff72f7", 1000, 24, "ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4"],
] as const)("derivation %i of %s is as published", async (purpose, text, salt, iterations, length, expected) => {
  const key = await pkcs12Kdf({ digest: "sha1", purpose, password: bmpPassword(text), salt: Buffer.from(salt, "hex"), iterations, length });
  expect(Buffer.from(key).toString("hex")).toBe(expected);
});
