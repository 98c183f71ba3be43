"use client";
import type { KeyboardEvent, ReactNode } from "react";

const STEP: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** A list that is walked with the arrows (or j and k): each step goes to the next thing to do, Enter opens it. */
export function WalkList({ children }: { children: ReactNode }) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEP[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("a[href], button")];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div onKeyDown={onKeyDown} className="space-y-5">
      {children}
    </div>
  );
}
