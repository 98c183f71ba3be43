import Link from "next/link";

export type Crumb = { label: string; href?: string };

/** Where this page stands: class, year, period. The last one is the page itself. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Đường dẫn" className="no-print mb-2 text-[0.95rem] text-ink-soft">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {crumbs.map(({ label, href }, index) => (
          <li key={label} className="flex items-center gap-x-1.5">
            {index > 0 && <span aria-hidden>›</span>}
            {href ? (
              <Link href={href} prefetch={false} className="underline-offset-4 hover:underline">
                {label}
              </Link>
            ) : (
              <span aria-current="page">{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
