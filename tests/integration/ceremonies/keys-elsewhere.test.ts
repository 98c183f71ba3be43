import { endsOf } from "../../support/batch-ends";
import "../../support/portal-settings";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { recoverBatches } from "@/lib/server/ceremonies/recover-batches";
import { findPending } from "@/lib/server/ceremonies/resume-pending";
import { stopBatch } from "@/lib/server/ceremonies/stop-batch";
import { surroundingsOfDriver } from "@/lib/server/env";
import { listServerTokens } from "@/lib/server/jobs/server-tokens";
import { runInTransaction } from "@/lib/server/action";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import type { Actor } from "@/lib/domain/people/actor";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { makeCard, type Card } from "@/scripts/trial-signing/card";
import { startTrialProvider, TRIAL_ACCESS, type TrialProvider } from "@/scripts/trial-signing/provider";
import { takeKey, toProvider, toToken } from "../../support/builders/held-elsewhere";
import { beforeRecords, beginBatch } from "../../support/builders/begin-batch";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

// The driver's path is a setting, read once: named before anything else asks for a setting.
const folder = mkdtempSync(join(tmpdir(), "school-tokens-"));
Object.assign(process.env, { PKCS11_MODULES: `the-truong = ${folder}/card.so; khac=/nowhere/driver.so` });

const database = testDatabase();
let school: SmallSchool;
let service: TrialProvider;
let card: Card;
const clock = () => new Date(school.now);
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);
const start = async (actor: Actor, role: SlotRole) => (await as(actor, (ctx) => beginBatch(ctx, role, school.classId))).batchId;
const accept = (batchId: string, pin = BUILDER_PIN) => acceptPin(database.db, clock(), { type: "run-batch", batchId, pin });
const batchOf = (id: string) => database.db.batch.findUniqueOrThrow({ where: { id }, select: { state: true, stopReason: true, pending: true } });

async function runOf(batchId: string, pin = BUILDER_PIN) {
  const { run, answer } = await accept(batchId, pin);
  if (!run) throw new Error(`not taken: ${JSON.stringify(answer)}`);
  return run;
}

beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: ["Lê Thị Một", "Lê Thị Hai", "Lê Thị Ba"] });
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, school);
  const { privateKey, certificate, chain } = await takeKey(database.db, school.staff.homeroom);
  service = await startTrialProvider([{ user: "cccd", credential: "cred-1", certificate, chain, privateKey, pin: "", otp: "" }]);
  const about = { url: `${service.url}/sca/sp769`, clientId: TRIAL_ACCESS.id, secret: TRIAL_ACCESS.secret, user: "cccd", credential: "cred-1" };
  await toProvider(database.db, school.staff.homeroom, { ...about, adapter: "SMARTCA", options: { maxBatch: 4 } });
  const first = await toToken(database.db, school.staff.head, { folder, label: "hieu-truong", module: "the-truong" });
  await toToken(database.db, school.staff.sealClerk, { folder, label: "con-dau", module: "the-truong" });
  card = makeCard(folder, first);
  Object.assign(process.env, card.environment);
  const input = { key: crypto.randomUUID(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head };
  await as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, input));
}, 120_000);
afterAll(() => service.stop());

describe("A key at a provider, confirmed on the phone", () => {
  test("signs without a PIN, in as few confirmations as the provider allows", async () => {
    await runBatch(database.db, clock, await runOf(await start(school.actors.english, "GVBM")));
    const batchId = await start(school.actors.homeroom, "GVBM");
    await runBatch(database.db, clock, await runOf(batchId, ""));
    expect(await endsOf(database.db, batchId)).toEqual(["DONE", "DONE", "DONE"]);
    expect([...service.phones.asked.values()].map(({ hashes }) => hashes.length)).toEqual([4]); // one yes for what is confirmed and the records
    expect(await batchOf(batchId)).toMatchObject({ state: "DONE", pending: null });
  });

  test("is asked on by the next process after a restart: the phone is not asked twice", async () => {
    service.phones.manner = { answer: "by hand", afterMs: 0 };
    const before = service.phones.asked.size;
    const batchId = await start(school.actors.homeroom, "GVCN");
    const lost = await runOf(batchId, "");
    let gone = false;
    const poll: typeof lost.signer.key.poll = () => ((gone = true), new Promise(() => {}));
    void runBatch(database.db, clock, { ...lost, signer: { ...lost.signer, key: { ...lost.signer.key, poll } } }); // its process never comes back
    await until(() => gone);
    expect(await batchOf(batchId)).toMatchObject({ state: "RUNNING", pending: { handle: expect.any(String) as string } });
    await database.db.batch.update({ where: { id: batchId }, data: { leaseUntil: new Date(0) } });
    await recoverBatches(database.db, clock());
    expect(await findPending(database.db, new Date())).toEqual([batchId]);
    service.phones.manner = { answer: "accept", afterMs: 10 };
    for (const { id } of service.phones.asked.values()) service.phones.say(id, true);
    await runBatch(database.db, clock, await runOf(batchId, ""));
    expect(await endsOf(database.db, batchId)).toEqual(["DONE", "DONE", "DONE"]);
    expect([...service.phones.asked.values()].slice(before).map(({ hashes }) => hashes.length)).toEqual([3, 4]);
    expect(await findPending(database.db, new Date())).toEqual([]);
  });
});

