"use client";
import { X } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import type { BankLevel, BankLine, BankPlace } from "@/lib/domain/records/comment-bank";
import { bankLevelWords, fillName, offered } from "@/lib/domain/records/comment-bank";

type Props = {
  bank: readonly BankLine[];
  place: BankPlace;
  level: BankLevel | null;
  about: string; // whose comment, on what
  name: string | null; // shown in the sentences; null: several pupils, each with the own name
  onPick: (text: string) => void;
  onClose: () => void;
};

/** The bank beside the cell: type words or a code, arrows, Enter. A real text field, so that any way of typing Vietnamese works. */
export function CommentPicker({ bank, place, level, about, name, onPick, onClose }: Props) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const panel = useRef<HTMLDivElement>(null);
  const lines = offered(bank, { place, level, typed });
  const current = Math.min(at, lines.length - 1);

  // Newer browsers answer with a promise, which is no way to end an effect.
  useEffect(() => void panel.current?.querySelector(`[aria-selected="true"]`)?.scrollIntoView({ block: "nearest" }), [current, typed]);
  useLeave(panel, onClose);
  useEffect(() => void (isTouched() && panel.current?.focus()), []);

  const onKeyDown = (event: KeyboardEvent) => {
    // An input method's own Enter or Escape is not ours.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    if (step) setAt(Math.max(0, Math.min(lines.length - 1, current + step)));
    else if (event.key === "Enter") lines[current] && onPick(lines[current].text);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={panel} tabIndex={-1} role="dialog" aria-label={`Ngân hàng nhận xét: ${about}`} className="comment-picker no-print" onKeyDown={onKeyDown}>
      <div className="flex items-start justify-between gap-3 px-3.5 pt-3">
        <p className="font-semibold">
          {about}
          {level && <span className="font-normal text-ink-soft"> · mức {bankLevelWords(place, level)}</span>}
        </p>
        <button type="button" aria-label="Đóng" onClick={onClose} className="-m-1 rounded-md p-1.5 text-ink-soft hover:bg-ground">
          <X aria-hidden className="size-5" />
        </button>
      </div>
      <div className="p-3.5 pt-2">
        <input
          autoFocus={!isTouched()}
          role="combobox"
          aria-label="Tìm trong ngân hàng nhận xét"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={lines[current] ? `${list}-${lines[current].id}` : undefined}
          aria-autocomplete="list"
          placeholder="Gõ từ cần tìm (không cần dấu) hoặc mã, ví dụ TV12"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          className="min-h-11 w-full rounded-lg border border-line-strong bg-paper px-3 text-base"
        />
      </div>
      <ul id={list} role="listbox" aria-label="Các câu nhận xét" className="overflow-y-auto border-t border-line">
        {lines.map((line, index) => (
          <Option key={line.id} id={`${list}-${line.id}`} line={line} fits={level === null || line.level === null || line.level === level} chosen={index === current} name={name} onPick={onPick} />
        ))}
      </ul>
      {lines.length === 0 && <p className="px-3.5 py-3 text-ink-soft">Không có câu nào như vậy. Xóa bớt chữ, hoặc thêm câu ở trang Ngân hàng nhận xét.</p>}
      <p className="border-t border-line px-3.5 py-2 text-[0.85rem] text-ink-soft max-sm:hidden">↑ ↓ chọn · Enter chèn · Esc đóng</p>
    </div>
  );
}

/** Under a thumb the sentences come first: a keyboard that rises by itself would cover them. */
const isTouched = (): boolean => matchMedia("(pointer: coarse)").matches;

type OptionProps = { id: string; line: BankLine; fits: boolean; chosen: boolean; name: string | null; onPick: (text: string) => void };

function Option({ id, line, fits, chosen, name, onPick }: OptionProps) {
  return (
    <li id={id} role="option" aria-selected={chosen} className={`flex cursor-pointer gap-3 border-b border-line px-3.5 py-2.5 last:border-b-0 hover:bg-ground ${chosen ? "bg-action-soft" : ""}`} onClick={() => onPick(line.text)}>
      <span className="w-14 shrink-0 font-semibold tabular-nums text-action">{line.code}</span>
      <span>
        {name === null ? line.text : fillName(line.text, name)}
        {line.own && <span className="text-[0.85rem] text-ink-soft"> · câu của tôi</span>}
        {!fits && line.level && <span className="text-[0.85rem] text-waiting"> · mức {bankLevelWords(line.place, line.level)}</span>}
      </span>
    </li>
  );
}

/** A press anywhere else puts the list away. */
function useLeave(panel: { current: HTMLElement | null }, onClose: () => void) {
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !panel.current?.contains(event.target)) onClose();
    };
    document.addEventListener("pointerdown", onPress);
    return () => document.removeEventListener("pointerdown", onPress);
  }, [panel, onClose]);
}
