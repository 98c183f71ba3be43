import { Inbox } from "lucide-react";
import type { ReactNode } from "react";

/** Nothing here, said plainly, with the next step. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 px-5 py-10 text-center">
      <Inbox aria-hidden className="size-8 text-line-strong" />
      <p className="font-semibold">{title}</p>
      {children && <p className="max-w-prose text-ink-soft">{children}</p>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
