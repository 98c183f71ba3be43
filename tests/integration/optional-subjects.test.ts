import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { Actor } from "@/lib/domain/people/actor";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import { listClasses } from "@/lib/server/sheets/list-classes";
import { listSheetWork } from "@/lib/server/sheets/my-work";
import { chooseSubject } from "@/lib/server/subjects/choose-subject";
import { actorAt } from "@/tests/support/builders/people";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** Ngoại ngữ 1 in grades 1–2 and Tiếng dân tộc, by class and by pupil (TT 32/2018; traps A13). */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db, { grade: 2 });
});

const as = <T>(who: keyof SmallSchool["actors"], deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, school.actors[who], school.now, deed);
const choose = (subject: SubjectCode, takes: boolean, pupilId: string | null = null, who: keyof SmallSchool["actors"] = "academicClerk") =>
  as(who, (ctx) => chooseSubject(ctx, { key: randomUUID(), classId: school.classId, pupilId, subject, takes }));
const takers = async (subject: SubjectCode) => (await as("head", (ctx) => getClassFacts(ctx, school.classId, "CN"))).pupils.filter(({ subjects }) => subjects.includes(subject)).length;

test("a class takes Ngoại ngữ 1 in grade 2, and gives it up while nothing is entered", async () => {
  await choose("NN", true);
  expect(await takers("NN")).toBe(3);
  await choose("NN", false);
  expect(await takers("NN")).toBe(0);
});

test("one pupil takes Tiếng dân tộc and gives it up again", async () => {
  const one = school.pupils[1]?.id ?? "";
  await choose("DT", true, one);
  expect(await takers("DT")).toBe(1);
  await choose("DT", false, one);
  expect(await takers("DT")).toBe(0);
  await choose("DT", true, one);
  expect(await takers("DT")).toBe(1);
});

test("a subject that one pupil takes is work of its teacher, counted for this pupil alone, and stands among the class's parts", async () => {
  const assignment = await database.db.dutyAssignment.create({ data: { yearId: school.yearId, number: "14/QĐ-NTL", revision: 9, effectiveFrom: new Date("2025-09-05"), signedById: school.staff.head, signedAt: school.now } });
  await database.db.duty.create({ data: { assignmentId: assignment.id, staffId: school.staff.english, kind: "SUBJECT_TEACHER", classId: school.classId, subjectCode: "DT", validFrom: new Date("2025-09-05") } });
  const teacher = await actorAt(database.db, school.accounts.english, school.now);
  const partOf = async (actor: Actor) => (await listClasses({ actor, now: school.now, db: database.db }, school.yearId))[0]?.periods.find(({ period }) => period === "CN")?.parts.filter(({ subject }) => subject === "DT");
  expect(await partOf(school.actors.homeroom)).toMatchObject([{ done: 0, total: 1, teachers: [{ staffId: school.staff.english }] }]);
  const todo = async () => (await listSheetWork({ actor: teacher, now: school.now, db: database.db }, school.yearId)).todo;
  expect(await todo()).toContainEqual(expect.objectContaining({ title: "Nhập Tiếng DT, lớp 2A, cuối năm học", progress: { done: 0, total: 1 } }));
  await choose("DT", false, school.pupils[1]?.id ?? "");
  expect(await partOf(school.actors.homeroom)).toEqual([]);
  expect(await todo()).toEqual([]);
});

test("a compulsory subject is no choice, and what has results is not given up", async () => {
  await expect(choose("TV", false)).rejects.toMatchObject({ code: "SUBJECT_NOT_OPTIONAL" });
  await choose("NN", true);
  await database.db.assessment.create({ data: { pupilId: school.pupils[0]?.id ?? "", yearId: school.yearId, subjectCode: "NN", period: "CK1", level: "T", enteredById: school.staff.english, updatedAt: school.now } });
  await expect(choose("NN", false)).rejects.toMatchObject({ code: "SUBJECT_HAS_RESULTS" });
});

test("the lists are the academic clerk's: others do not choose", async () => {
  await expect(choose("NN", true, null, "homeroom")).rejects.toMatchObject({ code: "ONLY_ACADEMIC_CLERK" });
});
