import "../../support/portal-settings";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import { runInTransaction } from "@/lib/server/action";
import { copyLastYear } from "@/lib/server/assignments/copy-last-year";
import { giveDutyInDraft, undoChanges } from "@/lib/server/assignments/edit-assignment";
import { getAssignment } from "@/lib/server/assignments/load-assignment";
import { readVersion } from "@/lib/server/assignments/read-assignment";
import { openAssignment, submitAssignment } from "@/lib/server/assignments/take-assignment-step";
import { buildClass, buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { testDatabase } from "../../support/database";

/** A new school year: its first version, begun from last year's. */
const database = testDatabase();
let school: SmallSchool;
let yearId = "";
let assignmentId = "";
const key = () => crypto.randomUUID();
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);
const version = () => getAssignment({ db: database.db, now: school.now }, assignmentId);
const seen = async () => ({ key: key(), assignmentId, version: (await version()).version });
const classes = new Map<string, string>();

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  const { id: _id, ...last } = await database.db.schoolYear.findUniqueOrThrow({ where: { id: school.yearId } });
  const later = (day: Date) => new Date(Date.UTC(day.getUTCFullYear() + 1, day.getUTCMonth(), day.getUTCDate()));
  const year = { ...last, startYear: 2026, label: "2026-2027", startsOn: later(last.startsOn), endsOn: later(last.endsOn), closesOn: later(last.closesOn), supplementsClosesOn: later(last.supplementsClosesOn) };
  yearId = (await database.db.schoolYear.create({ data: year })).id;
  for (const name of ["4A", "4C"]) classes.set(name, await buildClass(database.db, { yearId, grade: 4, name, subjects: school.subjects, pupilIds: [] }));
  // The English teacher of 4A has left before the new year begins.
  await database.db.staff.update({ where: { id: school.staff.english }, data: { leftOn: new Date("2026-08-01") } });
  assignmentId = (await as(school.actors.administrator, (ctx) => openAssignment(ctx, { key: key(), yearId, effectiveFrom: "2026-09-05", reason: "Năm học mới" }))).assignmentId;
}, 60_000);

test("last year's teachers of the class of the same name are taken over, those who have left are not", async () => {
  const { duties } = await as(school.actors.administrator, async (ctx) => copyLastYear(ctx, await seen()));
  expect(duties).toBe(school.subjects.length); // the homeroom and every subject but English
  const { changes } = await version();
  expect(new Set(changes.map(({ duty }) => [duty.classId, duty.staffId, duty.validFrom, duty.validTo].join()))).toEqual(new Set([[classes.get("4A"), school.staff.homeroom, "2026-09-05", "2027-08-15"].join()]));
  expect(changes.some(({ duty }) => duty.subjectCode === "NN")).toBe(false);
  await expect(as(school.actors.administrator, async (ctx) => copyLastYear(ctx, await seen()))).rejects.toMatchObject({ code: "DUTY_NOTHING" });
});

test("a homeroom teacher gets every subject that nobody has along with the class, and keeps what others have", async () => {
  const classId = classes.get("4C") ?? "";
  const give = (more: object) => as(school.actors.deputy, async (ctx) => giveDutyInDraft(ctx, { ...(await seen()), kind: "HOMEROOM_TEACHER", classId, subjectCode: null, groupId: null, holderId: null, staffId: school.staff.otherTeacher, from: "2026-09-05", to: null, ...more }));
  await give({ kind: "SUBJECT_TEACHER", subjectCode: "AN", staffId: school.staff.homeroom });
  await give({ alongWith: "VACANT" });
  const { changes } = await version();
  const of = (staffId: string) => changes.filter(({ duty }) => duty.classId === classId && duty.staffId === staffId).length;
  expect([of(school.staff.homeroom), of(school.staff.otherTeacher)]).toEqual([1, school.subjects.length]);
});

test("what is still vacant is told and can be signed; a duty for a person who has left by then cannot", async () => {
  const view = await as(school.actors.head, (ctx) => readVersion(ctx, assignmentId));
  expect(view.notices).toContainEqual("Ngoại ngữ 1 (Tiếng Anh), lớp 4A: chưa có giáo viên từ ngày 05/09/2026 đến ngày 15/08/2027.");
  expect(view.faults).toEqual(["Chưa có số quyết định. Mời ghi ở phần “Số, ngày, lý do”."]);
  await as(school.actors.deputy, async (ctx) => giveDutyInDraft(ctx, { ...(await seen()), kind: "SUBJECT_TEACHER", classId: classes.get("4A") ?? "", subjectCode: "NN", groupId: null, holderId: null, staffId: school.staff.english, from: "2026-09-05", to: null }));
  await expect(as(school.actors.deputy, async (ctx) => submitAssignment(ctx, await seen()))).rejects.toMatchObject({ code: "ASSIGNMENT_FAULTS", detail: "1" });
  const { changes, changeIds } = await version();
  const mistake = changes.findIndex(({ duty }) => duty.staffId === school.staff.english);
  await as(school.actors.deputy, async (ctx) => undoChanges(ctx, { ...(await seen()), changeIds: [changeIds[mistake] ?? ""] }));
  await as(school.actors.deputy, async (ctx) => submitAssignment(ctx, await seen()));
});

test("a class of another year is not given away in this one", async () => {
  await expect(as(school.actors.head, async (ctx) => giveDutyInDraft(ctx, { ...(await seen()), kind: "HOMEROOM_TEACHER", classId: school.classId, subjectCode: null, groupId: null, holderId: null, staffId: school.staff.otherTeacher, from: "2026-09-05", to: null }))).rejects.toMatchObject({ code: "NOT_FOUND" });
});
