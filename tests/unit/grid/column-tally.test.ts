import { expect, test } from "vitest";
import { createCellStore } from "@/components/grid/cell-store";
import { tallyColumn } from "@/components/grid/column-tally";
import { LEVEL, MARK, pupil, sheetOf } from "./sheets";

test("a column counts the class's own work: not who left, nor what an old school answers for", () => {
  const rows = [pupil("an"), pupil("binh"), pupil("came", { note: "Vào lớp 06/04/2026 · Kết quả của Trường Tiểu học Kim Đồng" }), pupil("gone", { note: "Chuyển trường 12/03/2026" })];
  const sheet = sheetOf(0, { rows, values: { "an|level.TOAN": "T", "binh|level.TOAN": "H", "came|level.TOAN": "T", "gone|level.TOAN": "C", "an|mark.TOAN": "8", "came|mark.TOAN": "3" } });
  const store = createCellStore(sheet);
  expect(tallyColumn(store, rows, LEVEL).levels.map(({ count }) => count)).toEqual([1, 1, 0]);
  expect(tallyColumn(store, rows, MARK).lowest).toBe(8);
});
