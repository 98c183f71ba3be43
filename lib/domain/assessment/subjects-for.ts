import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { Grade } from "./periods";
import { SUBJECTS, type SubjectCode } from "./subjects";

/** A pupil's own choice of a year: an optional subject taken, or an exemption with its paper. */
export type SubjectChoice = { subjectCode: string; exempt: boolean };

export type PupilSubjects = { subjects: readonly SubjectCode[]; exempt: readonly SubjectCode[] };

/**
 * The subjects one pupil is assessed in, in the order of the form, and those the pupil is exempt from.
 * An optional subject counts like any other once it is taken; a subject the grade does not know is never there.
 *
 * Source: TT 32/2018; TT 27/2020, Đ.8, 9.2a; traps A13.
 */
export function subjectsFor(grade: Grade, classSubjects: readonly string[], choices: readonly SubjectChoice[]): PupilSubjects {
  const isExempt = (code: string) => choices.some((choice) => choice.exempt && choice.subjectCode === code);
  const isChosen = (code: string) => classSubjects.includes(code) || choices.some((choice) => !choice.exempt && choice.subjectCode === code);
  const of = (grades: readonly Grade[]) => grades.includes(grade);
  const learned = SUBJECTS.filter((subject) => of(subject.required) || (of(subject.optional) && isChosen(subject.code))).map(({ code }) => code);
  return { subjects: learned.filter((code) => !isExempt(code)), exempt: learned.filter(isExempt) };
}

/** The subjects a class or pupil of a grade may take besides the compulsory ones. Source: TT 32/2018. */
export const optionalSubjects = (grade: Grade): readonly SubjectCode[] =>
  SUBJECTS.filter((subject) => (subject.optional as readonly Grade[]).includes(grade)).map(({ code }) => code);

/** A subject about to be taken or given up; `results`: how many values have been entered in it. */
export type Choice = { grade: Grade; subject: SubjectCode; takes: boolean; results: number };

/** May a class or pupil take this, or give it up? What has been assessed counts and is not taken away. Source: TT 32/2018; TT 27/2020, Đ.9.2a. */
export function decideChoice({ grade, subject, takes, results }: Choice): Result<true, ErrorCode> {
  if (!optionalSubjects(grade).includes(subject)) return no("SUBJECT_NOT_OPTIONAL");
  return !takes && results > 0 ? no("SUBJECT_HAS_RESULTS") : yes(true);
}
