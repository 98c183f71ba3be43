import type { CellStore } from "./cell-store";
import type { GridColumn, GridRow } from "./grid-types";
import { isMineMissing } from "./missing";

/** How many cells wait for this person in all; counted anew only in the columns that have changed. */
export function createMissingCount(store: CellStore, rows: readonly GridRow[], columns: readonly GridColumn[]) {
  const held = new Map<string, { revision: number; count: number }>();
  const countOf = (column: GridColumn): number => {
    const revision = store.columnRevision(column.key);
    const known = held.get(column.key);
    if (known?.revision === revision) return known.count;
    const count = rows.filter((row) => isMineMissing(store, row, column)).length;
    held.set(column.key, { revision, count });
    return count;
  };
  return {
    count: () => columns.reduce((total, column) => total + countOf(column), 0),
    subscribe(listener: () => void) {
      const stops = columns.map(({ key }) => store.subscribeColumn(key, listener));
      return () => stops.forEach((stop) => stop());
    },
  };
}
