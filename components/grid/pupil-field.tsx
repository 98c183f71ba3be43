"use client";
import { useId, useSyncExternalStore } from "react";
import { SUBJECT_LEVEL_WORDS, TRAIT_LEVEL_WORDS } from "@/lib/domain/assessment/levels";
import { absentReason } from "@/lib/domain/assessment/absent-mark";
import type { CellStore } from "./cell-store";
import { ConflictChoice } from "./conflict-choice";
import type { Warn } from "./grid-cell";
import type { CellValue, ColumnInput, GridColumn, GridRow } from "./grid-types";
import { cellId } from "./grid-types";
import { lockOf } from "./lock-of";
import { PupilAbsent } from "./pupil-absent";
import { PupilText } from "./pupil-text";
import { shownValue } from "./typed-value";

type Props = { row: GridRow; column: GridColumn; store: CellStore; warn: Warn };

const MARKS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
const CHOICES: Partial<Record<ColumnInput, readonly (readonly [value: string, words: string])[]>> = {
  level: Object.entries(SUBJECT_LEVEL_WORDS),
  trait: Object.entries(TRAIT_LEVEL_WORDS),
  mark: MARKS.map((mark) => [mark, ""]),
};

/** One cell of a pupil as a field: large buttons for a level or a mark, a box for words and measures. */
export function PupilField({ row, column, store, warn }: Props) {
  useSyncExternalStore(
    (listener) => store.subscribeRow(row.id, listener),
    () => store.rowRevision(row.id),
    () => 0,
  );
  const said = useId();
  const id = cellId(row.id, column.key);
  const value = store.value(id);
  const note = store.note(id);
  const locked = column.input === "shown" ? "" : lockOf(row, column);
  const warning = note ? null : warn(row, column, value, column.partner ? store.value(cellId(row.id, column.partner)) : null);
  const reason = absentReason(value);
  const choose = (to: CellValue) => void store.edit([{ id, to }]);
  return (
    <div>
      {locked !== null ? <Fixed column={column} value={value} why={locked} /> : CHOICES[column.input] ? <Choices column={column} value={value} said={said} onChoose={choose} /> : <PupilText id={id} column={column} store={store} said={said} />}
      <div id={said} aria-live="polite" className="text-base">
        {reason && <p className="text-waiting">Vắng: {reason}</p>}
        {warning && <p className="text-waiting">{warning.message}</p>}
        {note && <p className="font-semibold text-danger">{note.message}</p>}
        {note?.kind === "conflict" && <ConflictChoice id={id} input={column.input} note={note} store={store} />}
      </div>
    </div>
  );
}

const Fixed = ({ column, value, why }: { column: GridColumn; value: CellValue; why: string }) => (
  <p>
    <span className="text-ink-soft">{column.head}: </span>
    <strong>{shownValue(column.input, value) || "trống"}</strong>
    {why && <span className="block text-base text-ink-soft">{why}</span>}
  </p>
);

type ChoicesProps = { column: GridColumn; value: CellValue; said: string; onChoose: (value: CellValue) => void };

/** A level or a mark by one press; pressed again, the cell is empty again. */
function Choices({ column, value, said, onChoose }: ChoicesProps) {
  const choices = CHOICES[column.input] ?? [];
  const isMark = column.input === "mark";
  return (
    <div role="group" aria-label={column.name} aria-describedby={said}>
      <p aria-hidden className="mb-1 text-base text-ink-soft">
        {column.head}
      </p>
      <div className={isMark ? "grid grid-cols-6 gap-1.5 sm:grid-cols-11" : "grid grid-cols-3 gap-2"}>
        {choices.map(([one, words]) => (
          <button
            key={one}
            type="button"
            aria-pressed={value === one}
            onClick={() => onChoose(value === one ? null : one)}
            className={`min-h-14 rounded-lg border px-1 ${value === one ? "border-action bg-action font-bold text-white" : "border-line-strong bg-paper"}`}
          >
            <span className="block text-xl leading-6 font-semibold">{shownValue(column.input, one)}</span>
            {words && <span className="block text-[0.82rem] leading-4">{words}</span>}
          </button>
        ))}
      </div>
      {column.absent && <PupilAbsent column={column} value={value} onWrite={onChoose} />}
    </div>
  );
}
