import "../../support/portal-settings";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch, type BatchRun } from "@/lib/server/ceremonies/batch-run";
import { recoverBatches } from "@/lib/server/ceremonies/recover-batches";
import { stopBatch } from "@/lib/server/ceremonies/stop-batch";
import { runInTransaction } from "@/lib/server/action";
import { carryOut } from "@/lib/server/door/carry-out";
import { prepareUnits, PrepareUnits } from "@/lib/server/transcripts/prepare-units";
import { startBatch, StartBatch } from "@/lib/server/ceremonies/start-batch";
import type { Actor } from "@/lib/domain/people/actor";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { beforeRecords, beginBatch, lookAt } from "../../support/builders/begin-batch";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

const PUPILS = 8;
const database = testDatabase();
let school: SmallSchool;
let now: Date;
const clock = () => new Date(now);
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, now, work);
const prepareInput = () => ({ key: crypto.randomUUID(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head });

/** A request as it comes in through the door from a signed-in person. */
function request<Input extends { key: string }, Output>(
  actor: Actor,
  mutation: Pick<Parameters<typeof carryOut<Input, Output>>[0], "name" | "shape" | "useCase">,
  input: Input,
) {
  const signedIn = { actor, sessionId: crypto.randomUUID(), username: actor.name, mustChangePassword: false };
  return carryOut({ ...mutation, forget: [] }, { findSignedIn: () => Promise.resolve(signedIn), readInput: () => input, db: database.db, now });
}

const START = { name: "ceremony.start", shape: StartBatch, useCase: startBatch };
const PREPARE = { name: "units.prepare", shape: PrepareUnits, useCase: (ctx: Parameters<typeof prepareUnits>[0], input: PrepareUnits) => prepareUnits(ctx, input) };

beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: Array.from({ length: PUPILS }, (_, index) => `Trần Văn Đua ${index + 1}`) });
  now = school.now;
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, school);
}, 60_000);

beforeEach(() => {
  now = new Date(now.getTime() + 60_000);
});

const start = (actor: Actor, role: SlotRole) => as(actor, (ctx) => beginBatch(ctx, role, school.classId));

async function handPin(batchId: string) {
  const { answer, run } = await acceptPin(database.db, now, { type: "run-batch", batchId, pin: BUILDER_PIN });
  expect(answer).toEqual({ ok: true });
  if (!run) throw new Error("no run");
  return run;
}

const itemsOf = async (batchId: string) =>
  (await database.db.batchItem.findMany({ where: { batchId }, orderBy: { order: "asc" } })).map((item) => [item.state, item.reason]);
const allDone = Array.from({ length: PUPILS }, () => ["DONE", null]);
const signEvents = (slotKey: string) => database.db.transcriptEvent.count({ where: { action: `unit.sign.${slotKey}` } });

describe("Two people at once", () => {
  test("two clerks make the units of one class at the same moment: each pupil has one, and the second is told that nothing was left", async () => {
    const [one, other] = await Promise.all([
      request(school.actors.academicClerk, PREPARE, prepareInput()),
      request(school.actors.sealClerk, PREPARE, prepareInput()),
    ]);
    const made = [one, other].map((answer) => (answer.ok ? answer.value.made : answer.code));
    expect(made.sort()).toEqual([0, PUPILS]);
    expect(await database.db.unit.count()).toBe(PUPILS);
    expect(await database.db.transcript.count()).toBe(PUPILS);
    expect(await database.db.codeRegistration.count()).toBe(PUPILS);
  });

  test("past the use case, the database itself refuses a second live unit of a pupil and year", async () => {
    const unit = await database.db.unit.findFirstOrThrow();
    const { id: _id, data, ...columns } = unit;
    const twin = database.db.unit.create({ data: { ...columns, data: data as object, code: crypto.randomUUID() } });
    await expect(twin).rejects.toMatchObject({ code: "P2002" });
  });

  test("the same request twice at once makes one batch, and both get its answer", async () => {
    const input = { key: crypto.randomUUID(), previewId: await as(school.actors.english, (ctx) => lookAt(ctx, "GVBM", school.classId)), except: [] };
    const [one, other] = await Promise.all([request(school.actors.english, START, input), request(school.actors.english, START, input)]);
    expect(one).toEqual(other);
    expect(one).toMatchObject({ ok: true, value: { total: PUPILS } });
    expect(await request(school.actors.english, START, input)).toEqual(one);
    expect(await database.db.batch.count()).toBe(1);
    expect(await database.db.transcriptEvent.count({ where: { action: "batch.start" } })).toBe(1);
  });

  test("the same key for another deed is refused", async () => {
    const input = { key: crypto.randomUUID(), previewId: await as(school.actors.english, (ctx) => lookAt(ctx, "GVBM", school.classId)), except: [] };
    await request(school.actors.english, START, input);
    expect(await request(school.actors.english, { ...START, name: "ceremony.other" }, input)).toMatchObject({ ok: false, code: "REQUEST_REUSED" });
  });

  test("the PIN given twice at once starts one run, the other is told", async () => {
    const { batchId } = await start(school.actors.english, "GVBM");
    const answers = await Promise.all([0, 1].map(() => acceptPin(database.db, now, { type: "run-batch", batchId, pin: BUILDER_PIN })));
    expect(answers.map(({ answer }) => (answer.ok ? "RUNS" : answer.code)).sort()).toEqual(["RUNS", "STALE"]);
    for (const { run } of answers) if (run) await runBatch(database.db, clock, run);
    expect(await itemsOf(batchId)).toEqual(allDone);
  });

  test("batches over the same records, run at once, sign each of them once and refuse none", async () => {
    const { homeroom } = school.actors;
    const batches = await Promise.all([0, 1, 2].map(() => start(homeroom, "GVBM")));
    const runs = await Promise.all(batches.map(({ batchId }) => handPin(batchId)));
    await Promise.all(runs.map((run) => runBatch(database.db, clock, run)));
    for (const { batchId } of batches) expect(await itemsOf(batchId)).toEqual(allDone);
    expect(await signEvents("gvbm-1")).toBe(PUPILS);
    expect(await signEvents("gvbm-2")).toBe(PUPILS);
  });

  test("the same with two signatures a record", async () => {
    const batches = await Promise.all([0, 1].map(() => start(school.actors.homeroom, "GVCN")));
    const runs = await Promise.all(batches.map(({ batchId }) => handPin(batchId)));
    await Promise.all(runs.map((run) => runBatch(database.db, clock, run)));
    for (const { batchId } of batches) expect(await itemsOf(batchId)).toEqual(allDone);
    expect(await signEvents("gvcn")).toBe(PUPILS);
  });
});

