import { endsOf } from "../../support/batch-ends";
import "../../support/portal-settings";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { getBatch } from "@/lib/server/ceremonies/get-batch";
import { listRecentBatches } from "@/lib/server/ceremonies/list-recent-batches";
import { recoverBatches } from "@/lib/server/ceremonies/recover-batches";
import { findPending } from "@/lib/server/ceremonies/resume-pending";
import { stopBatch } from "@/lib/server/ceremonies/stop-batch";
import { takePreview } from "@/lib/server/ceremonies/take-preview";
import { runInTransaction } from "@/lib/server/action";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { confirmationsOf } from "@/lib/domain/transcript/confirmations";
import type { Actor } from "@/lib/domain/people/actor";
import type { SlotRole } from "@/lib/documents/transcript-data";
import type { Prisma } from "@/lib/server/db/client/client";
import type { RemoteAdapter } from "@/lib/server/db/client/enums";
import { startTrialProvider, TRIAL_ACCESS, type TrialProvider } from "@/scripts/trial-signing/provider";
import { beginBatch } from "../../support/builders/begin-batch";
import { giveKeys } from "../../support/builders/keys";
import { takeKey, toProvider } from "../../support/builders/held-elsewhere";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

/** Each role of one class is signed at the provider in turn: teacher of English, homeroom teacher (own subjects, then the class), head. */
const PUPILS = 4;
const database = testDatabase();
let school: SmallSchool;
let provider: TrialProvider;
let serviceId: string;
const clock = () => new Date(school.now);
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);
const reader = (actor: Actor) => ({ actor, now: clock(), db: database.db });
const start = async (actor: Actor, role: SlotRole) => (await as(actor, (ctx) => beginBatch(ctx, role, school.classId))).batchId;
const stateOf = (id: string) => database.db.batch.findUniqueOrThrow({ where: { id }, select: { state: true, stopReason: true, manifestSignature: true } });
const askedSizes = () => [...provider.phones.asked.values()].map(({ hashes }) => hashes.length);
const allDone = Array.from({ length: PUPILS }, () => "DONE");

async function give(batchId: string, given: { pin?: string; otp?: string } = {}) {
  const { run, answer } = await acceptPin(database.db, clock(), { type: "run-batch", batchId, pin: "", ...given });
  if (!run) throw new Error(`not taken: ${JSON.stringify(answer)}`);
  return run;
}
const sign = async (batchId: string, given: { pin?: string; otp?: string } = {}) => runBatch(database.db, clock, await give(batchId, given));

/** The provider as the administrator would set it for the next batch. */
const provide = (adapter: RemoteAdapter, version: string, options: Prisma.InputJsonObject) =>
  database.db.remoteService.update({ where: { id: serviceId }, data: { adapter, url: `${provider.url}/csc/${version}`, options } });

beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: Array.from({ length: PUPILS }, (_, index) => `Lê Thị Xa ${index + 1}`) });
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, school);
  const owners = { english: school.staff.english, homeroom: school.staff.homeroom, head: school.staff.head };
  const keys = await Promise.all(Object.entries(owners).map(async ([user, staffId]) => ({ ...(await takeKey(database.db, staffId)), user, credential: user, pin: "482615", otp: "123456" })));
  provider = await startTrialProvider(keys);
  const access = { url: `${provider.url}/csc/v1`, clientId: TRIAL_ACCESS.id, secret: TRIAL_ACCESS.secret, adapter: "CSC_V1" as const, options: {} };
  serviceId = (await toProvider(database.db, owners.english, { ...access, user: "english", credential: "english" })).serviceId;
  for (const user of ["homeroom", "head"] as const) {
    const { keyId } = await toProvider(database.db, owners[user], { ...access, user, credential: user });
    await database.db.heldKey.update({ where: { id: keyId }, data: { serviceId } });
  }
  const input = { key: crypto.randomUUID(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head };
  await as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, input));
}, 120_000);
beforeEach(() => void (provider.phones.asked.clear(), Object.assign(provider.phones.manner, { answer: "accept", afterMs: 10 }), (provider.csc.asksPin = false)));
afterAll(() => provider.stop());

