import type { RuleSet } from "./rule-set";
import type { SubjectCode } from "./subjects";
import { hasMark } from "./test-matrix";
import type { YearEnd } from "./year-result";

/** The subjects that keep a pupil from the lowest result: those an assessment of Đ.11.1b is about. Source: TT 27/2020, Đ.9.2a, 11.1b. */
export function subjectsToReassess({ grade, subjects }: YearEnd, rules: RuleSet): SubjectCode[] {
  const least = rules.steps?.at(-1);
  if (!least) return [];
  return subjects
    .filter(({ subject, level, mark }) => (level !== null && !least.subjects.includes(level)) || (mark !== null && hasMark(subject, grade, "CN", rules) && mark < least.floor))
    .map(({ subject }) => subject);
}
