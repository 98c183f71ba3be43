import { TRAIT_LEVEL_WORDS } from "@/lib/domain/assessment/levels";
import { ROUND_WORDS, roundWords, type RoundResult, type TraitChange } from "@/lib/domain/records/supplement-rounds";

/** What a subject was at the year's end, and after each round: "Cuối năm C, 4 → Bổ sung H, 6". */
export function Rounds({ rounds }: { rounds: readonly RoundResult[] }) {
  if (rounds.length === 0) return null;
  return (
    <span className="text-[0.92rem] tabular-nums">
      {rounds.map((one) => `${ROUND_WORDS[one.round]} ${roundWords(one)}`).join(" → ")}
    </span>
  );
}

/** The same of qualities and competences, which have no attempts of their own. */
export function TraitChanges({ traits }: { traits: readonly TraitChange[] }) {
  if (traits.length === 0) return null;
  return (
    <ul aria-label="Phẩm chất, năng lực trước và sau" className="divide-y divide-line rounded-lg border border-line">
      {traits.map(({ name, first, now }) => (
        <li key={name} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2">
          <span className="min-w-0 flex-1 basis-40 font-medium">{name}</span>
          <span className="text-[0.92rem]">
            Cuối năm {TRAIT_LEVEL_WORDS[first]} → {now === first ? "chưa đổi" : now ? `Bổ sung ${TRAIT_LEVEL_WORDS[now]}` : "–"}
          </span>
        </li>
      ))}
    </ul>
  );
}
