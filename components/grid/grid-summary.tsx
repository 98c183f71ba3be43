"use client";
import { useSyncExternalStore } from "react";
import type { CellStore } from "./cell-store";
import type { GridColumn, GridRow } from "./grid-types";
import { countMissing } from "./missing";

/** The last row: how many cells each column still lacks. */
export function GridSummary({ store, rows, columns }: { store: CellStore; rows: readonly GridRow[]; columns: readonly GridColumn[] }) {
  useSyncExternalStore(store.subscribe, store.revision, () => 0);
  return (
    <tfoot>
      <tr role="row" aria-rowindex={rows.length + 3}>
        <td role="gridcell" className="order" />
        <th role="rowheader" scope="row" className="name">
          Còn thiếu
        </th>
        {columns.map((column) => {
          const count = countMissing(store, rows, column);
          return (
            <td role="gridcell" key={column.key} data-count={count > 0 ? "some" : "none"}>
              {column.input === "shown" || column.optional ? "" : count}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
