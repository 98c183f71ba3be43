import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCellStore } from "@/components/grid/cell-store";
import { tallyColumn } from "@/components/grid/column-tally";
import { createMissingCount } from "@/components/grid/missing-count";
import { isMineMissing } from "@/components/grid/missing";
import { column, COMMENT, LEVEL, MARK, pupil, sheetOf, TRAIT } from "./sheets";

test("a key rings at its cell, its row and its column, at once, and at no other", () => {
  const store = createCellStore(sheetOf(2));
  const rung: string[] = [];
  for (const id of [`p1|${MARK.key}`, `p2|${LEVEL.key}`, `p2|${MARK.key}`]) store.subscribeCell(id, () => rung.push(id));
  for (const row of ["p1", "p2"]) store.subscribeRow(row, () => rung.push(row));
  for (const { key } of [LEVEL, MARK]) store.subscribeColumn(key, () => rung.push(key));
  store.edit([{ id: `p2|${MARK.key}`, to: "9" }]);
  expect(rung).toEqual([`p2|${MARK.key}`, "p2", MARK.key]);
});

test("a block rings once at each column, however many of its cells it fills", () => {
  const store = createCellStore(sheetOf(3));
  let rung = 0;
  store.subscribeColumn(LEVEL.key, () => (rung += 1));
  store.edit(["p1", "p2", "p3"].map((row) => ({ id: `${row}|${LEVEL.key}`, to: "T" })));
  expect(rung).toBe(1);
});

describe("what counts a column", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A key, and what has been told of the column by then. */
  const typing = () => {
    const store = createCellStore(sheetOf(9));
    let told = 0;
    let counted = 0;
    store.subscribeColumn(LEVEL.key, () => {
      told += 1;
      counted = tallyColumn(store, sheetOf(9).rows, LEVEL).missing;
    });
    let row = 0;
    const key = () => store.edit([{ id: `p${(row += 1)}|${LEVEL.key}`, to: "T" }]);
    return { store, key, told: () => told, counted: () => counted };
  };

  test("is told with the key after a rest, and of keys that follow each other when the hands rest", () => {
    const { key, told, counted } = typing();
    key();
    expect([told(), counted()]).toEqual([1, 8]);
    for (let at = 0; at < 4; at += 1) {
      vi.advanceTimersByTime(250);
      key();
    }
    expect([told(), counted()]).toEqual([1, 8]);
    vi.advanceTimersByTime(400);
    expect([told(), counted()]).toEqual([2, 4]);
    vi.advanceTimersByTime(5_000);
    expect(told()).toBe(2);
    key();
    expect([told(), counted()]).toEqual([3, 3]);
  });

  test("may ask at any time, and is answered with what stands there", () => {
    const { store, key } = typing();
    const before = store.columnRevision(LEVEL.key);
    key();
    key();
    expect(store.columnRevision(LEVEL.key)).toBeGreaterThan(before);
    expect(tallyColumn(store, sheetOf(9).rows, LEVEL).missing).toBe(7);
  });
});

test("a part's key rings at the column of the whole mark too, whose count it changes", () => {
  const part = column("part.TOAN.1", "subject.TOAN", "mark");
  const whole = { ...MARK, sum: { rule: { subject: "TV", most: [10], rounding: "HALF_UP" } as const, parts: [part.key] } };
  const store = createCellStore(sheetOf(1, { columns: [part, whole] }));
  const before = store.columnRevision(whole.key);
  store.edit([{ id: `p1|${part.key}`, to: "9" }]);
  expect(store.columnRevision(whole.key)).toBeGreaterThan(before);
});

test("what is missing is counted the same cell by cell and column by column, over edits, blocks and undo", () => {
  const columns = [LEVEL, MARK, TRAIT, { ...COMMENT, optional: true }];
  const rows = [pupil("p1"), pupil("p2", { locked: { [MARK.key]: "Miễn" } }), pupil("p3", { none: [LEVEL.key] }), pupil("p4", { note: "Chuyển trường" })];
  const store = createCellStore(sheetOf(0, { columns, rows }));
  const missing = createMissingCount(store, rows, columns);
  const plainly = () => rows.flatMap((row) => columns.filter((one) => isMineMissing(store, row, one))).length;
  const seen = [missing.count()];
  expect(missing.count()).toBe(plainly());
  const look = () => {
    expect(missing.count()).toBe(plainly());
    seen.push(missing.count());
  };
  store.edit([{ id: `p1|${LEVEL.key}`, to: "T" }]);
  look();
  store.edit(rows.flatMap(({ id }) => [{ id: `${id}|${MARK.key}`, to: "9" }, { id: `${id}|${TRAIT.key}`, to: "D" }]));
  look();
  store.undo();
  look();
  store.receive(`p1|${LEVEL.key}`, null, null);
  look();
  expect(seen).toEqual([8 - 1, 6, 1, 6, 7]);
});
