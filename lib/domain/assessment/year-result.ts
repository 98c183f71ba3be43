import type { SubjectLevel, TraitLevel, YearResult } from "./levels";
import type { Grade } from "./periods";
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

/** The least mark of each result. Source: TT 27/2020, Đ.9.2a. */
export const FLOORS = { EXCELLENT: 9, WELL_DONE: 7, DONE: 5 } as const satisfies Record<Exclude<YearResult, "NOT_DONE">, number>;

/**
 * The overall result of a school year, from year-end values alone.
 *
 * Returns null while any value is missing: nothing is guessed, and nothing is computed from an empty set.
 * Source: Thông tư 27/2020/TT-BGDĐT, Đ.9 k.2 đ.a.
 */
export function yearResult(pupil: YearEnd): YearResult | null {
  if (!isComplete(pupil)) return null;
  const lowest = Math.min(...yearEndMarks(pupil));
  const allTop = pupil.subjects.every(({ level }) => level === "T") && pupil.traits.every(({ level }) => level === "T");
  if (allTop && lowest >= FLOORS.EXCELLENT) return "EXCELLENT";
  if (allTop && lowest >= FLOORS.WELL_DONE) return "WELL_DONE";
  const noneFailing = !pupil.subjects.some(({ level }) => level === "C") && !pupil.traits.some(({ level }) => level === "C");
  return noneFailing && lowest >= FLOORS.DONE ? "DONE" : "NOT_DONE";
}

/**
 * The result after an assessment in August: at most Hoàn thành (and no award of the year).
 *
 * Source: TT 27/2020, Đ.11.1b; traps A14; docs/decisions/042-after-a-supplementary-assessment.md.
 */
export function supplementaryResult(pupil: YearEnd): YearResult | null {
  const result = yearResult(pupil);
  return result === "EXCELLENT" || result === "WELL_DONE" ? "DONE" : result;
}

/** Whether every value the year's result needs is there, and at least one tested subject with them. */
export function isComplete(pupil: YearEnd): boolean {
  const has = (code: SubjectCode) => pupil.subjects.some(({ subject }) => subject === code) || pupil.exempt.includes(code);
  return (
    requiredSubjects(pupil.grade).every(has) &&
    yearEndMarks(pupil).length > 0 &&
    pupil.subjects.every(({ subject, level, mark }) => level !== null && (mark !== null || !hasMark(subject, pupil.grade, "CN"))) &&
    traitsOf(pupil.grade).every(({ code }) => pupil.traits.some(({ trait, level }) => trait === code && level !== null))
  );
}

/** The marks that count: year-end tests of subjects that have one. */
const yearEndMarks = ({ grade, subjects }: YearEnd) =>
  subjects.flatMap(({ subject, mark }) => (mark !== null && hasMark(subject, grade, "CN") ? [mark] : []));
