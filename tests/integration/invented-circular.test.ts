import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RuleSet } from "@/lib/domain/assessment/rule-set";
import { RULE_SETS, type InForce } from "@/lib/domain/assessment/rule-sets";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";
import { formColumns } from "@/lib/documents/forms/form-columns";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { listPartRules } from "@/lib/server/part-marks/list-part-rules";
import { classFormOf } from "@/lib/server/reports/class-form";
import { loadCountedPupils } from "@/lib/server/reports/counted-pupils";
import { listOpenTests } from "@/lib/server/reports/list-open-tests";
import { loadClassPaper } from "@/lib/server/reports/load-class-paper";
import { getReview } from "@/lib/server/sheets/get-review";
import { getSheet } from "@/lib/server/sheets/get-sheet";
import { listClasses } from "@/lib/server/sheets/list-classes";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { loadSheetValues, valueAt } from "@/lib/server/sheets/sheet-values";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** An invented circular for grade 4 of 2025–2026: Mĩ thuật is tested at the year's end, Khoa học is not. Nothing else is told. */
const INVENTED: RuleSet = {
  ...TT27_2020,
  code: "TT99/2025",
  name: "Thông tư 99/2025/TT-BGDĐT",
  tests: (subject, grade) => (subject === "MT" ? ["CN"] : subject === "KH" ? [] : TT27_2020.tests(subject, grade)),
};
const known = RULE_SETS as InForce[];
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  known.unshift({ rules: INVENTED, holds: (startYear, grade) => startYear === 2025 && grade === 4 });
  school = await buildSmallSchool(database.db);
});
afterAll(() => void known.shift());

const as = <T>(who: keyof SmallSchool["actors"], deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, school.actors[who], school.now, deed);
const pupil = () => school.pupils[0]?.id ?? "";
const save = (column: string, value: string) =>
  as("homeroom", (ctx) => saveCells(ctx, { key: randomUUID(), classId: school.classId, period: "CN", changes: [{ pupilId: pupil(), column, value, baseVersion: 0 }] }));

test("the sheet has its columns", async () => {
  const { grid } = await as("homeroom", (ctx) => getSheet(ctx, school.classId, "CN", "mon-hoc"));
  const keys = grid.columns.map(({ key }) => key);
  expect(keys).toContain("mark.MT");
  expect(keys).not.toContain("mark.KH");
});

test("what is missing follows it, in the review and in the list of classes", async () => {
  const { parts } = await as("homeroom", (ctx) => getReview(ctx, school.classId, "CN"));
  const missingOf = (subject: string) => parts.find(({ part }) => part.subject === subject)?.missing.length;
  expect([missingOf("MT"), missingOf("KH")]).toEqual([6, 3]); // three pupils: level and mark, or the level alone
  const listed = (await as("head", (ctx) => listClasses(ctx, school.yearId))).find(({ classId }) => classId === school.classId);
  const total = (subject: string) => listed?.periods.find(({ period }) => period === "CN")?.parts.find((part) => part.subject === subject)?.total;
  expect([total("MT"), total("KH")]).toEqual([6, 3]);
});

test("entry follows it: a mark where it tests, none where it does not, and “V” in the level there", async () => {
  expect((await save("mark.MT", "V: ốm")).cells).toMatchObject([{ outcome: "saved" }]);
  expect((await save("mark.KH", "9")).cells).toMatchObject([{ outcome: "refused", code: "MARK_NOT_HERE" }]);
  expect((await save("level.KH", "V: ốm")).cells).toMatchObject([{ outcome: "saved" }]);
  const values = await loadSheetValues(database.db, school.yearId, "CN", [pupil()]);
  expect(["level.KH", "level.MT", "mark.MT"].map((column) => valueAt(values, pupil(), column))).toEqual(["V: ốm", null, "V: ốm"]);
});

test("so do the list of tests to be made up, the statistics and the parts of tests", async () => {
  const { lines } = await as("homeroom", (ctx) => listOpenTests(ctx, school.classId, "CN"));
  expect(lines.map(({ subject, kind }) => `${subject} ${kind}`)).toEqual(["MT MAKE_UP"]);
  const { pupils } = await loadCountedPupils(database.db, school.yearId, "CN", { id: school.classId });
  const tested = pupils[0]?.subjects.filter((one) => one.tested).map(({ subject }) => subject) ?? [];
  expect(tested).toContain("MT");
  expect(tested).not.toContain("KH");
  const rules = await as("head", (ctx) => listPartRules(ctx, { id: school.yearId, startYear: 2025 }));
  expect(rules.filter(({ grade }) => grade === 4).map(({ subject }) => subject)).toEqual(["TV", "NN"]);
});

test("and the printed form", async () => {
  const form = classFormOf(await as("homeroom", (ctx) => loadClassPaper(ctx, school.classId, "CN")));
  const columns = JSON.stringify(formColumns(form, { order: 1, symbol: 1, name: 1, notes: 1 }));
  expect(columns).toContain('"mark.MT"');
  expect(columns).not.toContain('"mark.KH"');
});
