import "../../support/portal-settings";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import { runInTransaction } from "@/lib/server/action";
import { decidePromotion } from "@/lib/server/sheets/decide-promotion";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

const database = testDatabase();
let school: SmallSchool;
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);
const prepare = (key: string) =>
  as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, { key, classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head }));
const promote = (key: string, pupilId: string, version: number) =>
  as(school.actors.head, (ctx) => decidePromotion(ctx, { key, classId: school.classId, pupilId, decision: "PROMOTED", version, number: "46/QĐ-NTL", decidedOn: "2026-05-11" }));

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await approveYearEnd(database.db, school);
  const pupilId = school.pupils[0]?.id ?? "";
  await database.db.assessment.updateMany({ where: { pupilId, subjectCode: "TO", period: "CN" }, data: { level: "C", mark: 4 } });
  await database.db.yearOutcome.updateMany({ where: { pupilId }, data: { result: "NOT_DONE", promotion: null, completion: null } });
});

test("a pupil held out of the class's units is decided by the head afterwards, and then taken in (QĐ 1789, Đ.21.2)", async () => {
  const heldOut = school.pupils[0]?.id ?? "";
  const first = await prepare("k-first");
  expect([first.made, first.leftOut.map(({ pupilId }) => pupilId)]).toEqual([2, [heldOut]]);
  expect(await promote("k-promote", heldOut, 1)).toMatchObject({ completion: "Chưa hoàn thành chương trình lớp 4; Được lên lớp 5." });
  expect((await prepare("k-second")).made).toBe(1);
});

test("nobody whose unit is made is decided anew", async () => {
  await expect(promote("k-too-late", school.pupils[1]?.id ?? "", 1)).rejects.toMatchObject({ code: "UNITS_MADE" });
});