describe("A token at the server", () => {
  test("is shown with its certificates, whose driver's name is what a key's row says; a driver that is not there is named", async () => {
    const { tokens, faults } = await listServerTokens();
    expect(tokens.map(({ module, label, certificates }) => [module, label, certificates.length])).toEqual(
      expect.arrayContaining([["the-truong", "hieu-truong", 1], ["the-truong", "con-dau", 1]]) as unknown,
    );
    expect(faults).toEqual([{ module: "khac", fault: "NO_DRIVER" }]);
    expect(Object.keys(surroundingsOfDriver())).not.toContain("MASTER_KEY_FILE");
  });

  test("with a wrong PIN signs nothing, and the token's own count is told", async () => {
    const batchId = await start(school.actors.head, "CBQL");
    expect((await accept(batchId, "000001")).answer).toEqual({ ok: false, code: "KEY_WRONG_PIN" });
    expect((await accept(batchId, "000002")).answer).toEqual({ ok: false, code: "WRONG_PIN", triesLeft: 1 });
    expect(card.triesLeft()).toBe(1);
    expect(await batchOf(batchId)).toMatchObject({ state: "PIN_NEEDED" });
    await as(school.actors.head, (ctx) => stopBatch(ctx, { key: crypto.randomUUID(), batchId }));
  });

  test("pulled out in the middle stops the batch at once; put back, it goes on at the first hash without a value", async () => {
    const batchId = await start(school.actors.head, "CBQL");
    const run = await runOf(batchId);
    let asked = 0;
    const key = beforeRecords(run.signer.key, () => {
      if (++asked === 4) card.pull();
    });
    await runBatch(database.db, clock, { ...run, signer: { ...run.signer, key } });
    expect(await batchOf(batchId)).toMatchObject({ state: "PIN_NEEDED", stopReason: "KEY_TOKEN_ABSENT" });
    expect(await endsOf(database.db, batchId)).toEqual(["DONE", "WAITING", "WAITING"]);
    const values = () => database.db.signature.count({ where: { slot: { role: "CBQL" }, state: { not: "PREPARED" } } });
    expect(await values()).toBe(3);
    expect((await accept(batchId)).answer).toEqual({ ok: false, code: "KEY_TOKEN_ABSENT" });
    card.plugIn();
    await runBatch(database.db, clock, await runOf(batchId));
    expect(await endsOf(database.db, batchId)).toEqual(["DONE", "DONE", "DONE"]);
    expect(await values()).toBe(6);
  });

  test("is what a school that seals by token seals with: no other kind of key does", async () => {
    const { id, certificateId } = await database.db.heldKey.findFirstOrThrow({ where: { ownerId: school.staff.sealClerk } });
    await database.db.heldKey.create({ data: { certificateId, ownerId: school.staff.sealClerk, sealed: new Uint8Array(100), createdAt: new Date(school.now.getTime() + 1000) } });
    const chosen = async () => database.db.batch.findUniqueOrThrow({ where: { id: await start(school.actors.sealClerk, "KY_PHAT_HANH") }, select: { id: true, keyId: true } });
    const before = await chosen();
    expect(before.keyId).not.toBe(id);
    await database.db.school.updateMany({ data: { sealOnToken: true } });
    expect((await accept(before.id)).answer).toEqual({ ok: false, code: "SEAL_NEEDS_TOKEN" });
    expect((await chosen()).keyId).toBe(id);
    await database.db.heldKey.update({ where: { id }, data: { lockedAt: school.now } });
    await expect(chosen()).rejects.toMatchObject({ code: "SEAL_NEEDS_TOKEN" });
    await database.db.heldKey.update({ where: { id }, data: { lockedAt: null } });
  });

  test("two batches on it follow each other, and the second PIN is tried when its turn comes", async () => {
    const [first, second] = [await start(school.actors.sealClerk, "KY_PHAT_HANH"), await start(school.actors.sealClerk, "KY_PHAT_HANH")];
    const [one, other] = [await runOf(first), await runOf(second, "000001")];
    await runBatch(database.db, clock, one);
    expect(await endsOf(database.db, first)).toEqual(["DONE", "DONE", "DONE"]);
    expect(card.triesLeft()).toBe(3);
    await runBatch(database.db, clock, other); // everything is signed by now: it needs no key, and no PIN is tried
    expect(await endsOf(database.db, second)).toEqual(["DONE", "DONE", "DONE"]);
    expect(card.triesLeft()).toBe(3);
    expect((await database.db.issueEntry.findMany({ orderBy: { number: "asc" } })).map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});

async function until(holds: () => boolean) {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}
