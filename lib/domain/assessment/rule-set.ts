import type { SubjectLevel, TraitLevel, YearResult } from "./levels";
import type { Grade, Period } from "./periods";
import type { SubjectCode } from "./subjects";

/** What a result of the year asks for: these levels and no others, and no year-end mark under the floor. */
export type ResultStep = {
  result: Exclude<YearResult, "NOT_DONE">;
  subjects: readonly SubjectLevel[];
  traits: readonly TraitLevel[];
  floor: number;
};

/**
 * One circular on assessment, whole: when marks are given, what each result of the year asks for, and the words that go
 * into the học bạ. A changed circular is another such object in rule-sets.ts; no rule asks a year or a number by itself.
 */
export type RuleSet = {
  code: string; // THONG_TU: kept with everything it produced
  name: string;
  /** The periods in which a subject is tested with a mark in a grade. */
  tests: (subject: SubjectCode, grade: Grade) => readonly Period[];
  /** From the highest result down; whoever reaches none is NOT_DONE. Null: results of this circular are kept as they are, never computed. */
  steps: readonly ResultStep[] | null;
  /** The best result after an assessment in August; no award of the year goes with it. */
  bestAfterSupplement: YearResult;
  awards: Readonly<Record<"EXCELLENT" | "EXEMPLARY", string>>;
  completion: CompletionTexts;
};

/** The words of section 6, for a grade and for primary school. */
export type CompletionTexts = {
  gradeDone: (grade: Grade) => string;
  gradeNotDone: (grade: Grade, promoted: boolean) => string;
  primaryDone: string;
  primaryNotDone: string;
};

/** The least mark a result asks for; 0 where the circular computes nothing. */
export const floorOf = ({ steps }: RuleSet, result: ResultStep["result"]): number => steps?.find((step) => step.result === result)?.floor ?? 0;