describe("One batch, more than one worker", () => {
  test("two workers on one batch sign each record once", async () => {
    const { batchId } = await start(school.actors.head, "CBQL");
    const run = stopping(await handPin(batchId), 3);
    await Promise.all([runBatch(database.db, clock, run), runBatch(database.db, clock, run)]);
    expect((await itemsOf(batchId)).some(([state]) => state === "REFUSED")).toBe(false);
    expect(await signEvents("cbql")).toBe(await database.db.slot.count({ where: { key: "cbql", signedAt: { not: null } } }));
  });

  test("stopped by its owner while it runs: what is signed stays, nothing more is signed", async () => {
    const stopped = await database.db.batch.findFirstOrThrow({ where: { role: "CBQL" } });
    expect([stopped.state, stopped.stopReason]).toEqual(["STOPPED", "BY_OWNER"]);
    const states = (await itemsOf(stopped.id)).map(([state]) => state);
    expect(states).toContain("WAITING");
    expect(states).toContain("DONE");
    await expect(acceptPin(database.db, now, { type: "run-batch", batchId: stopped.id, pin: BUILDER_PIN })).resolves.toEqual({ answer: { ok: false, code: "STALE" } });
  });

  test("a worker asked to stop finishes the record at hand and lets the rest wait for the PIN at once", async () => {
    const { batchId, total } = await start(school.actors.head, "CBQL");
    const run = await handPin(batchId);
    const stop = new AbortController();
    const key = beforeRecords(run.signer.key, () => stop.abort());
    await runBatch(database.db, clock, { ...run, signer: { ...run.signer, key } }, stop.signal);
    expect(await database.db.batch.findUniqueOrThrow({ where: { id: batchId }, select: { state: true, leaseUntil: true } })).toEqual({ state: "PIN_NEEDED", leaseUntil: null });
    expect(await database.db.batchItem.count({ where: { batchId, state: "WAITING" } })).toBe(total - 1);
    await database.db.batch.update({ where: { id: batchId }, data: { state: "STOPPED", stopReason: "BY_OWNER", finishedAt: now } });
  });

  test("a run whose lease ran out ends as soon as another has the batch", async () => {
    const { batchId, total } = await start(school.actors.head, "CBQL");
    const first = await handPin(batchId);
    now = new Date(now.getTime() + 60_000);
    expect(await recoverBatches(database.db, now)).toBe(1);
    const second = await handPin(batchId);
    await runBatch(database.db, clock, first); // wakes up late
    expect(await database.db.batchItem.count({ where: { batchId, state: "WAITING" } })).toBe(total);
    await runBatch(database.db, clock, second);
    expect(await database.db.batchItem.count({ where: { batchId, state: "DONE" } })).toBe(total);
  });
});

describe("Two seals at once", () => {
  test("give each record one number of a register without gaps, from the first number on", async () => {
    const { sealClerk } = school.actors;
    const batches = await Promise.all([0, 1].map(() => start(sealClerk, "KY_PHAT_HANH")));
    const runs = await Promise.all(batches.map(({ batchId }) => handPin(batchId)));
    await Promise.all(runs.map((run) => runBatch(database.db, clock, run)));
    for (const { batchId } of batches) expect(await itemsOf(batchId)).toEqual(allDone);
    const entries = await database.db.issueEntry.findMany({ orderBy: { number: "asc" } });
    expect(entries.map((entry) => entry.number)).toEqual(Array.from({ length: PUPILS }, (_, index) => index + 1));
    expect(await database.db.fileRevision.count()).toBe(PUPILS * 2);
    expect(await signEvents("phathanh")).toBe(PUPILS);
    expect(await database.db.transcriptEvent.count({ where: { action: "unit.issue" } })).toBe(PUPILS);
  });

  test("units that are issued are not made again", async () => {
    expect(await request(school.actors.academicClerk, PREPARE, prepareInput())).toMatchObject({ ok: true, value: { made: 0 } });
    await expect(start(school.actors.sealClerk, "KY_PHAT_HANH")).rejects.toMatchObject({ code: "NOTHING_TO_SIGN" });
  });
});

/** The run, whose owner stops the batch while its key is asked for the nth time, by whichever worker. */
function stopping(run: BatchRun, nth: number): BatchRun {
  let asked = 0;
  const key = beforeRecords(run.signer.key, async () => {
    asked += 1;
    if (asked === nth) await as(school.actors.head, (ctx) => stopBatch(ctx, { key: crypto.randomUUID(), batchId: run.batchId }));
  });
  return { ...run, signer: { ...run.signer, key } };
}
