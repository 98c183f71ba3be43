import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cscV1 } from "@/lib/signing/keys/csc-v1";
import { cscV2 } from "@/lib/signing/keys/csc-v2";
import { mySign } from "@/lib/signing/keys/mysign";
import { remoteKey } from "@/lib/signing/keys/remote-key";
import type { RemoteAccount, RemoteOptions, RemoteProvider } from "@/lib/signing/keys/remote-provider";
import { smartCa } from "@/lib/signing/keys/smartca";
import { nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import type { SigningKey } from "@/lib/signing/signing-key";
import { spkiOf } from "@/lib/signing/verify-hash";
import { startTrialProvider, TRIAL_ACCESS, type TrialProvider } from "@/scripts/trial-signing/provider";
import { testSigner } from "../../support/pki";

const head = testSigner("head");
const text = (id: string) => new TextEncoder().encode(`record ${id}`);
const items = (...ids: string[]) => ids.map((id) => ({ id, hash: nodeSha256(text(id)), label: `Nguyễn Văn ${id} (XML)` }));
const fault = (code: string, triesLeft: number | null = null) => expect.objectContaining({ code, triesLeft });
const START = new Date("2026-05-30T02:00:00Z");

let service: TrialProvider;
let now = START;
beforeAll(async () => void (service = await startTrialProvider([])));
afterAll(() => service.stop());
beforeEach(async () => {
  await service.stop();
  const { certificate, chain, privateKey } = head;
  service = await startTrialProvider([{ user: "001075000001", credential: "cred-1", certificate, chain, privateKey, pin: "246810", otp: "" }]);
  now = START;
});

const OPTIONS: RemoteOptions = { hashEncoding: "base64", mode: "sync", signIn: "oauth2", confirm: "pin", maxBatch: 50, waitSeconds: 180, profile: TRIAL_ACCESS.profile };
type Kind = { make: (account: RemoteAccount) => RemoteProvider; path: string; options: Partial<RemoteOptions>; phone: boolean };
const KINDS: Record<string, Kind> = {
  "CSC v1 with a PIN": { make: cscV1, path: "/csc/v1", options: {}, phone: false },
  "CSC v1 by auth/login, confirmed while the line is held": { make: cscV1, path: "/csc/v1/", options: { signIn: "login", confirm: "app", hashEncoding: "hex" }, phone: true },
  "CSC v2 with a PIN, at once": { make: cscV2, path: "/csc/v2", options: {}, phone: false },
  "CSC v2 with a PIN, signed later": { make: cscV2, path: "/csc/v2", options: { mode: "async" }, phone: false },
  "CSC v2 confirmed on the phone, signed later": { make: cscV2, path: "/csc/v2", options: { mode: "async", confirm: "app" }, phone: true },
  SmartCA: { make: smartCa, path: "/sca/sp769", options: { hashEncoding: "hex", confirm: "app" }, phone: true },
  MySign: { make: mySign, path: "", options: { confirm: "app" }, phone: true },
};
const kinds = Object.keys(KINDS);

function open(name: string, more: Partial<RemoteAccount> = {}, certificate = head.certificate): { key: SigningKey; provider: RemoteProvider } {
  const { make, path, options, phone } = KINDS[name] ?? fail(name);
  service.csc.asksPin = !phone;
  const own = { ...OPTIONS, ...options };
  const provider = make({ url: service.url + path, clientId: TRIAL_ACCESS.id, secret: TRIAL_ACCESS.secret, user: "001075000001", credential: "cred-1", options: own, ...more });
  return { provider, key: remoteKey({ provider, certificate, chain: head.chain, options: own, clock: () => now }) };
}

/** Asks on with a new key each time, as another process would after a restart. */
async function settle(name: string, begun: Awaited<ReturnType<SigningKey["poll"]>>, keep?: (id: string) => void) {
  let answer = begun;
  for (let round = 0; answer.state === "pending" && round < 100; round++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    answer = await open(name).key.poll(answer.handle, keep);
  }
  return answer;
}

describe.each(kinds)("%s", (name) => {
  test("signs all that is asked in one confirmation, and each signature is its own hash's", async () => {
    const kept: string[] = [];
    const keep = (id: string) => void kept.push(id);
    const begun = await open(name).key.begin(items("a", "b", "c"), { pin: "246810" }, keep);
    const answer = await settle(name, begun, keep);
    if (answer.state !== "done") throw new Error(answer.state);
    for (const id of ["a", "b", "c"]) expect(nodeVerifyRsa(spkiOf(head.certificate), text(id), answer.signatures.get(id) ?? new Uint8Array())).toBe(true);
    expect(kept).toEqual(["a", "b", "c"]);
    expect(service.phones.asked.size).toBe(1);
  });

  test("shows the certificate that belongs to the key", async () => {
    expect(await open(name).provider.certificates()).toEqual([{ credential: "cred-1", certificate: head.certificate, chain: [...head.chain], most: name.startsWith("CSC") ? 1000 : null }]);
  });

  test("tells how much one authorisation covers, where its shape has a word for it", async () => {
    service.csc.multisign = 7;
    expect(await open(name).provider.most()).toBe(name.startsWith("CSC") ? 7 : null);
    Object.assign(service.csc, { multisign: "nhiều" });
    expect(await open(name).provider.most()).toBeNull();
  });

  test("whose certificate is another's gives nothing back", async () => {
    const { key } = open(name, {}, testSigner("deputy").certificate);
    const answer = key.begin(items("a"), { pin: "246810" }).then(async (begun) => {
      let last: Awaited<ReturnType<SigningKey["poll"]>> = begun;
      for (let round = 0; last.state === "pending" && round < 100; round++) last = await key.poll(last.handle);
      return last;
    });
    await expect(answer).rejects.toEqual(fault("OTHER_CERTIFICATE"));
  });

  test("that is down says so, whatever it answers", async () => {
    for (const trouble of [{ status: 503, text: "" }, { status: 200, text: "<html>" }, { status: 200, text: "x".repeat(1024 * 1024 + 1) }, { status: 302, text: "" }]) {
      service.trouble = trouble;
      await expect(open(name).key.begin(items("a"), { pin: "246810" })).rejects.toEqual(fault("SERVICE_DOWN"));
    }
    await expect(open(name, { url: "http://127.0.0.1:9" }).key.begin(items("a"), { pin: "246810" })).rejects.toEqual(fault("SERVICE_DOWN"));
  });

  test("tells nobody its secret when it is refused", async () => {
    const error: unknown = await open(name, { secret: "another-secret" }).key.begin(items("a"), { pin: "246810" }).catch((one: unknown) => one);
    expect(error).toEqual(fault("SERVICE_DOWN"));
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).cause)).not.toMatch(/another-secret|246810/);
  });
});

