import "../../support/portal-settings";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import { runInTransaction } from "@/lib/server/action";
import { listToTest } from "@/lib/server/attempts/list-to-test";
import { listCertificates } from "@/lib/server/certificates/list-certificates";
import { addGroup, removeGroup, renameGroup } from "@/lib/server/groups/keep-groups";
import { listClassGroups } from "@/lib/server/groups/list-class-groups";
import { placePupils } from "@/lib/server/groups/place-pupils";
import { recordLeaving } from "@/lib/server/people/record-leaving";
import { getClassFacts, partOf } from "@/lib/server/sheets/class-facts";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { listOwnPupils } from "@/lib/server/year-end/own-pupils";
import { giveKeys } from "../../support/builders/keys";
import { actorAt } from "../../support/builders/people";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { testDatabase } from "../../support/database";

const database = testDatabase();
let school: SmallSchool;
const key = () => crypto.randomUUID();
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);
const pupil = (place: number) => school.pupils[place]?.id ?? "";
let first = "";
let second = "";

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await giveKeys(database.db, school);
}, 60_000);

const place = (places: readonly string[], knows?: string, by: Actor = school.actors.academicClerk) =>
  as(by, (ctx) => placePupils(ctx, { key: key(), classId: school.classId, subjectCode: "NN", places: places.map((text) => ({ pupilId: text.slice(0, 36), groupId: text.slice(37) || null })), ...(knows ? { knows } : {}) }));
const groups = () => as(school.actors.academicClerk, (ctx) => listClassGroups(ctx, school.classId));

describe("Groups of a class in a subject", () => {
  test("are made by the clerk or the leadership, for a subject of the class, each under its own name", async () => {
    const add = (name: string, by: Actor = school.actors.academicClerk) => as(by, (ctx) => addGroup(ctx, { key: key(), classId: school.classId, subjectCode: "NN", name }));
    for (const who of ["homeroom", "english", "sealClerk"] as const) await expect(add("Nhóm 1", school.actors[who])).rejects.toMatchObject({ code: "ONLY_GROUP_KEEPERS" });
    await expect(add("Nhóm 1", school.actors.administrator)).rejects.toMatchObject({ code: "NOT_FOR_ADMINISTRATOR" });
    first = (await add("Nhóm 1")).id;
    second = (await add("Nhóm Hai", school.actors.deputy)).id;
    await expect(add("nhóm 1")).rejects.toMatchObject({ code: "GROUP_NAME_TAKEN" });
    const { id: mistake } = await add("Nhóm nhầm");
    await as(school.actors.head, (ctx) => renameGroup(ctx, { key: key(), groupId: second, name: "Nhóm 2" }));
    await as(school.actors.head, (ctx) => removeGroup(ctx, { key: key(), groupId: mistake }));
    expect((await groups()).shared).toMatchObject([{ subject: "NN", ungrouped: 3, groups: [{ name: "Nhóm 1" }, { name: "Nhóm 2" }] }]);
  });

  test("hold each pupil of the subject once; who is in none is counted", async () => {
    await place([`${pupil(0)}:${first}`, `${pupil(1)}:${second}`]);
    expect((await groups()).shared[0]).toMatchObject({ ungrouped: 1, groups: [{ members: [pupil(0)] }, { members: [pupil(1)] }] });
    await expect(place([`${school.staff.english}:${first}`])).rejects.toMatchObject({ code: "GROUP_NOT_IN_CLASS" });
    await Promise.allSettled([place([`${pupil(2)}:${first}`]), place([`${pupil(2)}:${second}`])]);
    expect(await database.db.pupilGroupMember.count({ where: { pupilId: pupil(2), leftAt: null } })).toBe(1);
    await place([`${pupil(2)}:${first}`], "on");
    await expect(as(school.actors.academicClerk, (ctx) => removeGroup(ctx, { key: key(), groupId: first }))).rejects.toMatchObject({ code: "GROUP_IN_USE" });
  });

  test("give results that are not handed in to another teacher only when whoever moves the pupil knows it", async () => {
    const { db } = database;
    const { assignmentId } = await db.duty.findFirstOrThrow({ where: { kind: "HEAD" } });
    await db.duty.updateMany({ where: { classId: school.classId, subjectCode: "NN" }, data: { validTo: new Date("2026-05-10") } });
    const since = { assignmentId, kind: "SUBJECT_TEACHER" as const, classId: school.classId, subjectCode: "NN", validFrom: new Date("2026-05-11") };
    await db.duty.createMany({ data: [{ ...since, staffId: school.staff.english, groupId: first }, { ...since, staffId: school.staff.otherTeacher, groupId: second }] });
    const english = await actorAt(db, school.accounts.english, school.now);
    await as(english, (ctx) => saveCells(ctx, { key: key(), classId: school.classId, period: "CN", changes: [{ pupilId: pupil(0), column: "level.NN", value: "T", baseVersion: 0 }] }));
    await expect(place([`${pupil(0)}:${second}`])).rejects.toMatchObject({ code: "GROUP_RESULTS_MOVE", detail: "1" });
    await place([`${pupil(0)}:${second}`], "on");
    const facts = await getClassFacts({ db, now: school.now }, school.classId, "CN");
    const moved = facts.pupils.find(({ id }) => id === pupil(0));
    expect(moved && partOf(facts, moved, "NN")?.teachers).toEqual(["Đỗ Thị Hạnh"]);
    expect(await db.pupilGroupMember.findMany({ where: { pupilId: pupil(0) }, orderBy: { joinedAt: "asc" }, select: { groupId: true, leftAt: true } })).toEqual([{ groupId: first, leftAt: school.now }, { groupId: second, leftAt: null }]);
    expect(await db.history.count({ where: { action: "group.place", pupilId: pupil(0) } })).toBe(2);
  });

  test("take the pupil out of every list of the former teacher: letters, tests to make up", async () => {
    const { db } = database;
    const mark = { pupilId: pupil(0), yearId: school.yearId, period: "CN" as const, subjectCode: "NN" };
    await db.assessment.updateMany({ where: { ...mark, current: true }, data: { level: null, absentReason: "Ốm" } });
    const who = { former: await actorAt(db, school.accounts.english, school.now), present: await actorAt(db, school.accounts.otherTeacher, school.now) };
    const letters = (by: Actor) => as(by, async (ctx) => (await listOwnPupils(ctx, school.classId)).has(pupil(0)));
    const tests = (by: Actor) => as(by, async (ctx) => (await listToTest(ctx, school.yearId)).makeUps.some(({ pupilId }) => pupilId === pupil(0)));
    expect([await letters(who.former), await tests(who.former)]).toEqual([false, false]);
    expect([await letters(who.present), await tests(who.present)]).toEqual([true, true]);
  });

  test("never give away what is handed in, out of the group or into it", async () => {
    const sheet = await database.db.classSheet.findUniqueOrThrow({ where: { classId_period: { classId: school.classId, period: "CN" } } });
    await database.db.subjectSheet.create({ data: { sheetId: sheet.id, subjectCode: "NN", groupId: second, status: "SUBMITTED", submittedById: school.staff.otherTeacher, submittedAt: school.now } });
    await expect(place([`${pupil(0)}:${first}`], "on")).rejects.toMatchObject({ code: "GROUP_PART_SUBMITTED" });
    await expect(place([`${pupil(2)}:${second}`], "on")).rejects.toMatchObject({ code: "GROUP_PART_SUBMITTED" });
    expect(await database.db.pupilGroupMember.findFirstOrThrow({ where: { pupilId: pupil(0), leftAt: null } })).toMatchObject({ groupId: second });
  });
});

