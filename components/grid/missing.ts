import type { CellStore } from "./cell-store";
import { lockOf } from "./grid-controller";
import type { GridColumn, GridRow } from "./grid-types";
import { cellId } from "./grid-types";

/** Columns that may stay empty when a part is submitted. */
const isWanted = (column: GridColumn): boolean => column.input !== "shown" && !column.optional;

/** Whether a cell still waits for its value. */
export const isMissing = (store: CellStore, row: GridRow, column: GridColumn): boolean =>
  isWanted(column) && lockOf(row, column) === null && store.value(cellId(row.id, column.key)) === null;

/** How many cells each column still lacks, and all together. */
export function countMissing(store: CellStore, rows: readonly GridRow[], columns: readonly GridColumn[]): { byColumn: readonly number[]; total: number } {
  const byColumn = columns.map((column) => rows.filter((row) => isMissing(store, row, column)).length);
  return { byColumn, total: byColumn.reduce((sum, count) => sum + count, 0) };
}
