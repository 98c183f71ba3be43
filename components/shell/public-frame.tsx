import Link from "next/link";
import type { ReactNode } from "react";

/** The frame of pages without a session: the school's name above, the content in one narrow column. */
export function PublicFrame({ school, narrow = false, children }: { school: string; narrow?: boolean; children: ReactNode }) {
  return (
    <>
      <header className="no-print border-b border-line bg-paper">
        <div className="mx-auto flex min-h-13 max-w-3xl flex-wrap items-center gap-x-4 px-4 py-2">
          <Link href="/" prefetch={false} className="font-bold">
            Học bạ số
          </Link>
          <span className="text-ink-soft">{school}</span>
        </div>
      </header>
      <main id="noi-dung" className={`mx-auto px-4 py-8 ${narrow ? "max-w-md" : "max-w-3xl"}`}>
        {children}
      </main>
    </>
  );
}
