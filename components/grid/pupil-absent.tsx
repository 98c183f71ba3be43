"use client";
import { useEffect, useId, useRef, useState } from "react";
import { ABSENT, absentReason, MOST_OF_ABSENCE } from "@/lib/domain/assessment/absent-mark";
import { Button } from "../button";
import type { CellValue, GridColumn } from "./grid-types";
import { readReason } from "./typed-value";

type Props = { column: GridColumn; value: CellValue; onWrite: (value: CellValue) => void };

/** "V" of one pupil: it asks for its reason, and is written only with one. */
export function PupilAbsent({ column, value, onWrite }: Props) {
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const reason = absentReason(value);
  const close = () => {
    setAsking(false);
    opener.current?.focus();
  };
  const write = (to: CellValue) => {
    onWrite(to);
    close();
  };
  return (
    <div className="mt-2">
      <button
        ref={opener}
        type="button"
        aria-pressed={reason !== null}
        aria-expanded={asking}
        onClick={() => (asking ? close() : setAsking(true))}
        className={`flex min-h-11 items-center gap-2 rounded-lg border px-3 text-base ${reason === null ? "border-line-strong bg-paper" : "border-waiting bg-waiting-soft font-semibold text-waiting"}`}
      >
        <span className="text-xl font-semibold">{ABSENT}</span>
        {reason === null ? "Vắng, ghi lý do" : "Vắng, sửa lý do"}
      </button>
      {asking && <ReasonForm column={column} reason={reason} onWrite={write} onClose={close} />}
    </div>
  );
}

type FormProps = { column: GridColumn; reason: string | null; onWrite: (value: CellValue) => void; onClose: () => void };

function ReasonForm({ column, reason, onWrite, onClose }: FormProps) {
  const [text, setText] = useState(reason ?? "");
  const [wrong, setWrong] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const read = readReason(column.input, text);
    if (read.ok) return onWrite(read.value);
    setWrong(read.message);
    field.current?.focus();
  };
  const leave = ({ key, nativeEvent }: React.KeyboardEvent) => {
    if (key === "Escape" && !nativeEvent.isComposing) onClose();
  };
  return (
    <form method="post" onSubmit={submit} onKeyDown={leave} aria-label={`Lý do vắng, ${column.name}`} className="mt-2 rounded-lg border border-line bg-ground p-3">
      <label htmlFor={id} className="mb-1 block text-base">
        Lý do vắng
      </label>
      <input ref={field} id={id} value={text} onChange={({ target }) => setText(target.value)} maxLength={MOST_OF_ABSENCE + 10} autoComplete="off" aria-invalid={wrong !== null} aria-describedby={wrong === null ? undefined : `${id}-wrong`} className="min-h-12 w-full rounded-lg border border-line-strong bg-paper px-3" />
      {wrong !== null && (
        <p id={`${id}-wrong`} role="alert" className="mt-1 text-base font-semibold text-danger">
          {wrong}
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button kind="primary" type="submit">
          Ghi vắng
        </Button>
        {reason !== null && <Button onClick={() => onWrite(null)}>Bỏ vắng</Button>}
        <Button onClick={onClose}>Thôi</Button>
      </div>
    </form>
  );
}
