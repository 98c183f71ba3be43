import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { runInTransaction } from "@/lib/server/door/transaction";
import type { SaveAnswer, SaveCells } from "@/lib/server/sheets/save-cells";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { loadSheetValues, subjectCell, valueAt } from "@/lib/server/sheets/sheet-values";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** "V": absent from the test, with a reason (traps A12). */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});

const MONDAY = "2026-05-11T02:00:00Z";
const TUESDAY = "2026-05-12T02:00:00Z";
const pupil = (index: number) => school.pupils[index]?.id ?? "";
const save = (index: number, column: string, value: string | null, baseVersion = 0, at = MONDAY): Promise<SaveAnswer> => {
  const changes: SaveCells["changes"] = [{ pupilId: pupil(index), column, value, baseVersion }];
  return runInTransaction(database.db, school.actors.homeroom, new Date(at), (ctx) => saveCells(ctx, { key: randomUUID(), classId: school.classId, period: "CN", changes }));
};
const attempts = (index: number, subjectCode: string) =>
  database.db.assessment.findMany({ where: { pupilId: pupil(index), subjectCode, period: "CN" }, orderBy: { attempt: "asc" } });
const shown = async (index: number, column: string) => valueAt(await loadSheetValues(database.db, school.yearId, "CN", [pupil(index)]), pupil(index), column);

test("is kept with its reason and its day, beside the mark that is not there", async () => {
  expect((await save(0, "mark.TO", "v ốm, có giấy khám")).cells).toMatchObject([{ outcome: "saved", version: 1 }]);
  expect(await attempts(0, "TO")).toMatchObject([{ mark: null, absentReason: "ốm, có giấy khám", assessedOn: new Date("2026-05-11"), current: true }]);
  expect(await shown(0, "mark.TO")).toBe("V: ốm, có giấy khám");
  expect(await shown(0, "level.TO")).toBeNull();
});

test("without a reason is refused, and nothing is written", async () => {
  expect((await save(1, "mark.TO", "V")).cells).toMatchObject([{ outcome: "refused", code: "ABSENT_REASON" }]);
  expect(await attempts(1, "TO")).toEqual([]);
});

test("stands in the level only where there is no test", async () => {
  expect((await save(1, "level.TO", "V: ốm")).cells).toMatchObject([{ outcome: "refused", code: "ABSENT_IN_LEVEL" }]);
  expect((await save(1, "level.MT", "V: ốm")).cells).toMatchObject([{ outcome: "saved" }]);
  expect(await shown(1, "level.MT")).toBe("V: ốm");
  const values = await loadSheetValues(database.db, school.yearId, "CN", [pupil(1)]);
  expect(subjectCell(values, pupil(1), "MT")).toMatchObject({ level: null, absentReason: "ốm" });
});

test("corrected on the same day leaves one attempt", async () => {
  await save(2, "mark.TV", "V: ốm");
  await save(2, "mark.TV", "8", 1);
  expect(await attempts(2, "TV")).toMatchObject([{ kind: "FIRST", mark: 8, absentReason: null, assessedOn: null }]);
});

test("a mark on a later day is the make-up: the absence stays to be seen, the last counts, versions go on", async () => {
  await save(0, "level.TO", "H", 1);
  expect((await save(0, "mark.TO", "7", 2, TUESDAY)).cells).toMatchObject([{ outcome: "saved", version: 3 }]);
  expect(await attempts(0, "TO")).toMatchObject([
    { attempt: 1, kind: "FIRST", mark: null, absentReason: "ốm, có giấy khám", current: false },
    { attempt: 2, kind: "MAKE_UP", mark: 7, level: "H", absentReason: null, assessedOn: new Date("2026-05-12"), current: true },
  ]);
  expect(await shown(0, "mark.TO")).toBe("7");
});

test("two make-ups typed at the same moment are one: the other is told", async () => {
  await save(1, "mark.KH", "V: ốm");
  const both = await Promise.all([save(1, "mark.KH", "6", 1, TUESDAY), save(1, "mark.KH", "9", 1, TUESDAY)]);
  expect(both.flatMap(({ cells }) => cells.map(({ outcome }) => outcome)).sort()).toEqual(["conflict", "saved"]);
  expect(await attempts(1, "KH")).toHaveLength(2);
});
