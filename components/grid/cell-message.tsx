"use client";
import { useEffect, useState } from "react";
import type { RefObject } from "react";
import { cellOffset } from "./cell-offset";
import type { CellStore } from "./cell-store";
import { ConflictChoice } from "./conflict-choice";
import type { ColumnInput } from "./grid-types";
import { shownValue } from "./typed-value";

type Shown = { id: string; kind: string; input: ColumnInput; message: string; left: number; top: number };

/** What is to be said about the cell the person stands in, right under it; said aloud as well. */
export function CellMessage({ host, store }: { host: RefObject<HTMLDivElement | null>; store: CellStore }) {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const frame = host.current;
    if (!frame) return undefined;
    const look = () => setShown((before) => same(before, read(frame)));
    frame.addEventListener("focusin", look);
    const stop = store.subscribe(() => queueMicrotask(look));
    return () => {
      frame.removeEventListener("focusin", look);
      stop();
    };
  }, [host, store]);

  const note = shown && store.note(shown.id);
  return (
    <div aria-live="polite" className="cell-message" data-kind={shown?.kind} hidden={!shown} style={shown ? { left: shown.left, top: shown.top } : undefined}>
      {shown?.message}
      {shown && note?.kind === "conflict" && <ConflictChoice id={shown.id} input={shown.input} note={note} store={store} />}
      {shown && note?.kind === "refused" && note.mine && <span className="mt-1 block">Thầy cô đã ghi: {shownValue(shown.input, note.mine)}. Nhấn F2 để sửa tiếp, Esc để bỏ.</span>}
    </div>
  );
}

const same = (before: Shown | null, now: Shown | null): Shown | null => (JSON.stringify(before) === JSON.stringify(now) ? before : now);

const WIDTH = 300;

function read(frame: HTMLElement): Shown | null {
  // Nearly always the cell has the keyboard; only where the field for texts has it must the cell be looked for.
  const focused = document.activeElement?.closest<HTMLElement>("[data-place]");
  const cell = focused && frame.contains(focused) ? focused : frame.querySelector<HTMLElement>("[data-active]");
  const { message, note = "locked", cell: id = "", input = "shown" } = cell?.dataset ?? {};
  if (!cell || cell.dataset["active"] === undefined || !message) return null;
  const at = cellOffset(cell);
  const left = Math.max(0, Math.min(at.left, frame.scrollLeft + frame.clientWidth - WIDTH));
  return { id, kind: note, input: input as ColumnInput, message, left, top: at.top + cell.offsetHeight + 4 };
}
