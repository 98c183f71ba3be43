import "../../support/portal-settings";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { runInTransaction } from "@/lib/server/door/transaction";
import { InheritAbsences, inheritAbsences } from "@/lib/server/pupils/moves/inherit-absences";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { buildSmallSchool } from "@/tests/support/builders/small-school";
import { approveYearEnd } from "@/tests/support/builders/year-end";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("the year's học bạ counts the half-days of both schools; once the class is certified the number stands", async () => {
  const school = await buildSmallSchool(database.db);
  const [first, second] = school.pupils;
  const clerk = school.staff.academicClerk;
  const done = { preparedById: clerk, preparedAt: school.now, decidedById: clerk, decidedAt: school.now };
  const came = { ...done, pupilId: first?.id ?? "", yearId: school.yearId, kind: "ARRIVED" as const, toClassId: school.classId, day: new Date("2025-10-06"), school: "Trường Tiểu học Kim Đồng", paper: "HS-1", resultsPaper: "Phiếu" };
  const { id } = await database.db.pupilMove.create({ data: { ...came, state: "DONE", missedWithLeave: 5, missedWithoutLeave: 1 } });
  await database.db.pupilMove.create({ data: { ...came, state: "TAKEN_BACK", missedWithLeave: 40, missedWithoutLeave: 40, takenBackById: clerk, takenBackAt: school.now, takenBackWhy: "Ghi nhầm" } });
  await approveYearEnd(database.db, school);
  const again = InheritAbsences.parse({ key: randomUUID(), classId: school.classId, pupilId: first?.id, version: 1, paper: "Phiếu", withLeave: "9", withoutLeave: "0" });
  await expect(runInTransaction(database.db, school.actors.academicClerk, school.now, (ctx) => inheritAbsences(ctx, again))).rejects.toMatchObject({ code: "SHEET_LOCKED" });
  expect(await database.db.pupilMove.findUnique({ where: { id } })).toMatchObject({ missedWithLeave: 5 });
  await runInTransaction(database.db, school.actors.academicClerk, school.now, (ctx) => prepareUnits(ctx, { key: randomUUID(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head }));
  const units = await database.db.unit.findMany({ where: { classId: school.classId } });
  const absence = (pupilId: string | undefined) => (units.find((unit) => unit.pupilId === pupilId)?.data as { absence: unknown } | undefined)?.absence;
  expect(absence(first?.id)).toEqual({ withLeaveSessions: 2 + 5, withoutLeaveSessions: 1 });
  expect(absence(second?.id)).toEqual({ withLeaveSessions: 2, withoutLeaveSessions: 0 });
});
