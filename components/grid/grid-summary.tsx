"use client";
import { memo, useCallback, useMemo, useSyncExternalStore } from "react";
import type { CellStore } from "./cell-store";
import { ColumnBlocks } from "./column-blocks";
import type { ColumnTally } from "./column-tally";
import { createTally } from "./column-tally";
import type { GridColumn, GridRow } from "./grid-types";

type Props = { store: CellStore; rows: readonly GridRow[]; columns: readonly GridColumn[] };

/** Rows under the pupils, counted with the others for those who hear the grid. */
export const SUMMARY_ROWS = 2;

const TALLIED: ReadonlySet<string> = new Set(["level", "trait", "mark"]);

/** The last rows: what each column holds so far, and how many of its cells are still missing. */
export function GridSummary({ store, rows, columns }: Props) {
  const tally = useMemo(() => createTally(store, rows), [store, rows]);
  return (
    <tfoot role="rowgroup">
      <tr role="row" aria-rowindex={rows.length + 3} className="tally" hidden={!columns.some(({ input }) => TALLIED.has(input))}>
        <td role="gridcell" className="order" />
        <th role="rowheader" scope="row" className="name">
          {columns.some(({ input }) => input === "trait") ? "T · H (Đ) · C; điểm thấp nhất" : "T · H · C; điểm thấp nhất"}
        </th>
        <ColumnBlocks columns={columns}>{(column) => <Tally key={column.key} store={store} tally={tally} column={column} />}</ColumnBlocks>
      </tr>
      <tr role="row" aria-rowindex={rows.length + 4}>
        <td role="gridcell" className="order" />
        <th role="rowheader" scope="row" className="name">
          Còn thiếu
        </th>
        <ColumnBlocks columns={columns}>{(column) => <Missing key={column.key} store={store} tally={tally} column={column} />}</ColumnBlocks>
      </tr>
    </tfoot>
  );
}

type ColumnProps = { store: CellStore; tally: (column: GridColumn) => ColumnTally; column: GridColumn };

/** Counted anew, once, when cells of this column have changed. */
function useTally({ store, tally, column }: ColumnProps): ColumnTally {
  const subscribe = useCallback((listener: () => void) => store.subscribeColumn(column.key, listener), [store, column.key]);
  useSyncExternalStore(
    subscribe,
    () => store.columnRevision(column.key),
    () => 0,
  );
  return tally(column);
}

const Tally = memo(function Tally(props: ColumnProps) {
  const { levels, lowest } = useTally(props);
  const shown = levels.length > 0 ? levels.map(({ count }) => count).join("·") : lowest;
  // What is seen comes first, so that whoever speaks what they see is understood (WCAG 2.5.3). A text of its own would lay out the whole table on every key.
  return (
    <td role="gridcell" aria-label={`${props.column.name}: ${shown ?? "trống"} (${heard({ levels, lowest })})`}>
      {shown}
    </td>
  );
});

const Missing = memo(function Missing(props: ColumnProps) {
  const { missing } = useTally(props);
  const { input, optional } = props.column;
  return (
    <td role="gridcell" data-count={missing > 0 ? "some" : "none"}>
      {input === "shown" || optional ? "" : missing}
    </td>
  );
});

const heard = ({ levels, lowest }: Pick<ColumnTally, "levels" | "lowest">): string =>
  [...levels.map(({ level, count }) => `${level} ${count}`), ...(lowest === null ? [] : [`điểm thấp nhất ${lowest}`])].join(", ");
