import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCellStore } from "@/components/grid/cell-store";
import { GridController } from "@/components/grid/grid-controller";
import type { GridSheet } from "@/components/grid/grid-types";
import { pupil, sheetOf } from "./sheets";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A sheet under somebody's fingers, standing in the first row of a column. */
function open(sheet: GridSheet, column: number) {
  const store = createCellStore(sheet);
  const controller = new GridController(store, sheet.columns, sheet.rows, { show: () => undefined, edit: () => undefined, open: () => undefined });
  controller.stand({ row: 0, column });
  const press = (...keys: string[]) =>
    keys.map((key) => {
      const [name = "", ...held] = key.split("+").reverse();
      const taken = controller.press({ key: name, code: "", altKey: false, metaKey: false, ctrlKey: held.includes("Ctrl"), shiftKey: held.includes("Shift") } as KeyboardEvent);
      // A person's next key comes later than an input method's.
      if (name !== "Backspace") vi.advanceTimersByTime(40);
      return taken;
    });
  const typedInto = sheet.columns[column]?.key ?? "";
  return { store, controller, press, cells: () => sheet.rows.map(({ id }) => store.value(`${id}|${typedInto}`)) };
}

const [LEVELS, MARKS, TRAITS] = [0, 1, 2];

test("a class is typed down the column without any other key", () => {
  const { press, cells } = open(sheetOf(4), LEVELS);
  press("t", "2", "Enter", "c");
  expect(cells()).toEqual(["T", "H", null, "C"]);
});

describe("both shapes of Vietnamese input", () => {
  test("composed letters: đ and d are the same level", () => {
    const { press, cells } = open(sheetOf(3), TRAITS);
    press("đ", "d", "Đ");
    expect(cells()).toEqual(["D", "D", "D"]);
  });
  test("UniKey: D, D arrives as d, Backspace, đ: two cells are filled and none is emptied", () => {
    const { press, cells } = open(sheetOf(3), TRAITS);
    press("d", "Backspace", "đ");
    expect(cells()).toEqual(["D", "D", null]);
  });
  test("a Backspace of a person empties the cell he stands in", () => {
    const { press, cells } = open(sheetOf(2, { values: { "p1|trait.YN": "T" } }), TRAITS);
    press("Backspace");
    vi.advanceTimersByTime(40);
    expect(cells()).toEqual([null, null]);
  });
});

describe("marks", () => {
  test("1 0 is ten, 1 Enter is one, 7 goes on", () => {
    const { press, cells } = open(sheetOf(3), MARKS);
    press("1", "0", "1", "Enter", "7");
    expect(cells()).toEqual(["10", "1", "7"]);
  });
  test("15 leaves the cell as it was and says why beside it", () => {
    const { store, press, cells } = open(sheetOf(2, { values: { "p1|mark.TOAN": "8" } }), MARKS);
    press("1", "5");
    expect(cells()).toEqual(["8", null]);
    expect(store.note("p1|mark.TOAN")).toMatchObject({ kind: "refused" });
  });
  test("7,5 is refused at the 7, and its 5 does not land in the next pupil's cell", () => {
    const { store, press, cells } = open(sheetOf(3), MARKS);
    press("7", ",", "5");
    expect(cells()).toEqual(["7", null, null]);
    expect(store.note("p1|mark.TOAN")).toMatchObject({ kind: "refused" });
    press("6");
    expect(cells()).toEqual(["7", "6", null]);
  });
});

describe("what may not be typed into", () => {
  const exempt = "Học sinh được miễn môn này.";
  test("a closed cell keeps its value and tells the reason; Escape puts the reason away", () => {
    const sheet = sheetOf(2, { rows: [pupil("p1", { locked: { "level.TOAN": exempt } }), pupil("p2")] });
    const { store, press, cells } = open(sheet, LEVELS);
    press("t");
    expect(cells()).toEqual([null, null]);
    expect(store.note("p1|level.TOAN")).toEqual({ kind: "refused", message: exempt });
    expect(press("Escape")).toEqual([true]);
    expect(store.note("p1|level.TOAN")).toBeNull();
    expect(press("Escape")).toEqual([false]);
  });
  test("filling a column reaches empty open cells only and is one step to undo", () => {
    const sheet = sheetOf(3, { rows: [pupil("p1", { locked: { "level.TOAN": exempt } }), pupil("p2"), pupil("p3")], values: { "p2|level.TOAN": "H" } });
    const { store, controller, press, cells } = open(sheet, LEVELS);
    store.edit(controller.emptyInColumn().map((id) => ({ id, to: "T" })));
    expect(cells()).toEqual([null, "H", "T"]);
    press("Ctrl+z");
    expect(cells()).toEqual([null, "H", null]);
    press("Ctrl+y");
    expect(cells()).toEqual([null, "H", "T"]);
  });
});

test("a pasted block is one step; wrong cells say why and the others are taken", () => {
  const { store, controller, press } = open(sheetOf(3), LEVELS);
  controller.paste([["T", "9"], ["X", "11"], ["hoàn thành", "7,5"]]);
  expect(["p1|level.TOAN", "p1|mark.TOAN", "p2|level.TOAN", "p3|level.TOAN", "p3|mark.TOAN"].map(store.value)).toEqual(["T", "9", null, "H", null]);
  expect([...store.notes().keys()]).toEqual(["p2|level.TOAN", "p2|mark.TOAN", "p3|mark.TOAN"]);
  press("Ctrl+z");
  expect(store.value("p1|level.TOAN")).toBeNull();
});

test("Tab leaves the grid at its last column, so that nobody is caught in it; arrows stay inside", () => {
  const { press } = open(sheetOf(1), 3);
  expect(press("Tab")).toEqual([false]);
  expect(press("ArrowDown")).toEqual([true]);
});
