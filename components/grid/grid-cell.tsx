"use client";
import { TriangleAlert } from "lucide-react";
import { memo } from "react";
import { absentReason } from "@/lib/domain/assessment/absent-mark";
import { exemptSymbol } from "@/lib/domain/assessment/exemptions";
import type { CellNote, CellValue, CellWarning, GridColumn, GridRow } from "./grid-types";
import { cellId } from "./grid-types";
import { lockOf } from "./lock-of";
import { shownValue } from "./typed-value";

type Props = { row: GridRow; column: GridColumn; index: number; at: number; value: CellValue; note: CellNote | null; warning: CellWarning | null };

/** One cell: its value, and what is to be said of it. Drawn again only when one of them has changed. */
export const Cell = memo(function Cell({ row, column, index, at, value: held, note, warning: found }: Props) {
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
}, isSame);

/** A warning is made anew at every look; what it says is what counts. */
function isSame({ warning, ...before }: Props, { warning: warningNow, ...now }: Props): boolean {
  const keys = Object.keys(before) as (keyof typeof before)[];
  return warning?.message === warningNow?.message && warning?.tag === warningNow?.tag && keys.every((key) => before[key] === now[key]);
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
