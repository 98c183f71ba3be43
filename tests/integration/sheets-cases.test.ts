import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import type { Period } from "@/lib/domain/assessment/periods";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { getReview } from "@/lib/server/sheets/get-review";
import { getSheet } from "@/lib/server/sheets/get-sheet";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { actorAt, buildPupil } from "@/tests/support/builders/people";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** Cases from school life that concern the class sheet (traps B). */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: ["Nguyễn Hoàng Minh Anh", "Trần Đức Duy", "Lê Bảo Châu", "Phạm Gia Hân"] });
});

const as = <T>(actor: Actor, deed: (ctx: Ctx) => Promise<T>, now = school.now) => runInTransaction<T>(database.db, actor, now, deed);
const pupil = (index: number) => school.pupils[index]?.id ?? "";
const sheet = async (classId: string, period: Period, actor = school.actors.head) => (await as(actor, (ctx) => getSheet(ctx, classId, period))).grid;
const rowOf = async (classId: string, period: Period, pupilId: string) => (await sheet(classId, period)).rows.find(({ id }) => id === pupilId);
const save = async (actor: Actor, classId: string, pupilId: string, column: string, value: string, period: Period = "CN") => {
  const { cells } = await as(actor, (ctx) => saveCells(ctx, { key: randomUUID(), classId, period, changes: [{ pupilId, column, value, baseVersion: 0 }] }));
  return cells.map((cell) => (cell.outcome === "refused" ? cell.code : cell.outcome));
};
const result = (pupilId: string, subjectCode: string, period: Period, more: object) =>
  database.db.assessment.create({ data: { pupilId, subjectCode, period, yearId: school.yearId, enteredById: school.staff.homeroom, updatedAt: new Date("2026-01-10"), ...more } });

test("B1: who leaves for another school keeps row and number, takes no more values, and is missing nowhere", async () => {
  await save(school.actors.homeroom, school.classId, pupil(1), "level.TO", "H");
  await database.db.enrolment.updateMany({ where: { pupilId: pupil(1) }, data: { endedOn: new Date("2026-05-08"), end: "TRANSFERRED" } });
  expect(await rowOf(school.classId, "CN", pupil(1))).toMatchObject({ orderNo: 2, note: "Chuyển trường 08/05/2026" });
  expect((await sheet(school.classId, "CN")).values[`${pupil(1)}|level.TO`]).toBe("H");
  expect(await save(school.actors.homeroom, school.classId, pupil(1), "level.DD", "T")).toEqual(["PUPIL_FROZEN"]);
  const { parts } = await as(school.actors.homeroom, (ctx) => getReview(ctx, school.classId, "CN"));
  expect(parts.flatMap(({ missing }) => missing).filter(({ cell }) => cell.startsWith(pupil(1)))).toEqual([]);
});

test("B2: who comes in April brings HK I of the old school, read-only and with its name; only the year's end is ours", async () => {
  const newcomer = await buildPupil(database.db, "Võ Thị Kim Ngân");
  await database.db.enrolment.create({ data: { classId: school.classId, pupilId: newcomer.id, orderNo: 5, startedOn: new Date("2026-04-06") } });
  await result(newcomer.id, "TO", "CK1", { level: "T", mark: 9, inheritedFrom: "Trường Tiểu học Tân Phú Trung" });
  const row = await rowOf(school.classId, "CK1", newcomer.id);
  expect(row).toMatchObject({ orderNo: 5, note: "Vào lớp 06/04/2026, không học tại trường ở thời điểm này · Kết quả của Trường Tiểu học Tân Phú Trung" });
  expect(row?.locked["mark.TO"]).toContain("Trường Tiểu học Tân Phú Trung");
  expect((await sheet(school.classId, "CK1")).values[`${newcomer.id}|mark.TO`]).toBe("9");
  expect(await rowOf(school.classId, "GK2", newcomer.id)).toMatchObject({ note: "Vào lớp 06/04/2026, không học tại trường ở thời điểm này" });
  expect(await save(school.actors.homeroom, school.classId, newcomer.id, "mark.TO", "8")).toEqual(["saved"]);
});

test("B2: an inherited value is refused to everybody, also while its window is open", async () => {
  const id = pupil(3);
  await result(id, "KH", "CN", { level: "T", mark: 9, inheritedFrom: "Trường Tiểu học Tân Phú Trung" });
  expect(await save(school.actors.homeroom, school.classId, id, "mark.KH", "5")).toEqual(["INHERITED"]);
});

