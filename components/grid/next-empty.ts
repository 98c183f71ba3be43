import type { CellStore } from "./cell-store";
import type { GridColumn, GridRow } from "./grid-types";
import { isMineMissing, isMineEmpty } from "./missing";
import type { Place } from "./selection";

type View = { store: CellStore; rows: readonly GridRow[]; columns: readonly GridColumn[] };

/**
 * The next cell that waits for this person: on down the column, then the columns after it, then from the beginning.
 * In a column that may stay empty, its own empty cells count too. Returns null when nothing is left.
 */
export function nextEmpty({ store, rows, columns }: View, from: Place): Place | null {
  const total = rows.length * columns.length;
  const start = from.column * rows.length + from.row;
  for (let step = 1; step <= total; step += 1) {
    const at = (start + step) % total;
    const place = { row: at % rows.length, column: Math.floor(at / rows.length) };
    const [row, column] = [rows[place.row], columns[place.column]];
    if (!row || !column) continue;
    if (isMineMissing(store, row, column) || (place.column === from.column && isMineEmpty(store, row, column))) return place;
  }
  return null;
}
