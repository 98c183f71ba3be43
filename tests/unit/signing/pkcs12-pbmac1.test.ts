import { createHmac, createPublicKey, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseCertificate } from "@/lib/signing/certificate";
import { DerReader } from "@/lib/signing/der";
import { derNull, integer, octetString, oid, sequence } from "@/lib/signing/der-writer";
import { openPkcs12 } from "@/lib/signing/pkcs12";
import { Pkcs12Error } from "@/lib/signing/pkcs12-error";
import { P12 } from "@/lib/signing/pkcs12-ids";
import { writePkcs12 } from "@/lib/signing/pkcs12-write";
import { testSigner } from "../../support/pki";

/** RFC 9579 §A.1 (HMAC and PRF with SHA-256) and §A.3 (both with SHA-512), letter by letter. Their password is "1234". */
const published = (name: string) => new Uint8Array(Buffer.from(readFileSync(`tests/golden/rfc9579-${name}.p12.txt`, "utf8"), "base64"));
const codeOf = (bytes: Uint8Array, typed: string) => openPkcs12(bytes, typed).then(() => "OPEN", (error: unknown) => (error instanceof Pkcs12Error ? error.code : error));

const HMAC = { sha1: "1.2.840.113549.2.7", sha256: P12.hmacSha256, sha384: "1.2.840.113549.2.10", sha512: "1.2.840.113549.2.11" } as const;
type Digest = keyof typeof HMAC;
type Check = { prf: Digest; digest: Digest; salt: Uint8Array; iterations: number; keyLength: number | null };

const SALT = Uint8Array.from({ length: 8 }, (_, index) => index);
const USUAL: Check = { prf: "sha256", digest: "sha256", salt: SALT, iterations: 2048, keyLength: 32 };

/** The file under another check: what is written down, and what the check was made with where the two differ. */
function checked(file: Uint8Array, password: string, told: Partial<Check> = {}, made: Partial<Check> = {}): Uint8Array {
  const outer = DerReader.of(file);
  const [version, content] = [outer.any(), outer.any()];
  const inside = new DerReader(content);
  inside.any();
  const safe = inside.inside(0xa0).any().body;
  const written = { ...USUAL, ...told };
  const { prf, digest, salt, iterations, keyLength } = { ...written, ...made };
  const key = pbkdf2Sync(password, salt, Math.max(1, Math.min(iterations, 10_000)), keyLength ?? 32, prf);
  const value = createHmac(digest, key).update(safe).digest();
  const length = written.keyLength === null ? [] : [integer(written.keyLength)];
  const derivation = sequence(oid(P12.pbkdf2), sequence(octetString(written.salt), integer(written.iterations), ...length, sequence(oid(HMAC[written.prf]), derNull())));
  const algorithm = sequence(oid(P12.pbmac1), sequence(derivation, sequence(oid(HMAC[written.digest]), derNull())));
  return sequence(version.whole, content.whole, sequence(sequence(algorithm, octetString(value)), octetString(new TextEncoder().encode("NOT USED")), integer(1)));
}

describe("a PKCS#12 file with PBMAC1", () => {
  test.each(["a1", "a3"])("as RFC 9579 publishes it (%s) opens with its password and with no other", async (name) => {
    const { privateKey, certificate } = await openPkcs12(published(name), "1234");
    expect(createPublicKey(privateKey).export({ format: "der", type: "spki" })).toEqual(Buffer.from(parseCertificate(certificate).spki));
    expect(await codeOf(published(name), "1235")).toBe("WRONG_PASSWORD");
  });

  test("of which a byte was changed in transit is not opened", async () => {
    const changed = published("a1");
    changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1; // in the value of the check
    expect(await codeOf(changed, "1234")).toBe("WRONG_PASSWORD");
  });

  test.each<[string, Partial<Check>]>([
    ["SHA-256", {}],
    ["SHA-256 under a PRF with SHA-512 (as RFC 9579 §A.2)", { prf: "sha512" }],
    ["SHA-384", { prf: "sha384", digest: "sha384", keyLength: 48 }],
    ["SHA-512", { prf: "sha512", digest: "sha512", keyLength: 64 }],
    ["a key of the least length", { keyLength: 20 }],
  ])("over %s opens, also with a Vietnamese password", async (_, told) => {
    const signer = testSigner("head");
    const password = "Trường học 2026";
    const file = checked(await writePkcs12({ ...signer, password }), password, told);
    expect((await openPkcs12(file, password)).privateKey.equals(signer.privateKey)).toBe(true);
    expect(await codeOf(file, "Trường học 2025")).toBe("WRONG_PASSWORD");
  });

  test.each<[string, Partial<Check>, Partial<Check>, string]>([
    ["another number of iterations than it was made with (§A.4)", { iterations: 2050 }, { iterations: 2048 }, "WRONG_PASSWORD"],
    ["another salt (§A.5)", { salt: SALT.toReversed() }, { salt: SALT }, "WRONG_PASSWORD"],
    ["no length of the key (§A.6)", { keyLength: null }, {}, "NOT_PKCS12"],
    ["a key too short to guard anything", { keyLength: 19 }, {}, "NOT_PKCS12"],
    ["a key beyond measure", { keyLength: 2 ** 31 }, { keyLength: 32 }, "NOT_PKCS12"],
    ["iterations beyond measure", { iterations: 2 ** 30 }, { iterations: 1 }, "TOO_MANY_ITERATIONS"],
    ["no iterations", { iterations: 0 }, {}, "NOT_PKCS12"],
    ["SHA-1 in the check", { digest: "sha1" }, {}, "UNSUPPORTED"],
    ["SHA-1 in the derivation", { prf: "sha1" }, {}, "UNSUPPORTED"],
  ])("that tells %s is refused", async (_, told, made, code) => {
    expect(await codeOf(checked(published("a1"), "1234", told, made), "1234")).toBe(code);
  });
});
