import "../../support/portal-settings";
import { beforeAll, describe, expect, test } from "vitest";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { listCeremonies } from "@/lib/server/ceremonies/list-ceremonies";
import { runInTransaction } from "@/lib/server/action";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { verifyBytes } from "@/lib/server/verification/verify-bytes";
import type { Actor } from "@/lib/domain/people/actor";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { beginBatch } from "../../support/builders/begin-batch";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

const database = testDatabase();
let school: SmallSchool;
let clock = new Date();
const tick = () => (clock = new Date(clock.getTime() + 1_000));
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, tick(), work);

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  clock = school.now;
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, school);
}, 60_000);

async function sign(actor: Actor, role: SlotRole, pin = BUILDER_PIN) {
  const { batchId, total } = await as(actor, (ctx) => beginBatch(ctx, role, school.classId));
  const { answer, run } = await acceptPin(database.db, tick(), { type: "run-batch", batchId, pin });
  if (run) await runBatch(database.db, tick, run);
  return { batchId, total, answer, batch: await database.db.batch.findUniqueOrThrow({ where: { id: batchId }, include: { items: true } }) };
}

describe("A class goes from approved results to issued, verified files", () => {
  test("the clerk makes one unit for each pupil, with its registered code and its slots", async () => {
    const input = { key: "k-prepare", classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head };
    const { made, leftOut } = await as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, input));
    expect({ made, leftOut }).toEqual({ made: 3, leftOut: [] });
    const units = await database.db.unit.findMany({ include: { slots: true, registration: true } });
    expect(units).toHaveLength(3);
    for (const unit of units) {
      expect(unit.slots.map((slot) => slot.key).sort()).toEqual(["cbql", "gvbm-1", "gvbm-2", "gvcn", "phathanh"]);
      expect(unit.registration).toHaveLength(1);
    }
  });

  test("making them again makes nothing twice", async () => {
    const input = { key: "k-prepare-2", classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head };
    const { made } = await as(school.actors.sealClerk, (ctx) => prepareUnits(ctx, input));
    expect(made).toBe(0);
    expect(await database.db.unit.count()).toBe(3);
  });

  test("the homeroom teacher cannot sign the class before its subject teachers have", async () => {
    const refused = as(school.actors.homeroom, (ctx) => beginBatch(ctx, "GVCN", school.classId));
    await expect(refused).rejects.toMatchObject({ code: "NOTHING_TO_SIGN" });
  });

  test("a wrong PIN signs nothing, says how many tries are left, and leaves the batch waiting", async () => {
    const { answer, batch } = await sign(school.actors.english, "GVBM", "000000");
    expect(answer).toEqual({ ok: false, code: "WRONG_PIN", triesLeft: 4 });
    expect(batch.state).toBe("PIN_NEEDED");
    expect(await database.db.signature.count()).toBe(0);
  });

  test("each signs in turn; the page says whom the others wait for", async () => {
    expect((await sign(school.actors.english, "GVBM")).batch.state).toBe("DONE");
    const waiting = await as(school.actors.homeroom, (ctx) => listCeremonies(ctx));
    expect(waiting.find((ceremony) => ceremony.role === "GVCN")).toMatchObject({ ready: 0, later: 3 });
    for (const [actor, role] of [
      [school.actors.homeroom, "GVBM"],
      [school.actors.homeroom, "GVCN"],
      [school.actors.head, "CBQL"],
      [school.actors.sealClerk, "KY_PHAT_HANH"],
    ] as const) {
      const { batch } = await sign(actor, role);
      expect(batch.items.map((item) => [item.state, item.reason])).toEqual(Array.from({ length: 3 }, () => ["DONE", null]));
    }
  });

  test("issued: two files each, gapless numbers, and both files verify as in force", async () => {
    const units = await database.db.unit.findMany({ include: { files: true, issue: true } });
    expect(units.map((unit) => unit.status)).toEqual(["ISSUED", "ISSUED", "ISSUED"]);
    expect(units.map((unit) => unit.issue?.number).sort()).toEqual([1, 2, 3]);
    for (const file of units.flatMap((unit) => unit.files)) {
      const report = await verifyBytes(database.db, tick(), file.bytes);
      expect(report.findings.filter((finding) => finding.outcome !== "PASSED")).toEqual([]);
      expect([report.format, report.integrity, report.standing]).toEqual([file.format, "VALID", "IN_FORCE"]);
    }
  });

  test("every signature is kept once, embedded, and named in the history", async () => {
    const signatures = await database.db.signature.findMany();
    expect(signatures).toHaveLength(3 * (2 + 3 * 2));
    expect(new Set(signatures.map((signature) => signature.state))).toEqual(new Set(["EMBEDDED"]));
    expect(await database.db.transcriptEvent.count({ where: { action: { startsWith: "unit.sign." } } })).toBe(15);
    expect(await database.db.transcriptEvent.count({ where: { action: "unit.issue" } })).toBe(3);
  });
});
