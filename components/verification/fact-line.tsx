import { Check, Minus, X } from "lucide-react";
import type { Outcome } from "@/lib/domain/verification/checks";
import { PAGE_WORDS, type Language } from "./page-words";

const MARKS = {
  PASSED: ["text-sealed", Check],
  FAILED: ["text-danger", X],
  NOT_MADE: ["text-waiting", Minus],
} as const satisfies Record<Outcome, readonly [string, unknown]>;

/** One thing that was checked: a mark that is also read out, and what was found. */
export function FactLine({ outcome, name, details, language }: { outcome: Outcome; name: string; details: readonly string[]; language: Language }) {
  const [look, Icon] = MARKS[outcome];
  return (
    <li className="flex gap-3 py-2.5">
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${look}`} />
      <div>
        <p className="font-medium">
          {name}
          <span className="sr-only">: {PAGE_WORDS[language][outcome]}</span>
        </p>
        {details.map((detail) => (
          <p key={detail} className="text-[0.95rem] text-ink-soft">
            {detail}
          </p>
        ))}
      </div>
    </li>
  );
}
