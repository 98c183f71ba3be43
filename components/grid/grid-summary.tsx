"use client";
import { useSyncExternalStore } from "react";
import type { CellStore } from "./cell-store";
import type { GridColumn, GridRow } from "./grid-types";
import { countMissing } from "./missing";

/** The last row: how many cells each column still lacks. */
export function GridSummary({ store, rows, columns }: { store: CellStore; rows: readonly GridRow[]; columns: readonly GridColumn[] }) {
  useSyncExternalStore(store.subscribe, store.revision, () => 0);
  const { byColumn } = countMissing(store, rows, columns);
  return (
    <tfoot>
      <tr role="row">
        <td role="gridcell" className="order" />
        <th role="rowheader" scope="row" className="name">
          Còn thiếu
        </th>
        {byColumn.map((count, at) => (
          <td role="gridcell" key={columns[at]?.key ?? at} data-count={count > 0 ? "some" : "none"}>
            {columns[at]?.input === "shown" ? "" : count}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
