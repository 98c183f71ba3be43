import "server-only";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import type { RuleSet } from "@/lib/domain/assessment/rule-set";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import type { TraitCode } from "@/lib/domain/assessment/traits";
import { traitsOf } from "@/lib/domain/assessment/traits";

/** Values by column key ("level.TO"); null empties a cell, what is not named stays. */
export type InheritedCells = Map<string, string | null>;

export type InheritedColumn = { cell: { kind: "level" | "mark" | "comment"; subject: SubjectCode } | { kind: "trait"; trait: TraitCode } | { kind: "height" | "weight" }; words: string };

/**
 * What an old school may have assessed a pupil of a grade in, in a period: the cells of our own sheet. Height and weight stand
 * once a term, with its end.
 *
 * Source: TT 27/2020, Đ.7; QĐ 1789, Phụ lục I.
 */
export function inheritedColumns(at: { grade: Grade; period: Period; subjects: readonly SubjectCode[]; rules: RuleSet }): InheritedColumn[] {
  const { grade, period, subjects, rules } = at;
  return [
    ...subjects.flatMap((subject) => {
      const name = findSubject(subject)?.name ?? subject;
      const kinds = hasMark(subject, grade, period, rules) ? (["level", "mark", "comment"] as const) : (["level", "comment"] as const);
      return kinds.map((kind) => ({ cell: { kind, subject }, words: `${KIND_WORDS[kind]} ${name}` }));
    }),
    ...traitsOf(grade).map(({ code, name }) => ({ cell: { kind: "trait" as const, trait: code }, words: name })),
    ...(period === "CK1" ? MEASURES : []),
  ];
}

const MEASURES: readonly InheritedColumn[] = [
  { cell: { kind: "height" }, words: "Chiều cao (cm)" },
  { cell: { kind: "weight" }, words: "Cân nặng (kg)" },
];

const KIND_WORDS = { level: "Mức", mark: "Điểm", comment: "Nhận xét" } as const;
