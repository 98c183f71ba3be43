import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { loadCountedPupils } from "@/lib/server/reports/counted-pupils";
import { listClasses } from "@/lib/server/sheets/list-classes";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** How many cells a part still wants, as lists of work tell it: of those who are assessed in it today, nobody else. Grade 2: Ngoại ngữ 1 is optional. */
const database = testDatabase();
let school: SmallSchool;
let pupils: string[];
beforeAll(async () => {
  school = await buildSmallSchool(database.db, { grade: 2, pupilNames: ["An", "Bình", "Chi", "Dung"] });
  pupils = school.pupils.map(({ id }) => id);
});

const as = <T>(who: keyof SmallSchool["actors"], deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, school.actors[who], school.now, deed);
const wanted = async (subject: string, period = "CN") => {
  const one = (await as("head", (ctx) => listClasses(ctx, school.yearId))).find(({ classId }) => classId === school.classId);
  return one?.periods.find((at) => at.period === period)?.parts.filter((part) => part.subject === subject).map(({ done, total }) => `${done}/${total}`);
};
const place = (pupil: number, subjectCode: string) => ({ pupilId: pupils[pupil] ?? "", yearId: school.yearId, subjectCode });
const enter = (pupil: number, subjectCode: string) => database.db.assessment.create({ data: { ...place(pupil, subjectCode), period: "CN", level: "T", enteredById: school.staff.homeroom, updatedAt: school.now } });

test("an optional subject that single pupils take stands in the list, for them alone, and goes when they give it up", async () => {
  expect(await wanted("NN")).toEqual([]);
  await database.db.subjectChoice.createMany({ data: [0, 2].map((pupil) => ({ ...place(pupil, "NN"), exempt: false })) });
  await enter(0, "NN");
  expect(await wanted("NN")).toEqual(["1/2"]);
  await database.db.subjectChoice.updateMany({ where: place(2, "NN"), data: { droppedAt: school.now } });
  expect(await wanted("NN")).toEqual(["1/1"]);
});

test("who is exempt is not waited for, until the exemption ends", async () => {
  expect(await wanted("TD")).toEqual(["0/4"]);
  await database.db.subjectChoice.create({ data: { ...place(1, "TD"), exempt: true, paper: "QĐ 15", reason: "Vận động" } });
  expect(await wanted("TD")).toEqual(["0/3"]);
  const counted = async () => (await loadCountedPupils(database.db, school.yearId, "CN", { id: school.classId })).pupils.filter(({ subjects }) => subjects.some(({ subject }) => subject === "TD")).length;
  expect(await counted()).toBe(3);
  await database.db.subjectChoice.updateMany({ where: place(1, "TD"), data: { droppedAt: school.now } });
  expect([await wanted("TD"), await counted()]).toEqual([["0/4"], 4]);
});

test("in a group too: the exempt and those who left are not waited for", async () => {
  const { assignmentId } = await database.db.duty.findFirstOrThrow({ where: { kind: "HEAD" } });
  const { id: groupId } = await database.db.pupilGroup.create({ data: { classId: school.classId, name: "Nhóm 1", members: { create: pupils.slice(0, 3).map((pupilId) => ({ pupilId })) } } });
  await database.db.duty.updateMany({ where: { classId: school.classId, subjectCode: "AN" }, data: { validTo: new Date("2026-01-01") } });
  await database.db.duty.create({ data: { assignmentId, staffId: school.staff.english, kind: "SUBJECT_TEACHER", classId: school.classId, subjectCode: "AN", groupId, validFrom: new Date("2026-01-02") } });
  expect(await wanted("AN")).toEqual(["0/3"]);
  await database.db.subjectChoice.create({ data: { ...place(0, "AN"), exempt: true, paper: "QĐ 16", reason: "Khiếm thính" } });
  expect(await wanted("AN")).toEqual(["0/2"]);
  await enter(2, "AN");
  expect(await wanted("AN")).toEqual(["1/2"]);
  await database.db.enrolment.updateMany({ where: { pupilId: pupils[2] ?? "" }, data: { endedOn: new Date("2026-04-01"), end: "TRANSFERRED" } });
  expect(await wanted("AN")).toEqual(["0/1"]);
});
