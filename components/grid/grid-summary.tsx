"use client";
import { useSyncExternalStore } from "react";
import type { CellStore } from "./cell-store";
import type { ColumnTally } from "./column-tally";
import { tallyColumn } from "./column-tally";
import type { GridColumn, GridRow } from "./grid-types";

type Props = { store: CellStore; rows: readonly GridRow[]; columns: readonly GridColumn[] };

/** Rows under the pupils, counted with the others for those who hear the grid. */
export const SUMMARY_ROWS = 2;

const TALLIED: ReadonlySet<string> = new Set(["level", "trait", "mark"]);

/** The last rows: what each column holds so far, and how many of its cells are still missing. */
export function GridSummary({ store, rows, columns }: Props) {
  useSyncExternalStore(store.subscribe, store.revision, () => 0);
  const tallies = columns.map((column) => ({ column, tally: tallyColumn(store, rows, column) }));
  return (
    <tfoot>
      <tr role="row" aria-rowindex={rows.length + 3} className="tally" hidden={!columns.some(({ input }) => TALLIED.has(input))}>
        <td role="gridcell" className="order" />
        <th role="rowheader" scope="row" className="name">
          {columns.some(({ input }) => input === "trait") ? "T · H (Đ) · C; điểm thấp nhất" : "T · H · C; điểm thấp nhất"}
        </th>
        {tallies.map(({ column, tally }) => (
          <td role="gridcell" key={column.key} className="relative">
            <span className="sr-only">{`${column.name}: ${heard(tally)}`}</span>
            <span className="short" aria-hidden>{tally.levels.length > 0 ? tally.levels.map(({ count }) => count).join("·") : tally.lowest}</span>
          </td>
        ))}
      </tr>
      <tr role="row" aria-rowindex={rows.length + 4}>
        <td role="gridcell" className="order" />
        <th role="rowheader" scope="row" className="name">
          Còn thiếu
        </th>
        {tallies.map(({ column, tally: { missing } }) => (
          <td role="gridcell" key={column.key} data-count={missing > 0 ? "some" : "none"}>
            <span className="short">{column.input === "shown" || column.optional ? "" : missing}</span>
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

const heard = ({ levels, lowest }: ColumnTally): string =>
  [...levels.map(({ level, count }) => `${level} ${count}`), ...(lowest === null ? [] : [`điểm thấp nhất ${lowest}`])].join(", ");