describe("Somebody who leaves the school", () => {
  const leave = (staffId: string, leftOn: string | null, by: Actor = school.actors.head) => as(by, (ctx) => recordLeaving(ctx, { key: key(), staffId, leftOn, reason: "Quyết định thôi việc số 7" }));

  test("is recorded by the head alone; the head in office is not", async () => {
    for (const who of ["deputy", "administrator", "academicClerk"] as const) await expect(leave(school.staff.english, "2026-05-11", school.actors[who])).rejects.toMatchObject({ code: "ONLY_HEAD" });
    await expect(leave(school.staff.head, "2026-06-01")).rejects.toMatchObject({ code: "STAFF_HEAD_LEAVES" });
  });

  test("on a day to come keeps everything until then", async () => {
    expect(await leave(school.staff.homeroom, "2026-05-20")).toEqual({ certificates: 0 });
    expect((await actorAt(database.db, school.accounts.homeroom, new Date("2026-05-19T10:00:00Z"))).duties.length).toBeGreaterThan(0);
    expect((await actorAt(database.db, school.accounts.homeroom, new Date("2026-05-19T17:00:00Z"))).duties).toEqual([]);
    await leave(school.staff.homeroom, null); // the day was recorded by mistake
    expect((await actorAt(database.db, school.accounts.homeroom, new Date("2026-05-19T17:00:00Z"))).duties.length).toBeGreaterThan(0);
    expect(await database.db.history.count({ where: { action: "staff.leave", entityId: school.staff.homeroom } })).toBe(2);
  });

  test("from today on holds no duty, no session and no certificate, and the part is vacant", async () => {
    const accountId = school.accounts.english;
    await database.db.session.create({ data: { accountId, createdAt: school.now, lastSeenAt: school.now, expiresAt: new Date("2026-06-11T02:00:00Z") } });
    expect(await leave(school.staff.english, "2026-05-11")).toEqual({ certificates: 1 });
    expect((await actorAt(database.db, accountId, school.now)).duties).toEqual([]);
    expect(await database.db.session.count({ where: { accountId, endedAt: null } })).toBe(0);
    expect((await as(school.actors.head, listCertificates)).filter(({ staffId }) => staffId === school.staff.english)).toMatchObject([{ status: "REVOKED" }]);
    const facts = await getClassFacts({ db: database.db, now: school.now }, school.classId, "CN");
    const parts = facts.parts.filter(({ subject }) => subject === "NN").map(({ groupName, teachers }) => [groupName, ...teachers]);
    expect(parts.sort()).toEqual([["Nhóm 1"], ["Nhóm 2", "Đỗ Thị Hạnh"]]);
    await expect(leave(school.staff.english, "2026-05-11")).rejects.toMatchObject({ code: "STAFF_LEFT" });
    await expect(leave(school.staff.english, "2025-05-11")).rejects.toMatchObject({ code: "LEAVING_DAY" });
  });
});
