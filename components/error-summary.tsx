"use client";
import { useEffect, useRef } from "react";

type Props = { message: string; fields?: Record<string, string> | undefined };

/** What went wrong, above the form; it takes the focus, and each line leads to its field. */
export function ErrorSummary({ message, fields = {} }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [message]);
  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-lg border-2 border-danger bg-danger-soft px-4 py-3">
      <p className="font-semibold text-danger">{message}</p>
      {Object.keys(fields).length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {Object.entries(fields).map(([name, words]) => (
            <li key={name}>
              <button type="button" onClick={() => fieldOf(box.current, name)?.focus()} className="text-left text-danger underline">
                {words}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The field of the same form: its name is the form's own, not the page's. */
function fieldOf(box: HTMLElement | null, name: string): HTMLElement | null {
  const field = box?.closest("form")?.elements.namedItem(name);
  return field instanceof HTMLElement ? field : null;
}
