"use client";

import { useEffect, useRef } from "react";
import Link from "next/link";

export type Tab = { href: string; label: string; current: boolean; count?: number };

/** Views of one thing, each with its own address: they can be linked, opened twice, and gone back to. The current one is always in sight. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const strip = useRef<HTMLElement>(null);
  const current = tabs.find((tab) => tab.current)?.href;
  useEffect(() => {
    const [nav, tab] = [strip.current, strip.current?.querySelector<HTMLElement>("[aria-current]")];
    if (nav && tab) nav.scrollLeft = tab.offsetLeft - nav.offsetLeft - (nav.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={strip} aria-label={label} className="no-print mb-4 flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map(({ href, label: words, current: isCurrent, count }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={isCurrent ? "page" : undefined}
          className={`border-b-3 px-3 py-2.5 font-medium whitespace-nowrap ${isCurrent ? "border-action text-action" : "border-transparent text-ink-soft hover:text-ink"}`}
        >
          {words}
          {count !== undefined && <span className="ml-2 text-[0.85rem] tabular-nums">({count})</span>}
        </Link>
      ))}
    </nav>
  );
}