describe.each(kinds.filter((name) => KINDS[name]?.phone))("%s", (name) => {
  test("refused on the phone signs nothing", async () => {
    service.phones.manner = { answer: "reject", afterMs: 20 };
    const answer = open(name).key.begin(items("a"), {}).then((begun) => settle(name, begun));
    if (name.startsWith("CSC")) await expect(answer).rejects.toEqual(fault("REJECTED"));
    else expect(await answer).toEqual({ state: "rejected" });
  });

  test("unanswered on the phone ends when the owner's time is over", async () => {
    service.phones.manner = { answer: "silence", afterMs: 0 };
    service.csc.holdsMs = 40;
    const begun = open(name).key.begin(items("a"), {});
    if (name.startsWith("CSC v1")) return expect(begun).rejects.toEqual(fault("EXPIRED"));
    const pending = await begun;
    if (pending.state !== "pending") throw new Error(pending.state);
    expect(pending.expiresAt).toEqual(new Date("2026-05-30T02:03:00Z"));
    expect(await open(name).key.poll(pending.handle)).toMatchObject({ state: "pending" });
    now = new Date("2026-05-30T02:03:01Z");
    expect(await open(name).key.poll(pending.handle)).toEqual({ state: "expired" });
  });
});

describe.each(kinds.filter((name) => !KINDS[name]?.phone))("%s", (name) => {
  test("counts wrong PINs down to the lock, each asked once", async () => {
    const wrong = () => open(name).key.begin(items("a"), { pin: "000000" });
    await expect(wrong()).rejects.toEqual(fault("WRONG_PIN", 2));
    await expect(wrong()).rejects.toEqual(fault("WRONG_PIN", 1));
    await expect(wrong()).rejects.toEqual(fault("PIN_LOCKED", 0));
    await expect(open(name).key.begin(items("a"), { pin: "246810" })).rejects.toEqual(fault("PIN_LOCKED", 0));
  });
});

test("asks for no more in one confirmation than the provider takes", async () => {
  await expect(open("MySign").key.begin(items(...Array.from({ length: 51 }, (_, i) => String(i))), {})).rejects.toThrow(RangeError);
  expect(service.phones.asked.size).toBe(0);
});

test("a one-time code is asked for beside the PIN where the credential wants it", async () => {
  await service.stop();
  const { certificate, chain, privateKey } = head;
  service = await startTrialProvider([{ user: "001075000001", credential: "cred-1", certificate, chain, privateKey, pin: "246810", otp: "135790" }]);
  const name = "CSC v1 with a PIN";
  await expect(open(name).key.begin(items("a"), { pin: "246810", otp: "000000" })).rejects.toEqual(fault("WRONG_PIN", 2));
  expect(await open(name).key.begin(items("a"), { pin: "246810", otp: "135790" })).toMatchObject({ state: "done" });
});

function fail(what: string): never {
  throw new Error(what);
}

describe("The school's access is tried without signing anything", () => {
  test.each(kinds)("%s: taken, refused, not answered", async (name) => {
    expect(await open(name).provider.tryAccess()).toBe(true);
    expect(await open(name, { secret: "khac" }).provider.tryAccess()).toBe(false);
    service.trouble = { status: 503, text: "" };
    await expect(open(name).provider.tryAccess()).rejects.toEqual(fault("SERVICE_DOWN"));
    expect(service.phones.asked.size).toBe(0);
  });

  test("SmartCA: a person it does not know says nothing about the access; MySign signs in for somebody", async () => {
    expect(await open("SmartCA", { user: "khong.co" }).provider.tryAccess()).toBe(true);
    expect(await open("MySign", { user: "khong.co" }).provider.tryAccess()).toBe(false);
  });
});
