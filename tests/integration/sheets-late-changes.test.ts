import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import { runInTransaction } from "@/lib/server/door/transaction";
import type { Ctx } from "@/lib/server/context";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import { confirmYearResults } from "@/lib/server/sheets/confirm-year-results";
import { decideAwards } from "@/lib/server/sheets/decide-awards";
import { getSheet } from "@/lib/server/sheets/get-sheet";
import { proposeAward } from "@/lib/server/sheets/propose-award";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { loadSheetValues } from "@/lib/server/sheets/sheet-values";
import { listYearResults } from "@/lib/server/sheets/year-results";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { fillYearEnd } from "@/tests/support/builders/year-end";
import { testDatabase } from "@/tests/support/database";

/** What happens to a decision, or to a value already approved, when something beneath it changes later. */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await fillYearEnd(database.db, school, { mark: 9 });
  await database.db.subjectSheet.updateMany({
    where: { sheet: { classId: school.classId, period: "CN" } },
    data: { status: "ACCEPTED", submittedById: school.staff.homeroom, submittedAt: school.now },
  });
});

const as = <T>(actor: Actor, deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, actor, school.now, deed);
const years = async () => {
  const facts = await getClassFacts({ db: database.db, now: school.now }, school.classId, "CN");
  return listYearResults(database.db, facts, await loadSheetValues(database.db, facts.yearId, "CN", facts.pupils.map(({ id }) => id)));
};
const confirmAll = async () => {
  const pupils = (await years()).map(({ pupilId, computed, version }) => ({ pupilId, result: computed ?? ("DONE" as const), version }));
  return as(school.actors.homeroom, (ctx) => confirmYearResults(ctx, { key: randomUUID(), classId: school.classId, pupils }));
};
const pupilId = () => school.pupils[0]?.id ?? "";

test("an award given for a result does not outlive that result; a sudden award does", async () => {
  await confirmAll();
  const propose = (kind: "EXCELLENT" | "SUDDEN", evidence: string | null) =>
    as(school.actors.homeroom, (ctx) => proposeAward(ctx, { key: randomUUID(), classId: school.classId, pupilId: pupilId(), kind, evidence, classRecognised: false }));
  const excellent = await propose("EXCELLENT", null);
  const sudden = await propose("SUDDEN", "Cứu bạn bị đuối nước");
  await as(school.actors.head, (ctx) => decideAwards(ctx, { key: randomUUID(), classId: school.classId, awardIds: [excellent.id, sudden.id], decision: "45/QĐ-NTL", decidedOn: "2026-05-11" }));

  // A mark was wrong: the subject went back to its teacher, and the result is lower now.
  await database.db.assessment.updateMany({ where: { pupilId: pupilId(), subjectCode: "TO", period: "CN" }, data: { mark: 6 } });
  await confirmAll();

  const year = (await years()).find((one) => one.pupilId === pupilId());
  expect(year).toMatchObject({ confirmed: "DONE", awards: [{ kind: "SUDDEN", decided: true }] });
  const withdrawn = await database.db.history.findFirst({ where: { action: "year.withdraw-award" } });
  expect(withdrawn).toMatchObject({ pupilId: pupilId(), before: { award: "Đạt danh hiệu Học sinh Xuất sắc", decision: "45/QĐ-NTL" } });
});

test("height and weight of a term are closed with its last sheet, through the mid-term sheet too", async () => {
  const { actors, classId, now, staff, yearId, grade } = school;
  await database.db.entryWindow.update({
    where: { yearId_grade_period: { yearId, grade, period: "GK2" } },
    data: { opensAt: new Date("2026-03-01T00:00:00Z"), closesAt: new Date("2026-06-01T00:00:00Z") },
  });
  await database.db.classSheet.update({
    where: { classId_period: { classId, period: "CN" } },
    data: { status: "CERTIFIED", certifiedById: staff.homeroom, certifiedAt: now },
  });
  const change = { pupilId: pupilId(), column: "height", value: "150", baseVersion: 1 };
  const { cells } = await as(actors.homeroom, (ctx) => saveCells(ctx, { key: randomUUID(), classId, period: "GK2", changes: [change] }));
  expect(cells).toMatchObject([{ outcome: "refused", code: "SHEET_LOCKED" }]);
  const page = await as(actors.homeroom, (ctx) => getSheet(ctx, classId, "GK2", "suc-khoe"));
  expect(page.grid.rows[0]?.locked["height"]).toContain("đã xác nhận");
});
