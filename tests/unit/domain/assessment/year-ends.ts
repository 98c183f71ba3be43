import type { SubjectLevel, TraitLevel } from "@/lib/domain/assessment/levels";
import type { Grade } from "@/lib/domain/assessment/periods";
import { requiredSubjects, type SubjectCode } from "@/lib/domain/assessment/subjects";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { traitsOf, type TraitCode } from "@/lib/domain/assessment/traits";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";
import type { YearEnd } from "@/lib/domain/assessment/year-result";

type Changes = {
  levels?: Partial<Record<SubjectCode, SubjectLevel | null>>;
  marks?: Partial<Record<SubjectCode, number | null>>;
  traits?: Partial<Record<TraitCode, TraitLevel | null>>;
};

/** A pupil with T, Tốt and 10 everywhere, but for what is told. */
export function yearEnd(grade: Grade, { levels = {}, marks = {}, traits = {} }: Changes = {}): YearEnd {
  const told = <K extends string, V>(of: Partial<Record<K, V>>, key: K, otherwise: V): V => (key in of ? (of[key] as V) : otherwise);
  return {
    grade,
    subjects: requiredSubjects(grade).map((subject) => ({
      subject,
      level: told(levels, subject, "T"),
      mark: hasMark(subject, grade, "CN", TT27_2020) ? told(marks, subject, 10) : null,
    })),
    exempt: [],
    traits: traitsOf(grade).map(({ code }) => ({ trait: code, level: told(traits, code, "T") })),
  };
}
