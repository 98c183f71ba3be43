import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** Something went wrong, in one sentence, with what to do now. */
export function ErrorState({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="mx-auto my-10 max-w-xl rounded-xl border border-line bg-paper px-5 py-8 sm:px-8" role="alert">
      <CircleAlert aria-hidden className="mb-3 size-8 text-danger" />
      <h1 className="text-2xl font-bold">{title}</h1>
      <div className="mt-2 text-ink-soft">{children}</div>
      {action && <div className="mt-5 flex flex-wrap gap-3">{action}</div>}
    </div>
  );
}
