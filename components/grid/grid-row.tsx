"use client";
import { TriangleAlert } from "lucide-react";
import { memo, useSyncExternalStore } from "react";
import { absentReason } from "@/lib/domain/assessment/absent-mark";
import { exemptSymbol } from "@/lib/domain/assessment/exemptions";
import type { CellStore } from "./cell-store";
import type { CellWarning, GridColumn, GridRow } from "./grid-types";
import { cellId } from "./grid-types";
import { lockOf } from "./lock-of";
import { shownValue } from "./typed-value";

/** Amber: allowed, but worth a second look. Returns null when there is nothing to say. */
export type Warn = (row: GridRow, column: GridColumn, value: string | null, partner: string | null) => CellWarning | null;

type Props = { row: GridRow; index: number; columns: readonly GridColumn[]; store: CellStore; warn: Warn };

/** One pupil. Drawn again only when a cell of this row has changed. */
export const PupilRow = memo(function PupilRow({ row, index, columns, store, warn }: Props) {
  useSyncExternalStore(
    (listener) => store.subscribeRow(row.id, listener),
    () => store.rowRevision(row.id),
    () => 0,
  );
  return (
    <tr role="row" aria-rowindex={index + 3} className={row.note ? "left-row" : undefined}>
      <td role="gridcell" aria-colindex={1} className="order">
        {row.orderNo}
      </td>
      <th role="rowheader" scope="row" aria-colindex={2} className="name">
        {row.name}
        {row.note && <small>{row.note}</small>}
      </th>
      {columns.map((column, at) => (
        <Cell key={column.key} row={row} column={column} store={store} warn={warn} index={index} at={at} />
      ))}
    </tr>
  );
});

type CellProps = Omit<Props, "columns"> & { column: GridColumn; at: number };

function Cell({ row, column, store, warn, index, at }: CellProps) {
  const id = cellId(row.id, column.key);
  const note = store.note(id);
  const locked = column.input === "shown" ? null : lockOf(row, column);
  const exempt = locked ? exemptSymbol(locked) : null;
  const value = exempt ? null : store.value(id); // what stood there before the head decided counts no more
  const warning = note ? null : warn(row, column, value, column.partner ? store.value(cellId(row.id, column.partner)) : null);
  const reason = absentReason(value);
  const said = note?.message ?? warning?.message ?? (reason && `Vắng: ${reason}`) ?? (value === null ? locked : null);
  return (
    <td
      role="gridcell"
      tabIndex={-1}
      aria-colindex={at + 3}
      data-place={`${index}:${at}`}
      data-cell={id}
      data-input={column.input}
      data-note={note?.kind ?? (warning?.tag ? "warning" : undefined)}
      data-message={said ?? undefined}
      data-absent={reason ? "" : undefined}
      data-locked={locked ? "" : undefined}
      aria-readonly={locked ? true : undefined}
      aria-invalid={note ? true : undefined}
      aria-label={`${column.name}, ${row.name}: ${exempt ?? heardValue(column, value, warning?.tag)}${said ? `. ${said}` : ""}`}
    >
      {exempt ?? (column.input === "text" ? <TextValue value={value} tag={warning?.tag ?? null} /> : <span className="short">{shownValue(column.input, value)}</span>)}
      {column.input === "trait" && warning?.tag && " "}
      {column.input === "trait" && warning?.tag && (
        <small className="tag" aria-hidden>
          {warning.tag}
        </small>
      )}
    </td>
  );
}

/** What is seen in the cell, in its order, so that whoever speaks what they see is understood (WCAG 2.5.3). */
function heardValue({ input }: GridColumn, value: string | null, tag: string | null | undefined): string {
  const shown = shownValue(input, value) || "trống";
  if (!tag || (input !== "text" && input !== "trait")) return shown;
  return input === "text" ? `${tag} ${shown}` : `${shown} ${tag}`;
}

/** Two lines of the text; before them, in a word, what is worth a second look. */
const TextValue = ({ value, tag }: { value: string | null; tag: string | null }) => (
  <>
    {tag && (
      <small className="tag" aria-hidden>
        <TriangleAlert />
        {tag}
      </small>
    )}{" "}
    <span className="text">{value}</span>
  </>
);
