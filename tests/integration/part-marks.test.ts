import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { getAttempts } from "@/lib/server/attempts/get-attempts";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { setPartRule } from "@/lib/server/part-marks/set-part-rule";
import { getSheet } from "@/lib/server/sheets/get-sheet";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** Tiếng Việt as đọc and viết: the whole by the school's rounding, the parts beside it (traps C). */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});

const as = <T>(who: keyof SmallSchool["actors"], deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, school.actors[who], school.now, deed);
const pupil = (index: number) => school.pupils[index]?.id ?? "";
const rule = (version: number) => ({ key: randomUUID(), yearId: school.yearId, grade: 4, subject: "TV" as const, most: ["10", "10"], rounding: "HALF_UP" as const, active: true, version });
const save = (...changes: [index: number, column: string, value: string | null, baseVersion?: number][]) =>
  as("homeroom", (ctx) =>
    saveCells(ctx, { key: randomUUID(), classId: school.classId, period: "CN", changes: changes.map(([index, column, value, baseVersion = 0]) => ({ pupilId: pupil(index), column, value, baseVersion })) }),
  );
const mark = async (index: number) => (await database.db.assessment.findFirst({ where: { pupilId: pupil(index), subjectCode: "TV", period: "CN", current: true } }))?.mark ?? null;

test("without a rule of the school there are no parts", async () => {
  expect((await save([0, "part.TV.DOC", "8"])).cells).toMatchObject([{ outcome: "refused", code: "NOT_FOUND" }]);
  expect((await as("homeroom", (ctx) => getSheet(ctx, school.classId, "CN"))).views).not.toContain("diem-thanh-phan");
});

test("leadership sets the rule, from the version it saw; teachers do not", async () => {
  await expect(as("homeroom", (ctx) => setPartRule(ctx, rule(0)))).rejects.toMatchObject({ code: "ONLY_LEADERSHIP" });
  await expect(as("head", (ctx) => setPartRule(ctx, { ...rule(0), most: ["10", "0"] }))).rejects.toMatchObject({ code: "PART_RULE_WRONG" });
  expect(await as("deputy", (ctx) => setPartRule(ctx, rule(0)))).toEqual({ version: 1 });
  await expect(as("head", (ctx) => setPartRule(ctx, rule(0)))).rejects.toMatchObject({ code: "STALE" });
  expect((await as("homeroom", (ctx) => getSheet(ctx, school.classId, "CN"))).views).toContain("diem-thanh-phan");
});

test("the whole appears when every part is there, and goes when one is emptied", async () => {
  expect((await save([0, "part.TV.DOC", "7"])).cells).toMatchObject([{ outcome: "saved", version: 1 }]);
  expect(await mark(0)).toBeNull();
  expect((await save([0, "part.TV.VIET", "8"])).cells).toMatchObject([{ column: "part.TV.VIET", outcome: "saved" }, { column: "mark.TV", outcome: "saved", version: 1 }]);
  expect(await mark(0)).toBe(8);
  await save([0, "part.TV.DOC", null, 1]);
  expect(await mark(0)).toBeNull();
  await save([0, "part.TV.DOC", "6,5", 2]);
  expect(await mark(0)).toBe(7);
});

test("a part above its highest mark is refused, and so is a whole typed over its parts", async () => {
  expect((await save([1, "part.TV.DOC", "10,25"], [1, "part.TV.VIET", "7,3"])).cells.map((cell) => cell.outcome === "refused" && cell.code)).toEqual(["PART_RANGE", "PART_UNREADABLE"]);
  expect((await save([0, "mark.TV", "10", 3])).cells).toMatchObject([{ outcome: "refused", code: "MARK_FROM_PARTS" }]);
  expect((await save([1, "mark.TV", "9"])).cells).toMatchObject([{ outcome: "saved" }]);
});

test("the whole is one attempt like any other, and history names parts and whole", async () => {
  const { lines } = await as("homeroom", (ctx) => getAttempts(ctx, { classId: school.classId, period: "CN", pupilId: pupil(0), subject: "TV" }));
  expect(lines).toMatchObject([{ kind: "FIRST", mark: 7, current: true }]);
  const row = await database.db.history.findFirst({ where: { action: "sheet.save-cells", pupilId: pupil(0) }, orderBy: { id: "desc" } });
  expect(row?.after).toEqual({ [`${pupil(0)}|part.TV.DOC`]: "6.5", [`${pupil(0)}|mark.TV`]: "7" });
});
