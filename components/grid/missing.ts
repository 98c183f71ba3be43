import { isAbsent } from "@/lib/domain/assessment/absent-mark";
import type { CellStore } from "./cell-store";
import type { GridColumn, GridRow } from "./grid-types";
import { cellId } from "./grid-types";
import { lockOf } from "./lock-of";

/** Columns that may stay empty when a part is submitted. */
const isWanted = (column: GridColumn): boolean => column.input !== "shown" && !column.optional;

/** An empty cell waits; so does a "V" where the year's result needs the mark. */
const waits = (column: GridColumn, value: string | null): boolean => value === null || (column.absent === "WAITS" && isAbsent(value));

/** Whether a cell still waits for its value, whoever is to enter it. */
export const isMissing = (store: CellStore, row: GridRow, column: GridColumn): boolean =>
  isWanted(column) && row.note === null && !row.none.includes(column.key) && waits(column, store.value(cellId(row.id, column.key)));

/** Whether it waits for this person. */
export const isMineMissing = (store: CellStore, row: GridRow, column: GridColumn): boolean => lockOf(row, column) === null && isMissing(store, row, column);

/** Whether this person may still write something into an empty cell, wanted or not. */
export const isMineEmpty = (store: CellStore, row: GridRow, column: GridColumn): boolean =>
  column.input !== "shown" && lockOf(row, column) === null && store.value(cellId(row.id, column.key)) === null;

/** How many cells a column still lacks. */
export const countMissing = (store: CellStore, rows: readonly GridRow[], column: GridColumn): number => rows.filter((row) => isMissing(store, row, column)).length;

