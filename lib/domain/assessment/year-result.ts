import type { SubjectLevel, TraitLevel, YearResult } from "./levels";
import { YEAR_RESULTS } from "./levels";
import type { Grade } from "./periods";
import type { ResultStep, RuleSet } from "./rule-set";
import { requiredSubjects, type SubjectCode } from "./subjects";
import { hasMark } from "./test-matrix";
import { traitsOf, type TraitCode } from "./traits";

/** A pupil's year-end values: one line for each subject that `subjectsFor` names. Null is an empty cell. */
export type YearEnd = {
  grade: Grade;
  subjects: readonly { subject: SubjectCode; level: SubjectLevel | null; mark: number | null }[];
  exempt: readonly SubjectCode[];
  traits: readonly { trait: TraitCode; level: TraitLevel | null }[];
};

/**
 * The overall result of a school year, from year-end values alone: the highest step of the circular that is reached.
 *
 * Returns null while any value is missing: nothing is guessed, and nothing is computed from an empty set.
 * Source: Thông tư 27/2020/TT-BGDĐT, Đ.9 k.2 đ.a.
 */
export function yearResult(pupil: YearEnd, rules: RuleSet): YearResult | null {
  if (rules.steps === null || !isComplete(pupil, rules)) return null;
  return rules.steps.find((step) => reaches(pupil, step, rules))?.result ?? "NOT_DONE";
}

const reaches = (pupil: YearEnd, { subjects, traits, floor }: ResultStep, rules: RuleSet): boolean =>
  pupil.subjects.every(({ level }) => level !== null && subjects.includes(level)) &&
  pupil.traits.every(({ level }) => level !== null && traits.includes(level)) &&
  yearEndMarks(pupil, rules).every(({ mark }) => mark >= floor);

/**
 * The result after an assessment in August: at most Hoàn thành (and no award of the year).
 *
 * Source: TT 27/2020, Đ.11.1b; traps A14; docs/decisions/042-after-a-supplementary-assessment.md.
 */
export function supplementaryResult(pupil: YearEnd, rules: RuleSet): YearResult | null {
  const result = yearResult(pupil, rules);
  const rank = (one: YearResult) => YEAR_RESULTS.indexOf(one);
  return result !== null && rank(result) < rank(rules.bestAfterSupplement) ? rules.bestAfterSupplement : result;
}

/** Whether every value the year's result needs is there, and at least one tested subject with them. */
export const isComplete = (pupil: YearEnd, rules: RuleSet): boolean => hasAllValues(pupil, rules) && yearEndMarks(pupil, rules).length > 0;

/**
 * Whether a pupil has no result by rule: exempt from every subject that is tested, with everything else entered.
 * Nobody waits for his result; going up is the head's decision.
 *
 * Source: TT 27/2020, Đ.8, 9.2a; traps A13; docs/decisions/163-no-result-by-rule.md, 177-a-year-without-a-result-is-recorded.md.
 */
export const isUnranked = (pupil: YearEnd, rules: RuleSet): boolean =>
  hasAllValues(pupil, rules) && isUntested({ ...pupil, subjects: pupil.subjects.map(({ subject }) => subject) }, rules);

/** Whether nothing that a pupil is assessed in is tested at the year's end, because of exemptions: whatever is entered, no result can follow. */
export const isUntested = ({ grade, subjects, exempt }: { grade: Grade; subjects: readonly SubjectCode[]; exempt: readonly SubjectCode[] }, rules: RuleSet): boolean =>
  rules.steps !== null && exempt.length > 0 && !subjects.some((subject) => hasMark(subject, grade, "CN", rules));

function hasAllValues(pupil: YearEnd, rules: RuleSet): boolean {
  const has = (code: SubjectCode) => pupil.subjects.some(({ subject }) => subject === code) || pupil.exempt.includes(code);
  return (
    requiredSubjects(pupil.grade).every(has) &&
    pupil.subjects.every(({ subject, level, mark }) => level !== null && (mark !== null || !hasMark(subject, pupil.grade, "CN", rules))) &&
    traitsOf(pupil.grade).every(({ code }) => pupil.traits.some(({ trait, level }) => trait === code && level !== null))
  );
}

/** The marks that count: year-end tests of subjects that have one. */
export const yearEndMarks = ({ grade, subjects }: YearEnd, rules: RuleSet): { subject: SubjectCode; mark: number }[] =>
  subjects.flatMap(({ subject, mark }) => (mark !== null && hasMark(subject, grade, "CN", rules) ? [{ subject, mark }] : []));
