import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCellStore } from "@/components/grid/cell-store";
import { GridController } from "@/components/grid/grid-controller";
import type { GridSheet } from "@/components/grid/grid-types";
import { LEVEL, MARK, pupil, sheetOf } from "./sheets";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A sheet under somebody's fingers, standing in the first row of a column. */
function open(sheet: GridSheet, column: number) {
  const store = createCellStore(sheet);
  const said: string[] = [];
  const revealed: string[] = [];
  const controller = new GridController(store, sheet.columns, sheet.rows, {
    show: () => undefined,
    edit: () => undefined,
    open: () => undefined,
    reveal: (id) => void revealed.push(id),
    say: (message) => void said.push(message),
  });
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
  return { store, controller, press, said, revealed, cells: () => sheet.rows.map(({ id }) => store.value(`${id}|${typedInto}`)) };
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
    store.edit(controller.emptyChosen().map((id) => ({ id, to: "T" })));
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

describe("a range of cells", () => {
  const filled = { "p1|level.TOAN": "T", "p1|mark.TOAN": "9", "p2|level.TOAN": "H", "p2|mark.TOAN": "7" };
  const held = (store: { value: (id: string) => string | null }) => ["p1", "p2", "p3"].map((id) => [store.value(`${id}|level.TOAN`), store.value(`${id}|mark.TOAN`)]);

  test("Shift and arrows draw it, an arrow alone makes it one cell again", () => {
    const { controller, press } = open(sheetOf(3), LEVELS);
    press("Shift+ArrowDown", "Shift+ArrowRight");
    expect(controller.range()).toEqual({ top: 0, bottom: 1, left: 0, right: 1 });
    press("ArrowDown");
    expect(controller.range()).toEqual({ top: 2, bottom: 2, left: 1, right: 1 });
  });
  test("what is copied can be pasted elsewhere, and one undo takes the whole paste back", () => {
    const { store, controller, press } = open(sheetOf(3, { values: filled }), LEVELS);
    press("Shift+ArrowDown", "Shift+ArrowRight");
    const block = controller.copied();
    expect(block).toEqual([["T", "9"], ["H", "7"]]);
    controller.stand({ row: 1, column: 0 });
    controller.paste(block);
    expect(held(store)).toEqual([["T", "9"], ["T", "9"], ["H", "7"]]);
    press("Ctrl+z");
    expect(held(store)).toEqual([["T", "9"], ["H", "7"], [null, null]]);
    press("Ctrl+Shift+z");
    expect(held(store)).toEqual([["T", "9"], ["T", "9"], ["H", "7"]]);
  });
  test("one value pasted on a range fills it; Delete empties it; Escape makes it one cell", () => {
    const { store, controller, press } = open(sheetOf(3), LEVELS);
    press("Ctrl+ ");
    controller.paste([["C"]]);
    expect(held(store).map(([level]) => level)).toEqual(["C", "C", "C"]);
    press("Delete");
    expect(held(store).map(([level]) => level)).toEqual([null, null, null]);
    press("Escape");
    expect(controller.range()).toEqual({ top: 2, bottom: 2, left: 0, right: 0 });
  });
  test("a block longer than the list says so instead of dropping its end in silence", () => {
    const { store, controller, said } = open(sheetOf(2), LEVELS);
    controller.paste([["T"], ["H"], ["C"]]);
    expect(held(store).map(([level]) => level)).toEqual(["T", "H", null]);
    expect(said).toHaveLength(1);
  });
  test("Ctrl+D copies the first row of the range down; in one cell, the value above", () => {
    const { store, press } = open(sheetOf(3, { values: filled }), LEVELS);
    press("ArrowDown", "ArrowDown", "Ctrl+d");
    expect(held(store)[2]).toEqual(["H", null]);
    press("Ctrl+Home", "Shift+ArrowRight", "Ctrl+Shift+ArrowDown", "Ctrl+d");
    expect(held(store)).toEqual([["T", "9"], ["T", "9"], ["T", "9"]]);
  });
});

describe("going to what is missing", () => {
  test("Ctrl+Enter goes down the column, on to the next, and says when nothing is left", () => {
    const sheet = sheetOf(2, { columns: [LEVEL, MARK], values: { "p1|level.TOAN": "T", "p2|mark.TOAN": "9" } });
    const { controller, press, said } = open(sheet, LEVELS);
    press("Ctrl+Enter");
    expect(controller.here()?.id).toBe("p2|level.TOAN");
    press("t", "Ctrl+Enter");
    expect(controller.here()?.id).toBe("p1|mark.TOAN");
    press("9", "Ctrl+Enter");
    expect(said).toEqual(["Không còn ô trống nào thầy cô phải nhập ở phần này."]);
  });
  test("an undo in a row that the filter hides asks for the row to be shown", () => {
    const { store, controller, press, revealed } = open(sheetOf(2), LEVELS);
    press("t");
    controller.change(controller.rows.slice(1), controller.columns);
    press("Ctrl+z");
    expect(store.value("p1|level.TOAN")).toBeNull();
    expect(revealed).toEqual(["p1|level.TOAN"]);
  });
  test("with other rows in view the person stays with the same pupil", () => {
    const { controller, press } = open(sheetOf(3), LEVELS);
    press("ArrowDown", "ArrowDown");
    controller.change([...controller.rows].reverse(), controller.columns);
    expect(controller.place).toEqual({ row: 0, column: 0 });
    expect(controller.here()?.row.id).toBe("p3");
  });
});

test("Tab leaves the grid at its last column, so that nobody is caught in it; arrows stay inside", () => {
  const { press } = open(sheetOf(1), 3);
  expect(press("Tab")).toEqual([false]);
  expect(press("ArrowDown")).toEqual([true]);
});
