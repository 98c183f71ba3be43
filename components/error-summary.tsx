"use client";
import { useEffect, useLayoutEffect, useRef, useState } from "react";

type Props = { message: string; fields?: Record<string, string> | undefined };

const NONE = {};

/** What went wrong, above the form; it takes the focus, and each line leads to its field. */
export function ErrorSummary({ message, fields = NONE }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [labels, setLabels] = useState<Record<string, string>>({});
  useEffect(() => box.current?.focus(), [message]);
  // Before it is painted: an alert is read aloud as it first stands.
  useLayoutEffect(() => setLabels(Object.fromEntries(Object.keys(fields).map((name) => [name, labelOf(box.current, name)]))), [fields]);
  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-lg border-2 border-danger bg-danger-soft px-4 py-3">
      <p className="font-semibold text-danger">{message}</p>
      {Object.keys(fields).length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {Object.entries(fields).map(([name, words]) => (
            <li key={name}>
              <button type="button" onClick={() => fieldOf(box.current, name)?.focus()} className="text-left text-danger underline">
                {labels[name] ? words.replace(/^Ô này/, `“${labels[name]}”`) : words}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What the field is called: "Ô này chưa điền." needs its name here, away from it (lib/domain/shape-words.ts). */
function labelOf(box: HTMLElement | null, name: string): string {
  const field = fieldOf(box, name);
  return (field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement ? field.labels?.[0]?.firstChild?.textContent : null)?.trim() ?? "";
}

/** The field of the same form: its name is the form's own, not the page's. */
function fieldOf(box: HTMLElement | null, name: string): HTMLElement | null {
  const field = box?.closest("form")?.elements.namedItem(name);
  return field instanceof HTMLElement ? field : null;
}
