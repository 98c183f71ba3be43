import type { ReactNode } from "react";

/** A white sheet on the grey ground, with an optional heading and a place for one action. */
export function Card({ title, action, children, flush = false }: { title?: string; action?: ReactNode; children: ReactNode; flush?: boolean }) {
  return (
    <section aria-label={title} className="overflow-hidden rounded-xl border border-line bg-paper print:border-black">
      {title && (
        <header className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3 sm:px-5">
          <h2 className="text-[1.05rem] font-semibold">{title}</h2>
          {action}
        </header>
      )}
      <div className={flush ? "" : "px-4 py-4 sm:px-5"}>{children}</div>
    </section>
  );
}
