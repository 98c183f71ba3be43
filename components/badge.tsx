import { Check, CircleAlert, Clock, Info, Minus } from "lucide-react";
import type { ReactNode } from "react";

export type BadgeTone = "danger" | "waiting" | "sealed" | "info" | "plain" | "calm";

const LOOKS = {
  danger: ["bg-danger-soft text-danger", CircleAlert],
  waiting: ["bg-waiting-soft text-waiting", Clock],
  sealed: ["bg-sealed-soft text-sealed", Check],
  info: ["bg-action-soft text-action", Info],
  plain: ["bg-ground text-ink-soft", Minus],
  calm: ["bg-ground text-ink-soft", Clock],
} as const satisfies Record<BadgeTone, readonly [string, unknown]>;

/** A state in a word, with an icon and a colour that say the same. */
export function Badge({ tone, children }: { tone: BadgeTone; children: ReactNode }) {
  const [look, Icon] = LOOKS[tone];
  return (
    <span className={`inline-flex items-center gap-1.5 rounded-md px-2.5 py-1 text-[0.82rem] leading-5 font-semibold whitespace-nowrap ${look}`}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {children}
    </span>
  );
}
