import "../../support/portal-settings";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { haltBatch } from "@/lib/server/ceremonies/batch-lease";
import { stopBatch } from "@/lib/server/ceremonies/stop-batch";
import { runInTransaction } from "@/lib/server/action";
import { SigningThreads } from "@/lib/server/jobs/signing-threads";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import type { Actor } from "@/lib/domain/people/actor";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { beginBatch } from "../../support/builders/begin-batch";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

const PUPILS = 100; // three times what two threads have in hand when a stop comes
const ENTRY = new URL("../../../scripts/signing-thread.mjs", import.meta.url);
const DYING = new URL("../../support/dying-thread.mjs", import.meta.url);
const database = testDatabase();
let school: SmallSchool;
let threads: SigningThreads | null = null;
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, new Date(), work);

beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: Array.from({ length: PUPILS }, (_, index) => `Phạm Văn Luồng ${index + 1}`) });
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, { ...school, now: new Date() }); // the threads' clock is the real one
  const input = { key: crypto.randomUUID(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head };
  await runInTransaction(database.db, school.actors.academicClerk, school.now, (ctx) => prepareUnits(ctx, input));
  Object.assign(process.env, { DATABASE_URL: database.url }); // a thread takes a copy of the settings when it starts
}, 90_000);

afterEach(() => threads?.stop());

/** A batch as the worker runs it: all shares to their end, then what is left waits for the PIN. Answers with how each record ended. */
async function sign(actor: Actor, role: SlotRole, entry: URL, meanwhile: (batchId: string) => Promise<unknown> = async () => undefined) {
  const { batchId } = await as(actor, (ctx) => beginBatch(ctx, role, school.classId));
  const { run } = await acceptPin(database.db, new Date(), { type: "run-batch", batchId, pin: BUILDER_PIN });
  if (!run?.signer.privateKey) throw new Error("no key to share");
  threads = new SigningThreads(entry, 2);
  const [batchDone] = [threads.run(run, run.signer.privateKey), await meanwhile(batchId)];
  await batchDone;
  await haltBatch(database.db, run, { why: "ASKED" });
  return database.db.batch.findUniqueOrThrow({ where: { id: batchId }, include: { items: { orderBy: { order: "asc" } } } });
}

const signEvents = (key: string) => database.db.transcriptEvent.count({ where: { action: `unit.sign.${key}` } });

test("two threads sign one batch, each its own records, each record once", async () => {
  const batch = await sign(school.actors.english, "GVBM", ENTRY);
  expect([batch.state, batch.items.filter(({ state }) => state === "DONE").length]).toEqual(["DONE", PUPILS]);
  expect(await database.db.slot.count({ where: { role: "GVBM", signedAt: { not: null } } })).toBe(PUPILS);
  expect(await database.db.signature.count()).toBe(PUPILS);
});

test("a thread that dies in the middle is replaced, and its share goes on where it stood", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "dying-")), "died");
  Object.assign(process.env, { DYING_THREAD_FILE: file, DYING_THREAD_AFTER_MS: "150" });
  const batch = await sign(school.actors.homeroom, "GVBM", DYING);
  expect(existsSync(file)).toBe(true);
  expect([batch.state, new Set(batch.items.map(({ state, reason }) => reason ?? state))]).toEqual(["DONE", new Set(["DONE"])]);
  expect((await signEvents("gvbm-1")) + (await signEvents("gvbm-2"))).toBe(await database.db.slot.count({ where: { signedAt: { not: null } } }));
});

test("a thread that can never start costs nothing but the wait: the batch waits for the PIN again", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const batch = await sign(school.actors.homeroom, "GVCN", new URL("../../support/no-such-thread.mjs", import.meta.url));
  expect([batch.state, batch.items.every(({ state }) => state === "WAITING")]).toEqual(["PIN_NEEDED", true]);
  expect(log).toHaveBeenCalled();
  await as(school.actors.homeroom, (ctx) => stopBatch(ctx, { key: crypto.randomUUID(), batchId: batch.id }));
});

test("its owner's stop reaches every thread: what is signed stays, nothing more is begun", async () => {
  const stop = async (batchId: string) => {
    while ((await database.db.batchItem.count({ where: { batchId, state: "DONE" } })) === 0) await sleep(5);
    await as(school.actors.homeroom, (ctx) => stopBatch(ctx, { key: crypto.randomUUID(), batchId }));
  };
  const batch = await sign(school.actors.homeroom, "GVCN", ENTRY, stop);
  const signed = await database.db.slot.count({ where: { role: "GVCN", signedAt: { not: null } } });
  expect([batch.state, batch.stopReason]).toEqual(["STOPPED", "BY_OWNER"]);
  expect(batch.items.filter(({ state }) => state === "DONE")).toHaveLength(signed);
  expect(signed).toBeLessThan(PUPILS);
});
