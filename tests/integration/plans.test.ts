import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { listPlans } from "@/lib/server/plans/list-plans";
import { proposePlan, type ProposePlan } from "@/lib/server/plans/propose-plan";
import { approvePlan, refusePlan, withdrawPlan } from "@/lib/server/plans/take-plan-step";
import { getSheet } from "@/lib/server/sheets/get-sheet";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** Individual education plans: an exemption rests on the plan and the head's decision (TT 27/2020, Đ.8; traps A13). */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});

const as = <T>(who: keyof SmallSchool["actors"], deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, school.actors[who], school.now, deed);
const pupilId = () => school.pupils[0]?.id ?? "";
const propose = (subjects: ProposePlan["subjects"], more: Partial<ProposePlan> = {}) =>
  as("homeroom", (ctx) =>
    proposePlan(ctx, { key: randomUUID(), classId: school.classId, pupilId: pupilId(), form: "INCLUSIVE", disability: "Vận động, nặng", number: "03/KHGDCN", plannedOn: "2026-05-04", adjustments: "Vận động nhẹ", subjects, ...more }),
  );
const step = (planId: string, version = 1) => ({ key: randomUUID(), planId, version });
const approve = (planId: string, decisionNumber = "15/QĐ-NTL") => as("head", (ctx) => approvePlan(ctx, { ...step(planId), decisionNumber, decidedOn: "2026-05-11" }));
const rowOf = async () => (await as("homeroom", (ctx) => getSheet(ctx, school.classId, "CN"))).grid.rows[0];

test("a proposed plan changes nothing on the sheet; nobody but the homeroom teacher proposes", async () => {
  await expect(as("head", (ctx) => proposePlan(ctx, { key: randomUUID(), classId: school.classId, pupilId: pupilId(), form: "INCLUSIVE", disability: "x", number: "1", plannedOn: "2026-05-04", adjustments: "", subjects: [] }))).rejects.toMatchObject({ code: "ONLY_HOMEROOM_TEACHER" });
  const { id } = await propose([{ subject: "TD", mode: "EXEMPT" }]);
  await expect(propose([])).rejects.toMatchObject({ code: "PLAN_PROPOSED" });
  expect((await rowOf())?.locked["level.TD"]).toBeUndefined();
  await as("homeroom", (ctx) => withdrawPlan(ctx, step(id)));
});

test("the head alone decides, with the number of the decision", async () => {
  const { id } = await propose([{ subject: "TD", mode: "EXEMPT" }, { subject: "AN", mode: "NOT_ASSESSED" }, { subject: "MT", mode: "ADJUSTED" }]);
  await expect(as("deputy", (ctx) => approvePlan(ctx, { ...step(id), decisionNumber: "15/QĐ-NTL", decidedOn: "2026-05-11" }))).rejects.toMatchObject({ code: "ONLY_HEAD" });
  await expect(approve(id, " ")).rejects.toMatchObject({ code: "PLAN_NEEDS_DECISION" });
  await expect(as("head", (ctx) => refusePlan(ctx, step(id)))).rejects.toMatchObject({ code: "REASON_NEEDED" });
  await approve(id);
});

test("the sheet shows the exemption with its papers and takes no value there; an adjusted subject is entered", async () => {
  const row = await rowOf();
  expect(row?.locked["level.TD"]).toBe("Miễn – KHGDCN số 03/KHGDCN, QĐ số 15/QĐ-NTL.");
  expect(row?.locked["level.AN"]).toBe("Không đánh giá – KHGDCN số 03/KHGDCN, QĐ số 15/QĐ-NTL.");
  expect(row?.locked["level.MT"]).toBeUndefined();
  const saved = await as("homeroom", (ctx) =>
    saveCells(ctx, { key: randomUUID(), classId: school.classId, period: "CN", changes: [["level.TD", "T"], ["level.MT", "H"]].map(([column = "", value = null]) => ({ pupilId: pupilId(), column, value, baseVersion: 0 })) }),
  );
  expect(saved.cells.map(({ outcome }) => outcome).sort()).toEqual(["refused", "saved"]);
});

test("the next decided plan takes its place; what it no longer lists is dropped, not deleted", async () => {
  const { id } = await propose([{ subject: "AN", mode: "EXEMPT" }], { number: "04/KHGDCN" });
  await approve(id, "22/QĐ-NTL");
  const row = await rowOf();
  expect(row?.locked["level.TD"]).toBeUndefined();
  expect(row?.locked["level.AN"]).toBe("Miễn – KHGDCN số 04/KHGDCN, QĐ số 22/QĐ-NTL.");
  const kept = await database.db.subjectChoice.findMany({ where: { pupilId: pupilId() }, orderBy: { subjectCode: "asc" } });
  expect(kept.map(({ subjectCode, droppedAt }) => [subjectCode, droppedAt !== null])).toEqual([["AN", false], ["TD", true]]);
});

test("plans are read by the class's teacher, học vụ and leadership only", async () => {
  const count = async (who: keyof SmallSchool["actors"]) => (await as(who, (ctx) => listPlans(ctx, school.yearId))).plans.length;
  expect([await count("homeroom"), await count("head"), await count("academicClerk"), await count("otherTeacher"), await count("english")]).toEqual([3, 3, 3, 0, 0]);
});
