import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCellStore } from "@/components/grid/cell-store";
import { GridController } from "@/components/grid/grid-controller";
import { demoPlan } from "@/prisma/seed/demo-plan";
import { generateSchool } from "@/prisma/seed/generate-school";
import { emptyRows } from "@/prisma/seed/rows";
import { addRows } from "@/prisma/seed/year/class-year";
import { LEVEL, MARK, sheetOf } from "./sheets";

/** The limit of tests/e2e/sheet-keyboard.spec.ts, over every class the demo may come with: its marks are drawn anew with the day. */
const MOST_KEYS_A_CELL = 1.2;
const DAYS = ["2026-03-10", "2026-11-26"];
const SUBJECTS = ["TV", "TO"];

type Values = { level: string; mark: string }[];

/** Level and mark of Tiếng Việt and Toán at the year's end, class by class. */
function classesOn(today: string): { name: string; subjects: Values[] }[] {
  const school = generateSchool(demoPlan(today));
  const rows = emptyRows();
  addRows(rows, school.frame);
  for (const part of school.classes()) addRows(rows, part);
  const [year, made] = [school.years.at(-1)?.id, school.madeClasses.filter(({ isCurrent }) => isCurrent)];
  const entered = rows.assessment.filter(({ yearId, period }) => yearId === year && period === "CN");
  return made.flatMap(({ id, name }) => {
    const pupils = new Set(rows.enrolment.filter(({ classId }) => classId === id).map(({ pupilId }) => pupilId));
    const subjects = SUBJECTS.map((code) => entered.filter(({ pupilId, subjectCode }) => subjectCode === code && pupils.has(pupilId)).map(({ level, mark }) => ({ level: String(level), mark: String(mark) })));
    return (subjects[0]?.length ?? 0) >= 30 ? [{ name, subjects }] : [];
  });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Types a level and a mark column as a person does, ten in one key or in two; the keys are counted, what stands there is told. */
function typed(values: Values, ten: readonly string[]) {
  const sheet = sheetOf(values.length, { columns: [LEVEL, MARK] });
  const store = createCellStore(sheet);
  const controller = new GridController(store, sheet.columns, sheet.rows, { show: () => undefined, edit: () => undefined, open: () => undefined, reveal: () => undefined, say: () => undefined });
  let keys = 0;
  const press = (key: string, ctrlKey = false) => {
    keys += ctrlKey ? 2 : 1;
    controller.press({ key, code: "", altKey: false, metaKey: false, ctrlKey, shiftKey: false } as KeyboardEvent);
    vi.advanceTimersByTime(40);
  };
  controller.stand({ row: 0, column: 0 });
  for (const { level } of values) press(level.toLowerCase());
  press("Enter", true);
  for (const { mark } of values) for (const key of mark === "10" ? ten : mark === "1" ? ["1", "Enter"] : [mark]) press(key);
  const stands = sheet.rows.map(({ id }) => ({ level: store.value(`${id}|${LEVEL.key}`), mark: store.value(`${id}|${MARK.key}`) }));
  return { keys, stands };
}

test.each(DAYS)("the classes seeded on %s are typed with at most 1.2 keys a cell, every value as it was", (today) => {
  const classes = classesOn(today);
  expect(classes.length).toBeGreaterThan(3);
  for (const { name, subjects } of classes) {
    const done = subjects.map((values) => typed(values, ["m"]));
    expect(done.map(({ stands }) => stands), name).toEqual(subjects);
    const cells = subjects.reduce((sum, values) => sum + values.length * 2, 0);
    // One more Ctrl+Enter leads from subject to subject.
    expect((done.reduce((sum, { keys }) => sum + keys, 0) + 2) / cells, name).toBeLessThanOrEqual(MOST_KEYS_A_CELL);
    expect(subjects.map((values) => typed(values, ["1", "0"]).stands), `${name}, ten as 1 and 0`).toEqual(subjects);
  }
});

/**
 * A class of 40, one subject: 80 cells, so 96 keys. By M every ten is one key. By digits alone a ten is two, told from 1 without
 * waiting because 1 stays in its cell; no digit is free to be a ten, 0 being a mark. So digits alone hold the limit up to 14 tens.
 */
test.each([
  // tens, by M, by digits
  [0, 82, 82],
  [14, 82, 96],
  [15, 82, 97],
  [40, 82, 122],
])("a class of 40 with %i tens: %i keys by M, %i by digits alone", (tens, byM, byDigits) => {
  const values = Array.from({ length: 40 }, (_, at) => ({ level: "T", mark: at < tens ? "10" : String(5 + (at % 5)) }));
  const [one, two] = [typed(values, ["m"]), typed(values, ["1", "0"])];
  expect([one.stands, two.stands]).toEqual([values, values]);
  expect([one.keys, two.keys]).toEqual([byM, byDigits]);
  expect(one.keys / 80).toBeLessThanOrEqual(MOST_KEYS_A_CELL);
  expect(two.keys / 80 <= MOST_KEYS_A_CELL, "by digits alone").toBe(tens <= 14);
});

test("a class of 40 keeps the limit though fourteen marks are 1, which needs an Enter", () => {
  const values = Array.from({ length: 40 }, (_, at) => ({ level: "C", mark: at < 14 ? "1" : "10" }));
  const { keys, stands } = typed(values, ["m"]);
  expect(stands).toEqual(values);
  expect(keys / 80).toBeLessThanOrEqual(MOST_KEYS_A_CELL);
});
