import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import { runInTransaction } from "@/lib/server/door/transaction";
import type { Ctx } from "@/lib/server/context";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import { getReview } from "@/lib/server/sheets/get-review";
import { getSheet } from "@/lib/server/sheets/get-sheet";
import { listSheetHistory } from "@/lib/server/sheets/list-sheet-history";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { listOwnPupils } from "@/lib/server/year-end/own-pupils";
import { sendLetter } from "@/lib/server/year-end/send-letter";
import { actorAt } from "@/tests/support/builders/people";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** Two English teachers in one class; the first also teaches Âm nhạc to the whole of it (traps B17). */
const database = testDatabase();
let school: SmallSchool;
let first: Actor;
let second: Actor;

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  const { db } = database;
  const { classId, staff, accounts, now, pupils } = school;
  const { assignmentId } = await db.duty.findFirstOrThrow({ where: { kind: "HEAD" } });
  await db.duty.updateMany({ where: { classId, subjectCode: { in: ["NN", "AN"] } }, data: { validTo: new Date("2026-01-01") } });
  const since = { assignmentId, kind: "SUBJECT_TEACHER" as const, classId, validFrom: new Date("2026-01-02") };
  const groups = [];
  for (const [index, name] of ["Nhóm Anh 1", "Nhóm Anh 2"].entries()) {
    const members = pupils.filter((_, place) => (place === 0) === (index === 0)).map(({ id }) => ({ pupilId: id }));
    groups.push((await db.pupilGroup.create({ data: { classId, name, members: { create: members } } })).id);
  }
  await db.duty.createMany({
    data: [
      { ...since, staffId: staff.english, subjectCode: "NN", groupId: groups[0] ?? null },
      { ...since, staffId: staff.english, subjectCode: "AN" },
      { ...since, staffId: staff.otherTeacher, subjectCode: "NN", groupId: groups[1] ?? null },
    ],
  });
  [first, second] = [await actorAt(db, accounts.english, now), await actorAt(db, accounts.otherTeacher, now)];
  const theirs = [{ pupilId: pupils[1]?.id ?? "", column: "level.NN", value: "C", baseVersion: 0 }];
  await as(second, (ctx) => saveCells(ctx, { key: randomUUID(), classId, period: "CN", changes: theirs }));
});

const as = <T>(actor: Actor, deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, actor, school.now, deed);
const cell = (place: number) => `${school.pupils[place]?.id}|level.NN`;

test("of a shared subject a teacher reads the own group's cells, also when another subject shows the whole class", async () => {
  const mine = await as(first, (ctx) => getSheet(ctx, school.classId, "CN"));
  expect(mine.grid.rows).toHaveLength(3);
  expect(mine.grid.values[cell(1)]).toBeNull();
  const theirs = await as(second, (ctx) => getSheet(ctx, school.classId, "CN"));
  expect(theirs.grid.values[cell(1)]).toBe("C");
});

test("the history tells of the own group only", async () => {
  const history = (actor: Actor) => as(actor, async (ctx) => listSheetHistory(ctx, await getClassFacts(ctx, school.classId, "CN")));
  expect(await history(first)).toEqual([]);
  expect((await history(second)).map(({ cells }) => cells.length)).toEqual([1]);
  expect(await database.db.readLog.count({ where: { what: "sheet.history" } })).toBe(2);
});

test("a letter of praise reaches the own pupils: of the group, or of the subject taught to the whole class", async () => {
  const ids = school.pupils.map(({ id }) => id);
  const reach = async (actor: Actor) => [...(await as(actor, (ctx) => listOwnPupils(ctx, school.classId)))];
  expect((await reach(first)).sort()).toEqual([...ids].sort()); // Âm nhạc
  expect((await reach(second)).sort()).toEqual(ids.slice(1).sort());
  const praise = (actor: Actor, pupilId: string) => as(actor, (ctx) => sendLetter(ctx, { key: randomUUID(), classId: school.classId, pupilId, text: "Em phát âm rõ" }));
  await expect(praise(second, ids[0] ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await praise(second, ids[1] ?? "")).toMatchObject({ id: expect.any(String) });
  await database.db.subjectChoice.create({ data: { pupilId: ids[1] ?? "", yearId: school.yearId, subjectCode: "AN", exempt: true, paper: "KHGDCN 1", reason: "Nghe" } });
  await database.db.subjectChoice.create({ data: { pupilId: ids[2] ?? "", yearId: school.yearId, subjectCode: "AN", exempt: true, notAssessed: true, paper: "KHGDCN 2", reason: "Nghe" } });
  expect((await reach(first)).sort(), "exempt from Âm nhạc and in the other group; not assessed is learnt all the same").toEqual([ids[0], ids[2]].sort());
  await expect(praise(second, randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("the review lists the own group's part", async () => {
  const parts = async (actor: Actor) => (await as(actor, (ctx) => getReview(ctx, school.classId, "CN"))).parts.map(({ part }) => part.groupName ?? part.subject);
  expect(await parts(first)).toEqual(["Nhóm Anh 1", "AN"]);
  expect(await parts(second)).toEqual(["Nhóm Anh 2"]);
});
