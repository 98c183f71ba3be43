import "../support/portal-settings";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { classFormOf } from "@/lib/server/reports/class-form";
import { loadClassPaper } from "@/lib/server/reports/load-class-paper";
import { approveSheet } from "@/lib/server/sheets/approve-sheet";
import { certifySheet } from "@/lib/server/sheets/certify-sheet";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import { confirmYearResults } from "@/lib/server/sheets/confirm-year-results";
import { decideAwards } from "@/lib/server/sheets/decide-awards";
import { decidePromotion } from "@/lib/server/sheets/decide-promotion";
import { getSheet } from "@/lib/server/sheets/get-sheet";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { loadSheetValues } from "@/lib/server/sheets/sheet-values";
import { listYearResults } from "@/lib/server/sheets/year-results";
import { listChildren } from "@/lib/server/transcripts/list-children";
import { listLeftOut } from "@/lib/server/transcripts/list-left-out";
import { decideYearReview } from "@/lib/server/year-end/decide-year-review";
import { actorAt, buildAccount, buildGuardian, buildPupil } from "@/tests/support/builders/people";
import { buildClass, buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { fillYearEnd, reviewYear } from "@/tests/support/builders/year-end";
import { testDatabase } from "@/tests/support/database";

/**
 * Cases from school life (traps B) that go through the end of the year: no identity number, the head ill, a year kept on
 * paper under the older circular and another name, a teacher with a child in the school. The others: sheets-cases.test.ts; the whole list: docs/conformity.md.
 */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await fillYearEnd(database.db, school);
});

const as = <T>(actor: Actor, deed: (ctx: Ctx) => Promise<T>, now = school.now) => runInTransaction<T>(database.db, actor, now, deed);
const unnumbered = () => school.pupils[0]?.id ?? "";
const place = () => ({ key: randomUUID(), classId: school.classId, period: "CN" as const });
const facts = () => getClassFacts({ db: database.db, now: school.now }, school.classId, "CN");

test("B7: a pupil without an identity number is entered, confirmed and certified with the class, and printed", async () => {
  await database.db.pupil.update({ where: { id: unnumbered() }, data: { identityNumber: null } });
  await database.db.assessment.updateMany({ where: { pupilId: unnumbered(), subjectCode: "DD", period: "CN" }, data: { level: null } });
  const { cells } = await as(school.actors.homeroom, (ctx) => saveCells(ctx, { ...place(), changes: [{ pupilId: unnumbered(), column: "level.DD", value: "T", baseVersion: 1 }] }));
  expect(cells.map(({ outcome }) => outcome)).toEqual(["saved"]);
  await database.db.subjectSheet.updateMany({ where: { sheet: { classId: school.classId, period: "CN" } }, data: { status: "ACCEPTED", submittedById: school.staff.homeroom, submittedAt: school.now } });
  const pupils = school.pupils.map(({ id }) => ({ pupilId: id, result: "EXCELLENT" as const, version: 0 }));
  await as(school.actors.homeroom, (ctx) => confirmYearResults(ctx, { key: randomUUID(), classId: school.classId, pupils }));
  const { sheet } = await facts();
  expect(await as(school.actors.homeroom, (ctx) => certifySheet(ctx, { ...place(), version: sheet.version }))).toEqual({ status: "CERTIFIED" });
  const form = classFormOf(await as(school.actors.homeroom, (ctx) => loadClassPaper(ctx, school.classId, "CN")));
  expect(form.pupils[0]).toMatchObject({ fullName: "Nguyễn Hoàng Minh Anh" });
});

test("B14: while the head is ill the deputy approves the class by delegation, and neither before nor after it", async () => {
  const step = async () => ({ ...place(), version: (await facts()).sheet.version });
  const input = await step();
  await expect(as(school.actors.deputy, (ctx) => approveSheet(ctx, input))).rejects.toMatchObject({ code: "NEEDS_DELEGATION" });
  await database.db.delegation.create({
    data: { fromId: school.staff.head, toId: school.staff.deputy, scope: "CLASS_YEAR", paper: "09/GUQ-NTL", validFrom: new Date("2026-05-09"), validTo: new Date("2026-05-11") },
  });
  const dayAfter = await actorAt(database.db, school.accounts.deputy, new Date("2026-05-12T02:00:00Z"));
  await expect(as(dayAfter, (ctx) => approveSheet(ctx, input))).rejects.toMatchObject({ code: "NEEDS_DELEGATION" });
  const delegated = await actorAt(database.db, school.accounts.deputy, school.now);
  expect(await as(delegated, (ctx) => approveSheet(ctx, input))).toEqual({ status: "APPROVED" });
  expect(await database.db.classSheet.findFirst({ where: { classId: school.classId, period: "CN" } })).toMatchObject({ approvedById: school.staff.deputy });
});

