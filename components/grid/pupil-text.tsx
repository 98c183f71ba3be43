"use client";
import { useEffect, useRef, useState } from "react";
import { PupilBank } from "../comments/pupil-bank";
import type { CellStore } from "./cell-store";
import type { GridColumn } from "./grid-types";
import { readTyped, shownValue } from "./typed-value";

type Props = { id: string; column: GridColumn; store: CellStore; said: string };

const PAUSE_MS = 400;
const BOX = "w-full rounded-lg border border-line-strong bg-paper px-3 py-2";

/** Words or a measure of one pupil. Words are saved while they are being written; letters still composed are waited for. */
export function PupilText({ id, column, store, said }: Props) {
  const stored = shownValue(column.input, store.value(id));
  const [text, setText] = useState(stored);
  const box = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sitting = useRef({});
  const isWords = column.input === "text";

  // What came from elsewhere (an undo, a choice between two values) is shown, unless it is being written here.
  useEffect(() => {
    if (document.activeElement !== box.current) setText(stored);
  }, [stored]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const save = (typed: string) => {
    clearTimeout(timer.current);
    const read = readTyped(column.input, typed, column.maxLength);
    const note = store.note(id);
    if (!read.ok) store.say(id, { kind: "refused", message: read.message, mine: typed });
    else if (note?.kind === "conflict") store.say(id, { ...note, mine: read.value });
    else {
      store.say(id, null);
      store.edit([{ id, to: read.value }], sitting.current);
    }
  };
  const later = (typed: string) => {
    clearTimeout(timer.current);
    if (isWords) timer.current = setTimeout(() => save(typed), PAUSE_MS);
  };
  const on = {
    ref: box,
    value: text,
    "aria-label": column.name,
    "aria-describedby": said,
    onChange: ({ target, nativeEvent }: React.ChangeEvent<HTMLTextAreaElement & HTMLInputElement>) => {
      setText(target.value);
      if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) clearTimeout(timer.current);
      else later(target.value);
    },
    onCompositionEnd: ({ currentTarget }: React.CompositionEvent<HTMLTextAreaElement & HTMLInputElement>) => later(currentTarget.value),
    onFocus: () => void (sitting.current = {}),
    onBlur: () => save(text),
  };
  return (
    <div>
      <p aria-hidden className="mb-1 text-base text-ink-soft">
        {column.head}
      </p>
      {isWords ? <textarea rows={4} className={BOX} {...on} /> : <input type="text" inputMode="decimal" className={`${BOX} min-h-14 max-w-40 text-xl`} {...on} />}
      {isWords && <PupilBank id={id} column={column} />}
    </div>
  );
}
