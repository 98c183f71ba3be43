"use client";
import { memo } from "react";
import type { CellStore } from "./cell-store";
import { ColumnBlocks } from "./column-blocks";
import { Cell } from "./grid-cell";
import type { Warn } from "./grid-cell";
import type { GridColumn, GridRow } from "./grid-types";

type Props = { row: GridRow; index: number; columns: readonly GridColumn[]; store: CellStore; warn: Warn };

/** One pupil. What is typed, the cells themselves look at. */
export const PupilRow = memo(function PupilRow({ row, index, columns, store, warn }: Props) {
  return (
    <tr role="row" aria-rowindex={index + 3} className={row.note ? "left-row" : undefined}>
      <td role="gridcell" aria-colindex={1} className="order">
        {row.orderNo}
      </td>
      <th role="rowheader" scope="row" aria-colindex={2} className="name">
        {row.name}
        {row.note && <small>{row.note}</small>}
      </th>
      <ColumnBlocks columns={columns}>{(column, at) => <Cell key={column.key} row={row} column={column} index={index} at={at} store={store} warn={warn} />}</ColumnBlocks>
    </tr>
  );
});
