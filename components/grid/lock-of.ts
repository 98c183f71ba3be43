import type { GridColumn, GridRow } from "./grid-types";

/** Why a cell of a pupil cannot be typed into. Returns null when it can. */
export const lockOf = (row: GridRow, column: GridColumn): string | null => row.locked["*"] ?? row.locked[column.key] ?? null;
