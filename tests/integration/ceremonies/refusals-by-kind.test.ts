import "../../support/portal-settings";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { getBatch } from "@/lib/server/ceremonies/get-batch";
import { nextHashes } from "@/lib/server/ceremonies/hand-hashes";
import { startTrial } from "@/lib/server/ceremonies/start-trial";
import { keepLocally, type TakeValues } from "@/lib/server/ceremonies/take-values";
import { runInTransaction } from "@/lib/server/action";
import type { Actor } from "@/lib/domain/people/actor";
import type { Prisma } from "@/lib/server/db/client/client";
import { makeCard, type Card } from "@/scripts/trial-signing/card";
import { startTrialProvider, TRIAL_ACCESS, type TrialProvider } from "@/scripts/trial-signing/provider";
import { toLocalService, toProvider, toToken, takeKey } from "../../support/builders/held-elsewhere";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { giveOneKey } from "../../support/builders/one-key";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { testDatabase } from "../../support/database";
import { testSigner } from "../../support/pki";

/** What keeps a key from signing, for each place a key can be: what the server does, and the sentence its owner reads. Each time on a ký thử. */
const DAY = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), "refusing-tokens-"));
Object.assign(process.env, { PKCS11_MODULES: `the-truong = ${folder}/card.so; khac=/nowhere/driver.so` });

const database = testDatabase();
let school: SmallSchool;
let provider: TrialProvider;
let card: Card;
let now: Date;
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);
const give = (batchId: string, pin = BUILDER_PIN) => acceptPin(database.db, now, { type: "run-batch", batchId, pin });
const newestOf = (ownerId: string) => database.db.heldKey.findFirstOrThrow({ where: { ownerId }, orderBy: { createdAt: "desc" } });
const stateOf = (id: string) => database.db.batch.findUniqueOrThrow({ where: { id }, select: { state: true, stopReason: true, manifestSignature: true } });

/** Who holds which kind of key here. */
const OWNERS = { PKCS12: "deputy", PKCS11: "head", LOCAL_SERVICE: "homeroom", REMOTE: "english" } as const;
type Kind = keyof typeof OWNERS;
const KINDS = Object.keys(OWNERS) as Kind[];
const actorOf = (kind: Kind) => school.actors[OWNERS[kind]];
const staffOf = (kind: Kind) => school.staff[OWNERS[kind]];

async function begin(kind: Kind): Promise<string> {
  const { certificateId } = await newestOf(staffOf(kind));
  return (await as(actorOf(kind), (ctx) => startTrial(ctx, { key: crypto.randomUUID(), certificateId }))).batchId;
}
const stopped = async (kind: Kind, batchId: string) => (await getBatch({ actor: actorOf(kind), now, db: database.db }, batchId)).stopped;

/** Puts the newest key of this person, which is a file, where its kind is held. */
async function place(kind: Kind): Promise<void> {
  const staffId = staffOf(kind);
  if (kind === "LOCAL_SERVICE") await toLocalService(database.db, staffId);
  if (kind === "PKCS11") card = makeCard(folder, await toToken(database.db, staffId, { folder, label: `t${crypto.randomUUID().slice(0, 8)}`, module: "the-truong" }));
  if (kind === "REMOTE") await toProvider(database.db, staffId, { ...access(), options: { confirm: "app", mode: "sync" } });
}

const access = () => ({ adapter: "CSC_V1" as const, url: `${provider.url}/csc/v1`, clientId: TRIAL_ACCESS.id, secret: TRIAL_ACCESS.secret, user: "english", credential: "english" });

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  now = school.now;
  await giveKeys(database.db, school);
  await giveOneKey(database.db, school.staff.deputy, now);
  const own = await takeKey(database.db, school.staff.english);
  provider = await startTrialProvider([{ ...own, user: "english", credential: "english", pin: "", otp: "" }]);
  provider.csc.asksPin = false;
  for (const kind of KINDS) await place(kind);
  Object.assign(process.env, card.environment);
}, 120_000);
beforeEach(() => {
  now = school.now;
  provider.phones.asked.clear();
  Object.assign(provider, { trouble: null });
});
afterAll(() => provider.stop());

describe.each(KINDS)("A certificate whose key is %s", (kind) => {
  const expectEnded = async (batchId: string, code: string, words: RegExp) => {
    if (kind === "LOCAL_SERVICE") await expect(nextHashes(database.db, { actor: actorOf(kind), now }, batchId)).rejects.toMatchObject({ code });
    else expect((await give(batchId)).answer).toEqual({ ok: false, code });
    expect(await stateOf(batchId)).toEqual({ state: "STOPPED", stopReason: code, manifestSignature: null });
    expect(await stopped(kind, batchId)).toMatch(words);
    expect([provider.phones.asked.size, card.triesLeft(), (await newestOf(staffOf(kind))).failures]).toEqual([0, 3, 0]); // no phone rings, no PIN is tried
  };

  test("that has ended hands out nothing to sign, and its batch is over with the reason", async () => {
    const batchId = await begin(kind);
    const { notAfter } = await database.db.certificate.findFirstOrThrow({ where: { keys: { some: { id: (await newestOf(staffOf(kind))).id } } } });
    now = new Date(notAfter.getTime() + 1_000);
    await expectEnded(batchId, "CERTIFICATE_NOT_IN_FORCE", /hết hạn/);
  });

  test("that its authority has revoked: the same", async () => {
    const later = new Date(now.getTime() + 1_000); // the newest of this person's
    await giveOneKey(database.db, staffOf(kind), later, { revokedAt: new Date(now.getTime() - DAY) });
    const before = await newestOf(staffOf(kind));
    await place(kind);
    expect((await newestOf(staffOf(kind))).id).toBe(before.id);
    now = later;
    await expectEnded(await begin(kind), "CERTIFICATE_REVOKED", /bị thu hồi/);
    await database.db.heldKey.update({ where: { id: before.id }, data: { createdAt: new Date(0) } }); // the good one signs again
  });
});

