import type { AttemptKind } from "../assessment/attempts";
import type { SubjectLevel, TraitLevel } from "../assessment/levels";
import { TRAITS } from "../assessment/traits";

/** Where a result of the supplement's story comes from: the year's end, the first round, the head's. */
export const ROUND_WORDS = { YEAR_END: "Cuối năm", SUPPLEMENTARY: "Bổ sung", HEAD: "Lần hai" } as const;
export type Round = keyof typeof ROUND_WORDS;

export type RoundResult = { round: Round; level: SubjectLevel | null; mark: number | null };

/** One result a round: the last attempt of each, in the order they were made. Source: TT 27/2020, Đ.11.1; traps A12. */
export function roundsOf(attempts: readonly { attempt: number; kind: AttemptKind; level: SubjectLevel | null; mark: number | null }[]): RoundResult[] {
  const last = new Map<Round, RoundResult>();
  for (const { kind, level, mark } of [...attempts].sort((one, other) => one.attempt - other.attempt)) {
    const round = kind === "SUPPLEMENTARY" || kind === "HEAD" ? kind : "YEAR_END";
    last.set(round, { round, level, mark });
  }
  return [...last.values()];
}

/** "C, 4"; "–" where nothing stands. */
export const roundWords = ({ level, mark }: Pick<RoundResult, "level" | "mark">): string => [level, mark].filter((part) => part !== null).join(", ") || "–";

export type TraitChange = { name: string; first: TraitLevel; now: TraitLevel | null };

/**
 * The qualities and competences a supplement is about, in the order of the form: what needed effort at the year's end, and what
 * has another level now. Source: TT 27/2020, Đ.11.1b (môn học, phẩm chất, năng lực).
 */
export const traitChanges = (first: ReadonlyMap<string, TraitLevel>, now: (code: string) => TraitLevel | null): TraitChange[] =>
  TRAITS.flatMap(({ code, name }) => {
    const level = first.get(code);
    return level !== undefined && (level === "C" || level !== now(code)) ? [{ name, first: level, now: now(code) }] : [];
  });
