import type { CellStore } from "./cell-store";
import { lockOf } from "./grid-controller";
import type { GridColumn, GridRow } from "./grid-types";
import { cellId } from "./grid-types";

/** Columns that may stay empty when a part is submitted. */
const isWanted = (column: GridColumn): boolean => column.input !== "shown" && !column.optional;

/** Whether a cell still waits for its value, whoever is to enter it. */
export const isMissing = (store: CellStore, row: GridRow, column: GridColumn): boolean =>
  isWanted(column) && row.note === null && !row.none.includes(column.key) && store.value(cellId(row.id, column.key)) === null;

/** Whether it waits for this person. */
export const isMineMissing = (store: CellStore, row: GridRow, column: GridColumn): boolean => lockOf(row, column) === null && isMissing(store, row, column);

/** How many cells a column still lacks. */
export const countMissing = (store: CellStore, rows: readonly GridRow[], column: GridColumn): number => rows.filter((row) => isMissing(store, row, column)).length;

/** How many cells wait for this person in all. */
export const countMineMissing = (store: CellStore, rows: readonly GridRow[], columns: readonly GridColumn[]): number =>
  columns.reduce((sum, column) => sum + rows.filter((row) => isMineMissing(store, row, column)).length, 0);
