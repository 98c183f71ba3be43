import "../../support/portal-settings";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runInTransaction } from "@/lib/server/action";
import { askWorker } from "@/lib/server/jobs/ask-worker";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { verifyBytes } from "@/lib/server/verification/verify-bytes";
import type { Actor } from "@/lib/domain/people/actor";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { beginBatch } from "../../support/builders/begin-batch";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";
import { startWorker, type KillableWorker } from "../../support/killable-worker";

const PUPILS = 12;
const SIGNATURES = PUPILS * (2 + 3 * 2); // two subject teachers sign the XML; GVCN, head and school sign both files
const KILLS = 8;

/** A fixed seed: the same moments in every run, as far as the machine lets them be the same. */
function random(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const next = random(1789);
/** One kill in each eighth of the work: when so many signatures are begun, and some milliseconds later. */
const moments = Array.from({ length: KILLS }, (_, index) => ({
  begun: Math.floor(((index + next()) * SIGNATURES) / KILLS),
  thenMs: Math.floor(next() * 20),
}));

const database = testDatabase();
let school: SmallSchool;
let worker: KillableWorker;
let killsWhileRunning = 0;

const as = <T>(actor: Actor, at: Date, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, at, work);

beforeAll(async () => {
  const names = Array.from({ length: PUPILS }, (_, index) => `Nguyễn Thị Thử ${index + 1}`);
  school = await buildSmallSchool(database.db, { pupilNames: names });
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, { ...school, now: new Date() }); // the worker's clock is the real one
  const input = { key: "k-prepare", classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head };
  await as(school.actors.academicClerk, school.now, (ctx) => prepareUnits(ctx, input));
  worker = await startWorker(database.url);
}, 200_000);

afterAll(() => worker.kill());

/** Signs all that this person may sign, killing the worker whenever one of the moments comes, and giving the PIN again. */
async function signThroughKills(actor: Actor, role: SlotRole) {
  const { batchId } = await as(actor, new Date(), (ctx) => beginBatch(ctx, role, school.classId));
  for (;;) {
    expect(await askWorker({ type: "run-batch", batchId, pin: BUILDER_PIN })).toEqual({ ok: true });
    if (await ranToItsEnd(batchId)) return;
    await worker.kill();
    if ((await stateOf(batchId)) === "RUNNING") killsWhileRunning += 1;
    // The lease would run out by itself; the test does not sit through it.
    await database.owner.query("update transcripts.batch set lease_until = now() - interval '1 second' where state = 'RUNNING'");
    worker = await startWorker(database.url);
    if ((await stateOf(batchId)) === "DONE") return;
    expect(await stateOf(batchId)).toBe("PIN_NEEDED");
  }
}

const stateOf = async (batchId: string) => (await database.db.batch.findUniqueOrThrow({ where: { id: batchId } })).state;

/** Watches a batch; returns false when the next moment to kill has come. */
async function ranToItsEnd(batchId: string): Promise<boolean> {
  for (;;) {
    const [moment] = moments;
    if (moment && (await database.db.signature.count()) >= moment.begun) {
      moments.shift();
      await sleep(moment.thenMs);
      return false;
    }
    if ((await stateOf(batchId)) === "DONE") return true;
    await sleep(2);
  }
}

test("a worker killed eight times in the middle of signing loses nothing and does nothing twice", { timeout: 400_000 }, async () => {
  const { english, homeroom, head, sealClerk } = school.actors;
  await signThroughKills(english, "GVBM");
  await signThroughKills(homeroom, "GVBM");
  await signThroughKills(homeroom, "GVCN");
  await signThroughKills(head, "CBQL");
  await signThroughKills(sealClerk, "KY_PHAT_HANH");
  expect(moments).toEqual([]);
  expect(killsWhileRunning).toBeGreaterThanOrEqual(KILLS / 2);

  const { db } = database;
  const units = await db.unit.findMany({ include: { slots: { include: { signatures: true } }, files: true, issue: true } });
  const slots = units.flatMap((unit) => unit.slots);
  const signatures = slots.flatMap((slot) => slot.signatures);

  const lost = slots.filter((slot) => slot.signedAt === null).length + (SIGNATURES - signatures.length);
  const halfMade =
    signatures.filter((signature) => signature.state !== "EMBEDDED" || signature.value === null).length +
    units.filter((unit) => unit.status !== "ISSUED" || unit.files.length !== 2 || unit.issue === null).length;
  const events = await db.transcriptEvent.findMany({ where: { entity: "unit" } });
  const deeds = new Set(events.map((event) => `${event.action}|${event.entityId}`));
  const values = new Set(signatures.map((signature) => Buffer.from(signature.value ?? []).toString("hex")));
  const doubled = events.length - deeds.size + (signatures.length - values.size);
  expect({ lost, doubled, halfMade }).toEqual({ lost: 0, doubled: 0, halfMade: 0 });

  expect(deeds.size).toBe(slots.length + units.length); // one row a signed slot, one an issue
  expect(units.map((unit) => unit.issue?.number).sort((a, b) => Number(a) - Number(b))).toEqual(units.map((_, index) => index + 1));
  expect(await db.batchItem.groupBy({ by: ["state"], _count: true })).toEqual([{ state: "DONE", _count: slots.length }]);
  for (const file of units.flatMap((unit) => unit.files)) {
    const report = await verifyBytes(db, new Date(), file.bytes);
    expect([report.format, report.integrity, report.standing]).toEqual([file.format, "VALID", "IN_FORCE"]);
  }
});
