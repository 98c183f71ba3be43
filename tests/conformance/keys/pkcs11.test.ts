import { mkdtempSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { listTokensOf, pkcs11Key } from "@/lib/signing/keys/pkcs11-key";
import { nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import type { SigningItem } from "@/lib/signing/signing-key";
import { spkiOf } from "@/lib/signing/verify-hash";
import { makeCard, type Card } from "@/scripts/trial-signing/card";
import { makeSoftToken, type SoftToken } from "@/scripts/trial-signing/soft-token";
import { testSigner } from "../../support/pki";

const school = testSigner("school");
const PIN = "246810";
const folder = () => mkdtempSync(join(tmpdir(), "token-"));
const soft = (at = folder()) => makeSoftToken(at, { privateKey: school.privateKey, certificate: school.certificate, pin: PIN });
const keyOn = (token: SoftToken, pin = token.pin, certificate = school.certificate) =>
  pkcs11Key({ place: { module: token.module, serial: token.serial, keyId: token.keyId }, certificate, chain: school.chain, environment: token.environment }, pin);
const text = (id: string) => new TextEncoder().encode(`record ${id}`);
const items = (...ids: string[]): SigningItem[] => ids.map((id) => ({ id, hash: nodeSha256(text(id)), label: id }));
const fault = (code: string, triesLeft: number | null = null) => expect.objectContaining({ code, triesLeft });

describe("a token of SoftHSM2", () => {
  const token = soft();

  test("shows its certificates without a PIN", async () => {
    const [seen, ...more] = await listTokensOf(token.module, token.environment);
    expect(more).toEqual([]);
    expect(seen).toMatchObject({ label: "truong", serial: token.serial, pinTriesLeft: null });
    expect(seen?.certificates).toEqual([{ keyId: "01", der: school.certificate }]);
  });

  test("signs what OpenSSL verifies, and gives every signature before it makes the next", async () => {
    const key = keyOn(token);
    const kept: string[] = [];
    const begun = await key.begin(items("a", "b", "c"), {}, async (id, signature) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      kept.push(id);
      expect(nodeVerifyRsa(spkiOf(school.certificate), text(id), signature)).toBe(true);
    });
    await key.close();
    expect(kept).toEqual(["a", "b", "c"]);
    expect(begun).toMatchObject({ state: "done" });
  });

  test("gives the same signature as the key in a file: PKCS#1 v1.5 has no chance in it", async () => {
    const key = keyOn(token);
    const begun = await key.begin(items("a"), {});
    await key.close();
    if (begun.state !== "done") throw new Error("a token never waits");
    expect(Buffer.from(begun.signatures.get("a") ?? [])).toEqual(Buffer.from(school.signBytes(text("a"))));
  });

  test("with a wrong PIN signs nothing", async () => {
    const key = keyOn(token, "000000");
    await expect(key.begin(items("a"), {})).rejects.toEqual(fault("WRONG_PIN"));
    await key.close();
    expect(key.isTaken()).toBe(false);
  });

  test("does not sign for a certificate that is not its key's", async () => {
    await expect(keyOn(token, PIN, testSigner("head").certificate).open()).rejects.toEqual(fault("OTHER_CERTIFICATE"));
  });

  test("that is not plugged in is absent; a driver that is not there is told apart from it", async () => {
    await expect(keyOn({ ...token, serial: "ffffffffffffffff" }).open()).rejects.toEqual(fault("TOKEN_ABSENT"));
    await expect(keyOn({ ...token, module: "/nowhere/driver.so" }).open()).rejects.toEqual(fault("NO_DRIVER"));
  });

  test("whose folder is moved away stops, and what it has signed is kept", async () => {
    const own = soft();
    const key = keyOn(own);
    const kept: string[] = [];
    const answer = key.begin(items("a", "b", "c"), {}, (id) => {
      kept.push(id);
      if (id === "b") renameSync(own.tokens, `${own.tokens}-away`);
    });
    await expect(answer).rejects.toEqual(fault("TOKEN_ABSENT"));
    await key.close();
    expect(kept).toEqual(["a", "b"]);
  });
});

describe("a card", () => {
  let card: Card;
  beforeEach(() => {
    const at = folder();
    card = makeCard(at, soft(at));
  });

  test("counts wrong PINs down, and locks; a locked one is not even tried", async () => {
    await expect(keyOn(card, "000001").open()).rejects.toEqual(fault("WRONG_PIN", null));
    await expect(keyOn(card, "000002").open()).rejects.toEqual(fault("WRONG_PIN", 1));
    expect((await listTokensOf(card.module, card.environment))[0]?.pinTriesLeft).toBe(1);
    await expect(keyOn(card, "000003").open()).rejects.toEqual(fault("PIN_LOCKED", 0));
    await expect(keyOn(card).open()).rejects.toEqual(fault("PIN_LOCKED", 0));
    expect(card.triesLeft()).toBe(0);
  });

  test("is tried once with a wrong PIN, whatever is asked of the key afterwards", async () => {
    const key = keyOn(card, "000001");
    await expect(key.begin(items("a"), {})).rejects.toEqual(fault("WRONG_PIN"));
    await expect(key.begin(items("a"), {})).rejects.toEqual(fault("WRONG_PIN"));
    expect(card.triesLeft()).toBe(2);
  });

  test("pulled out in the middle stops at once with what is done kept, and signs again when it is back", async () => {
    const key = keyOn(card);
    const kept: string[] = [];
    const answer = key.begin(items("a", "b", "c"), {}, (id) => {
      kept.push(id);
      if (id === "b") card.pull();
    });
    await expect(answer).rejects.toEqual(fault("TOKEN_ABSENT"));
    await key.close();
    expect(kept).toEqual(["a", "b"]);
    await expect(keyOn(card).open()).rejects.toEqual(fault("TOKEN_ABSENT"));
    card.plugIn();
    const again = keyOn(card);
    expect(await again.begin(items("c"), {})).toMatchObject({ state: "done" });
    await again.close();
  });

  test("signs one batch after the other, never between two hashes of another", async () => {
    const order: string[] = [];
    const [first, second] = [keyOn(card), keyOn(card)];
    await first.open();
    expect(second.isTaken()).toBe(true);
    const later = second.begin(items("c", "d"), {}, (id) => void order.push(id));
    for (const id of ["a", "b"]) await first.begin(items(id), {}, (kept) => void order.push(kept));
    expect(order).toEqual(["a", "b"]);
    await first.close();
    await later;
    await second.close();
    expect(order).toEqual(["a", "b", "c", "d"]);
    expect(first.isTaken()).toBe(false);
  });

  test("that is slow lets this process answer meanwhile", async () => {
    const at = folder();
    const slow = makeCard(at, soft(at), { msEach: 400 });
    const key = keyOn(slow);
    await key.open();
    let turns = 0;
    const pulse = setInterval(() => turns++, 10);
    await key.begin(items("a", "b"), {});
    clearInterval(pulse);
    await key.close();
    expect(turns).toBeGreaterThan(5); // a call that blocked would leave at most one between the two signatures
  });
});
