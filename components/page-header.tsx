import type { ReactNode } from "react";

/** The page's name, one line about it, and its actions. */
export function PageHeader({ title, about, actions }: { title: string; about?: ReactNode; actions?: ReactNode }) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-3">
      <div>
        <h1 className="text-[1.6rem] leading-9 font-bold">{title}</h1>
        {about && <p className="text-ink-soft">{about}</p>}
      </div>
      {actions && <div className="no-print flex flex-wrap items-center gap-2.5">{actions}</div>}
    </header>
  );
}