test("B14: promotion, awards and the review wait for the head, whatever is delegated", async () => {
  const delegated = await actorAt(database.db, school.accounts.deputy, school.now);
  const { key, classId } = place();
  const paper = { number: "41/QĐ-NTL", decidedOn: "2026-05-11" };
  await expect(as(delegated, (ctx) => decidePromotion(ctx, { key, classId, pupilId: unnumbered(), decision: "PROMOTED", version: 1, ...paper }))).rejects.toMatchObject({ code: "ONLY_HEAD" });
  await expect(as(delegated, (ctx) => decideAwards(ctx, { key, classId, awardIds: [randomUUID()], decision: paper.number, decidedOn: paper.decidedOn }))).rejects.toMatchObject({ code: "ONLY_HEAD" });
  const review = { key, yearId: school.yearId, minutes: "05/BB-XD", heldOn: "2026-05-11", members: "Hội đồng", promotionDecision: paper.number, decidedOn: paper.decidedOn, aside: [], awardIds: [] };
  await expect(as(delegated, (ctx) => decideYearReview(ctx, { ...review, pupils: [{ pupilId: unnumbered(), version: 1 }] }))).rejects.toMatchObject({ code: "ONLY_HEAD" });
});

test("B7: only the issue waits, on a reason of its own; nobody else waits for the pupil", async () => {
  await reviewYear(database.db, school);
  const { leftOut } = await as(school.actors.academicClerk, (ctx) => listLeftOut(ctx, school.classId));
  expect(leftOut).toEqual([{ pupilId: unnumbered(), fullName: "Nguyễn Hoàng Minh Anh", reasons: ["Chưa có số định danh cá nhân; trường báo danh sách lên Sở, không tự đặt số."] }]);
});

test("B3, B21: a year kept on paper under TT 22/2016 keeps its levels, marks and result as they were written, and the school's name of then", async () => {
  const { id: yearId } = await database.db.schoolYear.create({
    data: {
      ...{ startYear: 2021, label: "2021-2022", schoolName: "Trường Tiểu học Phú Hòa Đông 2", ward: "Xã Phú Hòa Đông", district: "Huyện Củ Chi", province: "Thành phố Hồ Chí Minh" },
      ...{ startsOn: new Date("2021-09-05"), endsOn: new Date("2022-05-31"), closesOn: new Date("2022-06-30"), supplementsClosesOn: new Date("2022-08-15") },
    },
  });
  const { id: pupilId } = await buildPupil(database.db, "Lý Gia Bảo");
  const classId = await buildClass(database.db, { yearId, grade: 3, name: "3A", subjects: ["TV", "TO"], pupilIds: [pupilId] });
  const entered = { yearId, pupilId, period: "CN" as const, enteredById: school.staff.homeroom, updatedAt: school.now };
  await database.db.assessment.createMany({ data: [{ ...entered, subjectCode: "TV", level: "T", mark: 9 }, { ...entered, subjectCode: "TO", level: "H", mark: 4 }] });
  await database.db.yearOutcome.create({ data: { pupilId, yearId, ruleSet: "TT22/2016", result: "DONE", confirmedById: school.staff.homeroom, confirmedAt: school.now, promotion: "PROMOTED", completion: "Hoàn thành chương trình lớp 3; Được lên lớp 4." } });
  const old = await getClassFacts({ db: database.db, now: school.now }, classId, "CN");
  const [year] = await listYearResults(database.db, old, await loadSheetValues(database.db, yearId, "CN", [pupilId]));
  expect(old.rules.code).toBe("TT22/2016");
  expect(year).toMatchObject({ computed: null, confirmed: "DONE", why: expect.stringContaining("giữ nguyên như đã xác nhận") });
  const { values } = (await as(school.actors.head, (ctx) => getSheet(ctx, classId, "CN"))).grid;
  expect([values[`${pupilId}|level.TO`], values[`${pupilId}|mark.TO`], values[`${pupilId}|mark.TV`]]).toEqual(["H", "4", "9"]);
  expect(classFormOf(await as(school.actors.head, (ctx) => loadClassPaper(ctx, classId, "CN"))).schoolName).toBe("Trường Tiểu học Phú Hòa Đông 2");
});

test("B19: a teacher whose child is in another class sees it as a parent only, and the class as nobody", async () => {
  const guardian = await buildGuardian(database.db, "Đỗ Thị Hạnh", [unnumbered()]);
  const parent = await actorAt(database.db, (await buildAccount(database.db, { guardianId: guardian.id })).id, school.now);
  const teacher = school.actors.otherTeacher; // of 4B, and the same person
  expect([teacher.children, parent.duties, parent.children]).toEqual([[], [], [unnumbered()]]);
  await expect(as(teacher, (ctx) => getSheet(ctx, school.classId, "CN"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(as(parent, (ctx) => getSheet(ctx, school.classId, "CN"))).rejects.toMatchObject({ code: "ONLY_CLASS_STAFF" });
  await expect(as(parent, (ctx) => saveCells(ctx, { ...place(), changes: [{ pupilId: unnumbered(), column: "level.DD", value: "T", baseVersion: 2 }] }))).rejects.toMatchObject({ code: "ONLY_CLASS_STAFF" });
  expect((await as(parent, (ctx) => listChildren(ctx))).map(({ id }) => id)).toEqual([unnumbered()]);
  expect(await as(teacher, (ctx) => listChildren(ctx))).toEqual([]);
});