describe("CSC v1, which holds the line while the phone is asked", () => {
  test("asks once for the decision and all of it; a worker that dies meanwhile leaves the batch waiting for one new yes, and nothing is lost", async () => {
    await provide("CSC_V1", "v1", { confirm: "app", maxBatch: 5 });
    const { key } = await as(school.actors.english, (ctx) => takePreview(ctx, "GVBM", [school.classId]));
    expect(key).toMatchObject({ kind: "REMOTE", confirm: "app", maxBatch: 5, files: 1 });
    if ("refused" in key) throw new Error(key.refused);
    expect(confirmationsOf({ ...key, records: PUPILS, decision: true })).toBe(1);

    provider.phones.manner.answer = "silence";
    const batchId = await start(school.actors.english, "GVBM");
    void sign(batchId); // the process that waits never comes back
    await until(() => provider.phones.asked.size === 1);
    const [first] = [...provider.phones.asked.values()];
    await database.db.batch.update({ where: { id: batchId }, data: { leaseUntil: new Date(0) } });
    await recoverBatches(database.db, clock());
    expect(await stateOf(batchId)).toEqual({ state: "PIN_NEEDED", stopReason: null, manifestSignature: null });
    expect(await findPending(database.db, new Date())).toEqual([]); // v1 gives nothing to ask on with: the owner says yes again
    expect((await listRecentBatches(reader(school.actors.english)))[0]).toMatchObject({ state: "PIN_NEEDED", confirm: "app" });

    provider.phones.manner.answer = "accept";
    await sign(batchId);
    const [, again] = [...provider.phones.asked.values()];
    expect(again?.hashes).toEqual(first?.hashes); // the very same hashes: nothing was prepared anew
    if (first) provider.phones.say(first.id, true); // and a yes to the old question changes nothing any more
    expect(askedSizes()).toEqual([PUPILS + 1, PUPILS + 1]);
    expect(await endsOf(database.db, batchId)).toEqual(allDone);
    expect(await stateOf(batchId)).toMatchObject({ state: "DONE" });
    expect((await getBatch(reader(school.actors.english), batchId)).decision).toMatchObject({ records: PUPILS });
  });
});

describe("A one-time code", () => {
  test("is used for one confirmation: the batch then waits for the next one instead of sending it twice", async () => {
    provider.csc.asksPin = true;
    await provide("CSC_V1", "v1", { confirm: "pin+otp", maxBatch: 3 });
    const batchId = await start(school.actors.homeroom, "GVBM");
    const given = { pin: "482615", otp: "123456" };
    await sign(batchId, given);
    expect(await endsOf(database.db, batchId)).toEqual(["DONE", "DONE", "WAITING", "WAITING"]);
    expect(await stateOf(batchId)).toMatchObject({ state: "PIN_NEEDED", stopReason: "KEY_NEXT_OTP" });
    await sign(batchId, given); // the old code again: the provider refuses it
    expect(await stateOf(batchId)).toMatchObject({ state: "PIN_NEEDED", stopReason: "KEY_WRONG_PIN" });
    await sign(batchId, { ...given, otp: "123456-2" });
    expect(await endsOf(database.db, batchId)).toEqual(allDone);
    expect(askedSizes()).toEqual([3, 2]);
  });

  test("too narrow for a record beside the manifest signs the manifest, and then waits", async () => {
    provider.csc.asksPin = true;
    await provide("CSC_V1", "v1", { confirm: "pin+otp", maxBatch: 2 });
    const batchId = await start(school.actors.homeroom, "GVCN");
    await sign(batchId, { pin: "482615", otp: "123456-3" });
    expect(askedSizes()).toEqual([1]);
    expect(await stateOf(batchId)).toMatchObject({ state: "PIN_NEEDED", stopReason: "KEY_NEXT_OTP", manifestSignature: expect.any(Uint8Array) as Uint8Array });
    await provide("CSC_V1", "v1", { confirm: "pin+otp", maxBatch: 8 });
    await sign(batchId, { pin: "482615", otp: "123456-4" });
    expect(askedSizes()).toEqual([1, 8]);
    expect(await endsOf(database.db, batchId)).toEqual(allDone);
  });
});

describe("CSC v2", () => {
  test("rings no phone for a batch whose owner stopped it before it began", async () => {
    await provide("CSC_V2", "v2", { confirm: "app", maxBatch: 9, mode: "async" });
    const batchId = await start(school.actors.head, "CBQL");
    const run = await give(batchId);
    await as(school.actors.head, (ctx) => stopBatch(ctx, { key: crypto.randomUUID(), batchId }));
    await runBatch(database.db, clock, run);
    expect(askedSizes()).toEqual([]);
    expect(await stateOf(batchId)).toEqual({ state: "STOPPED", stopReason: "BY_OWNER", manifestSignature: null });
  });

  test("asks once too; a manifest that is refused with the first records leaves nothing signed", async () => {
    await provide("CSC_V2", "v2", { confirm: "app", maxBatch: 9, mode: "async" });
    provider.phones.manner.answer = "reject";
    const batchId = await start(school.actors.head, "CBQL");
    await sign(batchId);
    expect(await stateOf(batchId)).toEqual({ state: "PIN_NEEDED", stopReason: "KEY_REJECTED", manifestSignature: null });
    expect(await database.db.signature.count({ where: { slot: { role: "CBQL" }, state: { not: "PREPARED" } } })).toBe(0);
    provider.phones.manner.answer = "accept";
    await sign(batchId);
    expect(askedSizes()).toEqual([9, 9]);
    expect(await endsOf(database.db, batchId)).toEqual(allDone);
  });
});

async function until(holds: () => boolean) {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}
