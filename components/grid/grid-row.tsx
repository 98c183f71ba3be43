"use client";
import { memo, useSyncExternalStore } from "react";
import type { CellStore } from "./cell-store";
import { Cell } from "./grid-cell";
import type { CellWarning, GridColumn, GridRow } from "./grid-types";
import { cellId } from "./grid-types";

/** Amber: allowed, but worth a second look. Returns null when there is nothing to say. */
export type Warn = (row: GridRow, column: GridColumn, value: string | null, partner: string | null) => CellWarning | null;

type Props = { row: GridRow; index: number; columns: readonly GridColumn[]; store: CellStore; warn: Warn };

/** One pupil. Looked at again only when a cell of this row has changed. */
export const PupilRow = memo(function PupilRow({ row, index, columns, store, warn }: Props) {
  useSyncExternalStore(
    (listener) => store.subscribeRow(row.id, listener),
    () => store.rowRevision(row.id),
    () => 0,
  );
  const valueIn = (column: string) => store.value(cellId(row.id, column));
  return (
    <tr role="row" aria-rowindex={index + 3} className={row.note ? "left-row" : undefined}>
      <td role="gridcell" aria-colindex={1} className="order">
        {row.orderNo}
      </td>
      <th role="rowheader" scope="row" aria-colindex={2} className="name">
        {row.name}
        {row.note && <small>{row.note}</small>}
      </th>
      {columns.map((column, at) => {
        const value = valueIn(column.key);
        const note = store.note(cellId(row.id, column.key));
        const warning = note ? null : warn(row, column, value, column.partner ? valueIn(column.partner) : null);
        return <Cell key={column.key} row={row} column={column} index={index} at={at} value={value} note={note} warning={warning} />;
      })}
    </tr>
  );
});
