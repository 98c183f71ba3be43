import type { CellStore } from "./cell-store";
import type { ColumnInput, GridColumn, GridRow } from "./grid-types";
import { cellId } from "./grid-types";
import { countMissing } from "./missing";
import { shownValue } from "./typed-value";

/** What a column holds so far. `lowest`: its lowest mark, null where there is none. */
export type ColumnTally = { levels: { level: string; count: number }[]; lowest: number | null; missing: number };

const LEVELS: Partial<Record<ColumnInput, readonly string[]>> = { level: ["T", "H", "C"], trait: ["T", "D", "C"] };

/** Counts a column of the rows in view, as statistics do: a row that is only read (left, moved, came later) is not of this class's work. */
export function tallyColumn(store: CellStore, rows: readonly GridRow[], column: GridColumn): ColumnTally {
  const counts = new Map<string, number>();
  let lowest: number | null = null;
  for (const { id, note } of rows) {
    if (note !== null) continue;
    const value = store.value(cellId(id, column.key));
    if (value === null) continue;
    if (column.input !== "mark") counts.set(value, (counts.get(value) ?? 0) + 1);
    else if (/^\d+$/.test(value)) lowest = Math.min(lowest ?? 10, Number(value));
  }
  const levels = (LEVELS[column.input] ?? []).map((level) => ({ level: shownValue(column.input, level), count: counts.get(level) ?? 0 }));
  return { levels, lowest, missing: countMissing(store, rows, column) };
}

/** The counts of every column; a column is counted anew only after a cell of it has changed. */
export function createTally(store: CellStore, rows: readonly GridRow[]) {
  const held = new Map<string, { revision: number; tally: ColumnTally }>();
  return (column: GridColumn): ColumnTally => {
    const revision = store.columnRevision(column.key);
    const known = held.get(column.key);
    if (known?.revision === revision) return known.tally;
    const tally = tallyColumn(store, rows, column);
    held.set(column.key, { revision, tally });
    return tally;
  };
}
