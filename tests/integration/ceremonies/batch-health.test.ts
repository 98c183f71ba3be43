import "../../support/portal-settings";
import { beforeAll, expect, test } from "vitest";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { batchHealth } from "@/lib/server/ceremonies/batch-health";
import { haltBatch, LEASE_MS } from "@/lib/server/ceremonies/batch-lease";
import { recoverAtStart, recoverBatches } from "@/lib/server/ceremonies/recover-batches";
import { runInTransaction } from "@/lib/server/action";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { KeyFault } from "@/lib/signing/key-fault";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { beginBatch } from "../../support/builders/begin-batch";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

const database = testDatabase();
let school: SmallSchool;
let batchId: string;
const after = (ms: number) => new Date(school.now.getTime() + ms);
const standing = async (now: Date) => (await batchHealth(database.db, now)).open.map((batch) => [batch.standing, batch.stuckSince, batch.why]);
const givePin = (now: Date) => acceptPin(database.db, now, { type: "run-batch", batchId, pin: BUILDER_PIN });

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, school);
  const input = { key: crypto.randomUUID(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head };
  await runInTransaction(database.db, school.actors.academicClerk, school.now, (ctx) => prepareUnits(ctx, input));
  ({ batchId } = await runInTransaction(database.db, school.actors.english, school.now, (ctx) => beginBatch(ctx, "GVBM", school.classId)));
}, 60_000);

test("a batch that waits for its owner is seen as waiting, one with a live worker as running", async () => {
  expect(await standing(school.now)).toEqual([["PIN_NEEDED", null, null]]);
  await givePin(school.now);
  expect(await standing(after(LEASE_MS))).toEqual([["RUNNING", null, null]]);
});

test("one whose worker is gone is stuck since its last sign of life, until it is found", async () => {
  const late = after(LEASE_MS + 31_000);
  expect(await standing(late)).toEqual([["STUCK", after(LEASE_MS), null]]);
  expect(await recoverBatches(database.db, late)).toBe(1);
  expect(await batchHealth(database.db, late)).toMatchObject({ running: 0, waiting: 1, stuck: 0 });
});

test("a worker that starts finds at once what ran in the one before it, and the old run is no longer believed", async () => {
  const { run } = await givePin(after(60_000));
  expect(await recoverAtStart(database.db)).toBe(1);
  expect(await standing(after(60_000))).toEqual([["PIN_NEEDED", null, null]]);
  if (run) await haltBatch(database.db, run, { why: "KEY", fault: new KeyFault("TOKEN_ABSENT") });
  expect(await standing(after(60_000))).toEqual([["PIN_NEEDED", null, null]]);
});

test("a key that gave up is named with its sentence", async () => {
  const { run } = await givePin(after(70_000));
  if (run) await haltBatch(database.db, run, { why: "KEY", fault: new KeyFault("SERVICE_DOWN") });
  expect(await standing(after(70_000))).toEqual([["PIN_NEEDED", null, "Dịch vụ ký không trả lời. Những gì đã ký vẫn giữ nguyên; mời ký tiếp sau ít phút."]]);
});
