import { describe, expect, test } from "vitest";
import { openSealedKey, SealedKeyError, sealKey, WrongPinError } from "@/lib/signing/key-vault";
import { testSigner } from "../../support/pki";

const { privateKey } = testSigner("head");
const masterKey = new Uint8Array(32).fill(7);
const whose = { owner: "staff-1", fingerprint: "ab12", masterKey };
const pin = "Mật 246810";
const sealed = await sealKey({ ...whose, privateKey, pin });

describe("a sealed key", () => {
  test("opens with its PIN, however the keyboard composed it", async () => {
    for (const typed of [pin, pin.normalize("NFD")]) {
      expect((await openSealedKey({ ...whose, sealed, pin: typed })).equals(privateKey)).toBe(true);
    }
  });

  test.each([
    ["another PIN", { pin: "246811" }],
    ["another owner", { owner: "staff-2" }],
    ["another certificate", { fingerprint: "ab13" }],
  ])("does not open with %s", async (_, other) => {
    await expect(openSealedKey({ ...whose, sealed, pin, ...other })).rejects.toThrow(WrongPinError);
  });

  test("sealed on another server is told from a wrong PIN, or every owner would lock the key", async () => {
    const elsewhere = openSealedKey({ ...whose, masterKey: new Uint8Array(32).fill(8), sealed, pin });
    await expect(elsewhere).rejects.toMatchObject({ code: "OTHER_MASTER_KEY" });
  });

  test("is damaged when a byte of the key itself was changed", async () => {
    const changed = sealed.slice();
    changed[sealed.length - 40] = (changed[sealed.length - 40] ?? 0) ^ 1;
    await expect(openSealedKey({ ...whose, sealed: changed, pin })).rejects.toMatchObject({ code: "DAMAGED" });
  });

  test.each([
    ["of another version", Uint8Array.of(2, ...sealed.subarray(1))],
    ["cut short", sealed.subarray(0, 60)],
    ["empty", new Uint8Array()],
  ])("%s is damaged, which is seen before any work is done", async (_, bytes) => {
    await expect(openSealedKey({ ...whose, sealed: bytes, pin })).rejects.toThrow(SealedKeyError);
  });

  test("never shows the key, and is another each time", async () => {
    const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" });
    const again = await sealKey({ ...whose, privateKey, pin });
    expect(Buffer.from(sealed).includes(pkcs8.subarray(100, 116))).toBe(false);
    expect(Buffer.from(again).subarray(9).equals(sealed.subarray(9))).toBe(false);
  });

  test("several at once are opened in turn, and all open", async () => {
    const keys = await Promise.all([1, 2, 3, 4].map(() => openSealedKey({ ...whose, sealed, pin })));
    expect(keys.every((key) => key.equals(privateKey))).toBe(true);
  });
});
