import Link from "next/link";

export type Tab = { href: string; label: string; current: boolean; count?: number };

/** Views of one thing, each with its own address: they can be linked, opened twice, and gone back to. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="no-print mb-4 flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map(({ href, label: words, current, count }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={current ? "page" : undefined}
          className={`border-b-3 px-4 py-2.5 font-medium whitespace-nowrap ${current ? "border-action text-action" : "border-transparent text-ink-soft hover:text-ink"}`}
        >
          {words}
          {count !== undefined && <span className="ml-2 text-[0.85rem] tabular-nums">({count})</span>}
        </Link>
      ))}
    </nav>
  );
}
