"use client";
import { TriangleAlert } from "lucide-react";
import { memo, useCallback, useSyncExternalStore } from "react";
import { absentReason } from "@/lib/domain/assessment/absent-mark";
import { exemptSymbol } from "@/lib/domain/assessment/exemptions";
import type { CellStore } from "./cell-store";
import type { CellValue, CellWarning, GridColumn, GridRow } from "./grid-types";
import { cellId } from "./grid-types";
import { lockOf } from "./lock-of";
import { shownValue } from "./typed-value";

/** Amber: allowed, but worth a second look. Returns null when there is nothing to say. */
export type Warn = (row: GridRow, column: GridColumn, value: CellValue, partner: CellValue) => CellWarning | null;

type Props = { row: GridRow; column: GridColumn; index: number; at: number; store: CellStore; warn: Warn };

/** One cell: its value, and what is to be said of it. Drawn again only when it or the cell it is compared with has changed. */
export const Cell = memo(function Cell({ row, column, index, at, store, warn }: Props) {
  const { value: held, note, warning: found } = useCell({ row, column, store, warn });
  const locked = column.input === "shown" ? null : lockOf(row, column);
  const exempt = locked ? exemptSymbol(locked) : null;
  const [value, warning] = exempt ? [null, null] : [held, found]; // what stood there before the head decided counts no more
  const reason = absentReason(value);
  const said = note?.message ?? warning?.message ?? (reason && `Vắng: ${reason}`) ?? (value === null ? locked : null);
  return (
    <td
      role="gridcell"
      tabIndex={-1}
      aria-colindex={at + 3}
      data-place={`${index}:${at}`}
      data-cell={cellId(row.id, column.key)}
      data-input={column.input}
      data-note={note?.kind ?? (warning?.tag ? "warning" : undefined)}
      data-message={said ?? undefined}
      data-absent={reason ? "" : undefined}
      data-locked={locked ? "" : undefined}
      aria-readonly={locked ? true : undefined}
      aria-invalid={note ? true : undefined}
      aria-label={`${column.name}, ${row.name}: ${exempt ?? heardValue(column, value, warning?.tag)}${said ? `. ${said}` : ""}`}
    >
      {exempt ?? <Shown column={column} value={value} tag={warning?.tag ?? null} />}
    </td>
  );
});

function useCell({ row, column, store, warn }: Pick<Props, "row" | "column" | "store" | "warn">) {
  const id = cellId(row.id, column.key);
  const beside = column.partner ? cellId(row.id, column.partner) : null;
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [store.subscribeCell(id, listener), beside === null ? null : store.subscribeCell(beside, listener)];
      return () => stops.forEach((stop) => stop?.());
    },
    [store, id, beside],
  );
  useSyncExternalStore(
    subscribe,
    () => Math.max(store.cellRevision(id), beside === null ? 0 : store.cellRevision(beside)),
    () => 0,
  );
  const value = store.value(id);
  const note = store.note(id);
  return { value, note, warning: note ? null : warn(row, column, value, beside === null ? null : store.value(beside)) };
}

/** What is seen in the cell, in its order, so that whoever speaks what they see is understood (WCAG 2.5.3). */
function heardValue({ input }: GridColumn, value: CellValue, tag: string | null | undefined): string {
  const shown = shownValue(input, value) || "trống";
  if (!tag || (input !== "text" && input !== "trait")) return shown;
  return input === "text" ? `${tag} ${shown}` : `${shown} ${tag}`;
}

function Shown({ column: { input }, value, tag }: { column: GridColumn; value: CellValue; tag: string | null }) {
  if (input === "text") return <TextValue value={value} tag={tag} />;
  return (
    <>
      <span className="short">{shownValue(input, value)}</span>
      {input === "trait" && tag && " "}
      {input === "trait" && tag && (
        <small className="tag" aria-hidden>
          {tag}
        </small>
      )}
    </>
  );
}

/** Two lines of the text; before them, in a word, what is worth a second look. */
const TextValue = ({ value, tag }: { value: CellValue; tag: string | null }) => (
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
