"use client";
import type { CellStore } from "./cell-store";
import type { CellNote, CellValue, ColumnInput } from "./grid-types";
import { shownValue } from "./typed-value";

type Props = { id: string; input: ColumnInput; note: Extract<CellNote, { kind: "conflict" }>; store: CellStore };

/** Two people wrote the same cell: both values, each with its author, and the person here decides which one stays. */
export function ConflictChoice({ id, input, note, store }: Props) {
  return (
    <span role="group" aria-label="Hai người cùng ghi một ô" className="mt-2 grid gap-2">
      <Choice who={`${note.author}, ${note.at}`} value={words(input, store.value(id))} act="Giữ giá trị này" onClick={() => store.say(id, null)} />
      <Choice who="Thầy cô, vừa ghi" value={words(input, note.mine)} act="Ghi giá trị này" onClick={() => store.edit([{ id, to: note.mine }])} />
      <span className="text-ink-soft">Phím Esc giữ giá trị của người kia; gõ lại để ghi của thầy cô.</span>
    </span>
  );
}

function Choice({ who, value, act, onClick }: { who: string; value: string; act: string; onClick: () => void }) {
  return (
    <button type="button" onClick={onClick} className="grid min-h-11 gap-0.5 rounded-lg border border-line-strong bg-paper px-3 py-1.5 text-left hover:bg-action-soft">
      <span className="text-[0.85rem] text-ink-soft">{who}</span>
      <span className="font-semibold whitespace-normal">{value}</span>
      <span className="text-[0.85rem] font-semibold text-action">{act}</span>
    </button>
  );
}

const words = (input: ColumnInput, value: CellValue): string => shownValue(input, value) || "(ô trống)";
