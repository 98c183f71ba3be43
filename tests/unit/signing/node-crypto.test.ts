import { verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { parseCertificate } from "@/lib/signing/certificate";
import { nodeSha256, nodeVerifyRsa, signHash } from "@/lib/signing/node-crypto";
import { pkcs12Key } from "@/lib/signing/pkcs12-key";
import { spkiOf, verifyHash } from "@/lib/signing/verify-hash";
import { testSigner } from "../../support/pki";

const { privateKey, certificate, chain } = testSigner("teacher-1");
const { spki } = parseCertificate(certificate);
const message = new TextEncoder().encode("Môn Toán: 10");
const hash = nodeSha256(message);

describe("a hash that was signed", () => {
  const value = signHash(privateKey, hash);

  test("is the signature Node makes and checks over the message itself", () => {
    expect(verify("sha256", message, { key: Buffer.from(spki), format: "der", type: "spki" }, value)).toBe(true);
    expect(nodeVerifyRsa(spki, message, value)).toBe(true);
    expect(verifyHash(spkiOf(certificate), hash, value)).toBe(true);
  });

  test.each<[string, Uint8Array, Uint8Array, Uint8Array]>([
    ["another message", spki, new TextEncoder().encode("Môn Toán: 9"), value],
    ["another key", spkiOf(testSigner("teacher-2").certificate), message, value],
    ["a changed value", spki, message, value.map((byte, i) => (i === 100 ? byte ^ 1 : byte))],
    ["no value", spki, message, new Uint8Array()],
    ["no key", new Uint8Array([1, 2, 3]), message, value],
  ])("does not fit %s", (_, key, text, signature) => {
    expect(nodeVerifyRsa(key, text, signature)).toBe(false);
    expect(verifyHash(key, nodeSha256(text), signature)).toBe(false);
  });

  test("is SHA-256 and nothing else", () => {
    expect(() => signHash(privateKey, new Uint8Array(20))).toThrow(RangeError);
  });
});

describe("an opened PKCS#12 as a signing key", () => {
  const key = pkcs12Key({ privateKey, certificate, chain });

  test("answers every hash at once, by its id", async () => {
    const items = ["a", "b"].map((id) => ({ id, hash: nodeSha256(new TextEncoder().encode(id)), label: "Trần Văn Đức" }));
    const begun = await key.begin(items, {});
    if (begun.state !== "done") throw new Error("an opened key does not wait");
    expect([...begun.signatures.keys()]).toEqual(["a", "b"]);
    for (const item of items) expect(verifyHash(spki, item.hash, begun.signatures.get(item.id) ?? new Uint8Array())).toBe(true);
  });

  test("takes no more than it says", async () => {
    const items = Array.from({ length: key.maxBatch + 1 }, (_, i) => ({ id: `${i}`, hash, label: "" }));
    await expect(key.begin(items, {})).rejects.toThrow(RangeError);
  });

  test("has nothing to wait for", async () => {
    expect(await key.poll("handle")).toEqual({ state: "expired" });
  });
});