describe("A token at the server", () => {
  const withPlace = async (change: Prisma.InputJsonObject) => {
    const { id, place: at } = await newestOf(school.staff.head);
    await database.db.heldKey.update({ where: { id }, data: { place: { ...(at as Prisma.JsonObject), ...change } } });
    return () => database.db.heldKey.update({ where: { id }, data: { place: at as Prisma.InputJsonObject } });
  };

  test.each([
    [{ module: "khac" }, "KEY_NO_DRIVER"], // its driver is not there
    [{ module: "la" }, "KEY_NO_DRIVER"], // nobody has named it
    [{ token: "0000000000000000" }, "KEY_TOKEN_ABSENT"], // another one is plugged in
    [{ keyId: "77" }, "KEY_OTHER_CERTIFICATE"], // no such key on it
  ])("whose place is %j tells %s, and no PIN is tried", async (change, code) => {
    const back = await withPlace(change);
    const batchId = await begin("PKCS11");
    expect((await give(batchId)).answer).toEqual({ ok: false, code });
    expect(await stateOf(batchId)).toMatchObject({ state: "PIN_NEEDED", manifestSignature: null });
    expect(card.triesLeft()).toBe(3);
    await back();
  });
});

describe("A key at a provider", () => {
  const run = async (batchId: string) => {
    const { run: taken, answer } = await give(batchId, "");
    if (!taken) throw new Error(`not taken: ${JSON.stringify(answer)}`);
    await runBatch(database.db, () => now, taken);
  };

  test.each<[string, () => unknown, string, RegExp]>([
    ["is down", () => (provider.trouble = { status: 503, text: "" }), "KEY_SERVICE_DOWN", /Dịch vụ ký không trả lời/],
    ["has a phone that says no", () => (provider.phones.manner = { answer: "reject", afterMs: 10 }), "KEY_REJECTED", /từ chối trên điện thoại/],
    ["has a phone that nobody answers", () => Object.assign((provider.phones.manner = { answer: "silence", afterMs: 0 }) && provider.csc, { holdsMs: 40 }), "KEY_EXPIRED", /Chưa được xác nhận trong thời hạn/],
    ["signs with somebody else's key", () => Object.assign(provider.phones.people[0] ?? {}, { privateKey: testSigner("deputy").privateKey }), "KEY_OTHER_CERTIFICATE", /không phải của chứng thư đã khai báo/],
  ])("that %s leaves nothing signed and the batch waiting, with the reason", async (_, happen, code, words) => {
    const own = provider.phones.people[0]?.privateKey;
    const batchId = await begin("REMOTE");
    happen();
    await run(batchId);
    expect(await stateOf(batchId)).toEqual({ state: "PIN_NEEDED", stopReason: code, manifestSignature: null });
    expect(await stopped("REMOTE", batchId)).toMatch(words);
    Object.assign(provider.phones.people[0] ?? {}, { privateKey: own });
    Object.assign(provider, { trouble: null });
    Object.assign(provider.phones.manner, { answer: "accept", afterMs: 10 });
    await run(batchId);
    expect((await stateOf(batchId)).state).toBe("DONE"); // none of these is the end
  });
});

describe("The service at its owner's computer", () => {
  test.each<[Pick<TakeValues, "fault" | "triesLeft">, RegExp]>([
    [{ fault: "WRONG_PIN", triesLeft: 2 }, /PIN.*chưa đúng.*còn 2 lần thử/],
    [{ fault: "WRONG_PIN" }, /PIN.*chưa đúng.*tự khóa/],
    [{ fault: "PIN_LOCKED" }, /đã bị khóa.*nơi cấp chứng thư/],
    [{ fault: "TOKEN_ABSENT" }, /Không thấy thiết bị ký.*cắm lại/],
    [{ fault: "SERVICE_DOWN" }, /không trả lời/],
    [{ fault: "NOT_ALLOWED" }, /Trình duyệt.*đã chặn/],
    [{ fault: "CANCELLED" }, /đã bấm Hủy ở phần mềm ký số/],
    [{ fault: "EXPIRED" }, /Chưa được xác nhận trong thời hạn/],
  ])("that tells %j halts the batch, which says so wherever it is looked at", async (told, words) => {
    const batchId = await begin("LOCAL_SERVICE");
    const me = { actor: actorOf("LOCAL_SERVICE"), now };
    const { hashes } = await nextHashes(database.db, me, batchId);
    await keepLocally(database.db, me, { batchId, values: [], ...told });
    expect(await stateOf(batchId)).toEqual({ state: "PIN_NEEDED", stopReason: `KEY_${told.fault}`, manifestSignature: null });
    expect(await stopped("LOCAL_SERVICE", batchId)).toMatch(words);
    expect((await nextHashes(database.db, me, batchId)).hashes).toEqual(hashes); // and goes on with the same
    expect(await stopped("LOCAL_SERVICE", batchId)).toBeNull();
  });
});