test("B4: from 4A to 4B the results follow the pupil; both sheets show the move, and 4A does not see what 4B enters", async () => {
  const id = pupil(2);
  await result(id, "TO", "CK1", { level: "T", mark: 8 });
  await database.db.enrolment.updateMany({ where: { pupilId: id }, data: { endedOn: new Date("2026-03-12"), end: "MOVED_CLASS" } });
  await database.db.enrolment.create({ data: { classId: school.otherClassId, pupilId: id, orderNo: 1, startedOn: new Date("2026-03-13") } });
  expect(await save(school.actors.otherTeacher, school.otherClassId, id, "level.TO", "H")).toEqual(["saved"]);
  expect(await save(school.actors.homeroom, school.classId, id, "level.DD", "T")).toEqual(["PUPIL_FROZEN"]);
  expect(await rowOf(school.classId, "CN", id)).toMatchObject({ orderNo: 3, note: "Chuyển sang lớp 4B 12/03/2026" });
  expect(await rowOf(school.otherClassId, "CK1", id)).toMatchObject({ note: "Từ lớp 4A chuyển sang 13/03/2026" });
  expect((await sheet(school.otherClassId, "CK1")).values[`${id}|mark.TO`]).toBe("8");
  expect((await sheet(school.classId, "CN")).values[`${id}|level.TO`]).toBeNull();
  expect((await sheet(school.classId, "CK1")).values[`${id}|mark.TO`]).toBe("8");
});

test("B5, B6: two pupils of one name and one birth date have each their own cells", async () => {
  const twins = [await buildPupil(database.db, "Nguyễn Minh Khôi"), await buildPupil(database.db, "Nguyễn Minh Khôi")];
  for (const [index, { id }] of twins.entries()) await database.db.enrolment.create({ data: { classId: school.classId, pupilId: id, orderNo: 6 + index, startedOn: new Date("2025-09-05") } });
  const [one = "", other = ""] = twins.map(({ id }) => id);
  await save(school.actors.homeroom, school.classId, one, "level.DD", "T");
  const { values, rows } = await sheet(school.classId, "CN");
  expect([values[`${one}|level.DD`], values[`${other}|level.DD`]]).toEqual(["T", null]);
  expect(new Set(rows.filter(({ name }) => name === "Nguyễn Minh Khôi").map(({ orderNo }) => orderNo))).toEqual(new Set([6, 7]));
});

test("B11: on leave from February a substitute closes the year; HK I stays what and whose it was", async () => {
  await result(pupil(0), "NN", "CK1", { level: "T", mark: 9, enteredById: school.staff.english });
  const { assignmentId } = await database.db.duty.findFirstOrThrow({ where: { kind: "HEAD" } });
  await database.db.duty.updateMany({ where: { classId: school.classId, subjectCode: "NN" }, data: { validTo: new Date("2026-01-31") } });
  await database.db.duty.create({ data: { assignmentId, staffId: school.staff.otherTeacher, kind: "SUBJECT_TEACHER", classId: school.classId, subjectCode: "NN", validFrom: new Date("2026-02-01"), validTo: new Date("2026-06-30") } });
  const [onLeave, substitute] = [await actorAt(database.db, school.accounts.english, school.now), await actorAt(database.db, school.accounts.otherTeacher, school.now)];
  await expect(save(onLeave, school.classId, pupil(0), "level.NN", "T")).rejects.toMatchObject({ name: "AppError" });
  expect(await save(substitute, school.classId, pupil(0), "level.NN", "H")).toEqual(["saved"]);
  expect(await database.db.assessment.findFirst({ where: { pupilId: pupil(0), subjectCode: "NN", period: "CK1" } })).toMatchObject({ mark: 9, enteredById: school.staff.english });
});

test("B12: a new homeroom teacher certifies the class; the head only when nobody is left", async () => {
  const mayCertify = async (actor: Actor) => (await as(actor, (ctx) => getReview(ctx, school.classId, "CN"))).may.includes("certify");
  expect(await mayCertify(school.actors.head)).toBe(false);
  await database.db.duty.updateMany({ where: { classId: school.classId, kind: "HOMEROOM_TEACHER" }, data: { validTo: new Date("2026-05-09") } });
  expect(await mayCertify(school.actors.head)).toBe(true);
  const { assignmentId } = await database.db.duty.findFirstOrThrow({ where: { kind: "HEAD" } });
  await database.db.duty.create({ data: { assignmentId, staffId: school.staff.english, kind: "HOMEROOM_TEACHER", classId: school.classId, validFrom: new Date("2026-05-10") } });
  const successor = await actorAt(database.db, school.accounts.english, school.now);
  expect([await mayCertify(successor), await mayCertify(school.actors.head)]).toEqual([true, false]);
});

test("B18: who repeats the grade begins with nothing of the year before", async () => {
  const { id: earlier } = await database.db.schoolYear.create({
    data: {
      ...{ startYear: 2024, label: "2024-2025", schoolName: "Trường Tiểu học Nguyễn Thị Lắng", ward: "Xã Phú Hòa Đông", district: "Huyện Củ Chi", province: "Thành phố Hồ Chí Minh" },
      ...{ startsOn: new Date("2024-09-05"), endsOn: new Date("2025-05-31"), closesOn: new Date("2025-06-30"), supplementsClosesOn: new Date("2025-08-15") },
    },
  });
  await result(pupil(0), "SD", "CN", { yearId: earlier, level: "C", mark: 3 });
  const { values } = await sheet(school.classId, "CN");
  expect([values[`${pupil(0)}|level.SD`], values[`${pupil(0)}|mark.SD`]]).toEqual([null, null]);
});
