"use client";
import { useEffect, useState } from "react";
import type { RefObject } from "react";
import type { CellStore } from "./cell-store";
import type { CellValue, ColumnInput } from "./grid-types";
import { shownValue } from "./typed-value";
import { Button } from "../button";

type Shown = { id: string; kind: string; input: ColumnInput; message: string; left: number; top: number };

/** What is to be said about the cell the person stands in, right under it; said aloud as well. */
export function CellMessage({ host, store }: { host: RefObject<HTMLDivElement | null>; store: CellStore }) {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const frame = host.current;
    if (!frame) return undefined;
    const look = () => setShown(read(frame));
    frame.addEventListener("focusin", look);
    const stop = store.subscribe(() => queueMicrotask(look));
    return () => {
      frame.removeEventListener("focusin", look);
      stop();
    };
  }, [host, store]);

  return (
    <div aria-live="polite" className="cell-message" data-kind={shown?.kind} hidden={!shown} style={shown ? { left: shown.left, top: shown.top } : undefined}>
      {shown?.message}
      {shown?.kind === "conflict" && <ConflictChoice id={shown.id} input={shown.input} store={store} />}
    </div>
  );
}

/** Two people wrote: the person here decides which value stays. */
function ConflictChoice({ id, input, store }: { id: string; input: ColumnInput; store: CellStore }) {
  const note = store.note(id);
  if (note?.kind !== "conflict") return null;
  return (
    <>
      <span className="mt-1.5 flex flex-wrap gap-2">
        <Button onClick={() => store.say(id, null)}>Giữ: {inWords(input, store.value(id))}</Button>
        <Button onClick={() => store.edit([{ id, to: note.mine }])}>Ghi lại của tôi: {inWords(input, note.mine)}</Button>
      </span>
      <span className="mt-1.5 block text-ink-soft">Phím Esc giữ giá trị đó; gõ lại để ghi của thầy cô.</span>
    </>
  );
}

/** A value short enough for a button. */
function inWords(input: ColumnInput, value: CellValue): string {
  const shown = shownValue(input, value) || "trống";
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}

const LONGEST = 24;
const WIDTH = 300;

function read(frame: HTMLElement): Shown | null {
  const cell = frame.querySelector<HTMLElement>("[data-active][data-message]");
  const { message, note = "locked", cell: id = "", input = "shown" } = cell?.dataset ?? {};
  if (!cell || !message) return null;
  const left = Math.max(0, Math.min(cell.offsetLeft, frame.scrollLeft + frame.clientWidth - WIDTH));
  return { id, kind: note, input: input as ColumnInput, message, left, top: cell.offsetTop + cell.offsetHeight + 4 };
}
