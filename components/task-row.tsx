import type { ReactNode } from "react";

type Props = { badge: ReactNode; title: string; detail: string; aside?: ReactNode; action?: ReactNode };

/** One thing to do: how urgent, what, how far, and the button that leads to the very place. */
export function TaskRow({ badge, title, detail, aside, action }: Props) {
  return (
    <li className="col-span-full flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-4 last:border-b-0 sm:grid sm:grid-cols-subgrid sm:px-5">
      <div className="max-sm:basis-full">{badge}</div>
      <div className="min-w-0 flex-1 basis-52">
        <p className="leading-6 font-semibold">{title}</p>
        <p className="text-[0.93rem] text-ink-soft">{detail}</p>
      </div>
      {aside && <div className="shrink-0 sm:col-start-3">{aside}</div>}
      {action && <div className="ml-auto shrink-0 sm:col-start-4">{action}</div>}
    </li>
  );
}

/** A list of things to do: whatever their badges say, all titles begin at one line. */
export function TaskList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="overflow-hidden rounded-xl border border-line bg-paper sm:grid sm:grid-cols-[auto_1fr_auto_auto] sm:gap-x-4">
      {children}
    </ul>
  );
}
