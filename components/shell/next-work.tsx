"use client";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";
import { nextAfter } from "@/lib/domain/people/work-item";
import type { NextWork } from "@/lib/domain/people/work-item";
import { buttonLook } from "../button-look";

/** Below every page: the work that comes after this one, by deadline. Alt+N leads there too, also from inside the grid. */
export function NextWorkLine({ queue, home }: { queue: readonly NextWork[]; home: string }) {
  const path = usePathname();
  const next = path === home ? null : nextAfter(queue, path);
  useAltN(next?.href ?? null);
  if (!next) return null;
  return (
    <aside aria-label="Việc tiếp theo" className="no-print mt-8 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line pt-4">
      <p className="min-w-0 flex-1 basis-64 text-[0.95rem]">
        <span className="text-ink-soft">
          Việc tiếp theo ({next.place}/{queue.length}) · {next.due}
        </span>
        <span className="block font-semibold">{next.title}</span>
      </p>
      <Link href={next.href} prefetch={false} aria-keyshortcuts="Alt+N" className={buttonLook("secondary")} aria-label={`Làm tiếp: ${next.title}`} title="Alt+N">
        Làm tiếp
        <ArrowRight aria-hidden className="size-4" />
      </Link>
    </aside>
  );
}

/** By the key's place, not its letter: Vietnamese input methods and other keyboards write something else there. */
function useAltN(href: string | null) {
  const router = useRouter();
  useEffect(() => {
    if (href === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== "KeyN" || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      router.push(href);
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [href, router]);
}
