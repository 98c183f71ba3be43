import type { ReactNode } from "react";

type Props = { badge: ReactNode; title: string; detail: string; aside?: ReactNode; action?: ReactNode };

/** One thing to do: how urgent, what, how far, and the button that leads to the very place. */
export function TaskRow({ badge, title, detail, aside, action }: Props) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 border-b border-line px-4 py-4 last:border-b-0 sm:flex-nowrap sm:px-5">
      <div className="shrink-0">{badge}</div>
      <div className="min-w-0 basis-full sm:flex-1 sm:basis-auto">
        <p className="leading-6 font-semibold">{title}</p>
        <p className="text-[0.93rem] text-ink-soft">{detail}</p>
      </div>
      {aside && <div className="shrink-0">{aside}</div>}
      {action && <div className="ml-auto shrink-0">{action}</div>}
    </li>
  );
}

/** A list of things to do. */
export function TaskList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="overflow-hidden rounded-xl border border-line bg-paper">
      {children}
    </ul>
  );
}
