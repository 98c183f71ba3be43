import type { GridColumn, GridRow } from "./grid-types";

const COUNTED = "Điểm này được cộng từ các phần ở bên trái.";

/** Why a cell of a pupil cannot be typed into. Returns null when it can. */
export const lockOf = (row: GridRow, column: GridColumn): string | null => row.locked["*"] ?? row.locked[column.key] ?? (column.sum ? COUNTED : null);
