import { showInstant } from "@/lib/domain/vietnam-time";
import { STANDING_WORDS } from "@/lib/domain/verification/verdict-words";
import type { CodeStanding as Known } from "@/lib/server/verification/find-standing";
import { PAGE_WORDS, type Language } from "./page-words";

/** What a code alone may tell a stranger: that the register knows it, and where it stands. Never whose it is. */
export function CodeStanding({ standing, language }: { standing: Known | null; language: Language }) {
  const words = PAGE_WORDS[language];
  const tone = standing?.standing === "IN_FORCE" ? "border-sealed bg-sealed-soft" : "border-waiting bg-waiting-soft";
  return (
    <p role="status" className={`rounded-2xl border-2 px-5 py-3 font-medium ${tone}`}>
      {standing ? `${words.known}: ${STANDING_WORDS[standing.standing][language]} (${showInstant(standing.issuedAt)}).` : words.unknown}
    </p>
  );
}
