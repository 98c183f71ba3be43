import type { SubjectLevel, TraitLevel } from "./levels";
import type { Grade, Period } from "./periods";
import { findSubject, type SubjectCode } from "./subjects";
import type { RuleSet } from "./rule-set";
import { hasMark } from "./test-matrix";
import { traitsOf, type TraitCode } from "./traits";

export const REMARK_KINDS = ["QUALITIES", "GENERAL_COMPETENCES", "SPECIFIC_COMPETENCES", "OVERALL"] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

export const REMARK_WORDS = {
  QUALITIES: "Nhận xét phẩm chất",
  GENERAL_COMPETENCES: "Nhận xét năng lực chung",
  SPECIFIC_COMPETENCES: "Nhận xét năng lực đặc thù",
  OVERALL: "Nhận xét của giáo viên chủ nhiệm",
} as const satisfies Record<RemarkKind, string>;

/** One subject cell of a pupil in a period. `absentReason`: "V", was absent from the test; not an empty cell, and not 0. */
export type SubjectCell = { subject: SubjectCode; level: SubjectLevel | null; mark: number | null; absentReason: string | null };

/** What is entered of a pupil for a period. `subjects`: one for each subject that `subjectsFor` names. */
export type PupilPeriod = {
  grade: Grade;
  period: Period;
  subjects: readonly SubjectCell[];
  traits: readonly { trait: TraitCode; level: TraitLevel | null }[];
  remarks: Readonly<Partial<Record<RemarkKind, string | null>>>;
  hasHeight: boolean; // of the term that the period ends; not asked at mid-term
  hasWeight: boolean;
};

/** Something not yet entered, and whose it is to enter. */
export type MissingItem =
  | { kind: "LEVEL" | "MARK"; subject: SubjectCode; by: "SUBJECT_TEACHER" }
  | { kind: "TRAIT"; trait: TraitCode; by: "HOMEROOM_TEACHER" }
  | { kind: "REMARK"; remark: RemarkKind; by: "HOMEROOM_TEACHER" }
  | { kind: "HEIGHT" | "WEIGHT"; by: "HOMEROOM_TEACHER" };

/** Everything that keeps a pupil's period from being complete. Source: TT 27/2020, Đ.7, 9.1; QĐ 1789, Phụ lục I. */
export const missingItems = (pupil: PupilPeriod, rules: RuleSet): MissingItem[] => [
  ...pupil.subjects.flatMap((cell) => missingInSubject(cell, pupil, rules)),
  ...missingOfHomeroom(pupil),
];

/**
 * What one subject of a pupil still needs. An absence with its reason fills a test of the year's course (where there
 * is none, the level), but not the year-end one: the result of the year needs a value, so a make-up is waited for.
 */
export function missingInSubject(cell: SubjectCell, { grade, period }: Pick<PupilPeriod, "grade" | "period">, rules: RuleSet): MissingItem[] {
  const by = "SUBJECT_TEACHER";
  const excused = period !== "CN" && Boolean(cell.absentReason?.trim());
  const tested = hasMark(cell.subject, grade, period, rules);
  return [
    ...(cell.level === null && !(excused && !tested) ? [{ kind: "LEVEL", subject: cell.subject, by } as const] : []),
    ...(cell.mark === null && !excused && tested ? [{ kind: "MARK", subject: cell.subject, by } as const] : []),
  ];
}

/** What the homeroom teacher still owes: traits each time, height and weight at a term's end, remarks at the year's end. */
export function missingOfHomeroom(pupil: Omit<PupilPeriod, "subjects">): MissingItem[] {
  const by = "HOMEROOM_TEACHER";
  const termEnds = pupil.period === "CK1" || pupil.period === "CN";
  const levelOf = (code: TraitCode) => pupil.traits.find(({ trait }) => trait === code)?.level ?? null;
  return [
    ...traitsOf(pupil.grade).flatMap(({ code }) => (levelOf(code) === null ? [{ kind: "TRAIT", trait: code, by } as const] : [])),
    ...(termEnds && !pupil.hasHeight ? [{ kind: "HEIGHT", by } as const] : []),
    ...(termEnds && !pupil.hasWeight ? [{ kind: "WEIGHT", by } as const] : []),
    ...(pupil.period === "CN" ? REMARK_KINDS : []).flatMap((remark) => (pupil.remarks[remark]?.trim() ? [] : [{ kind: "REMARK", remark, by } as const])),
  ];
}

/** One missing item in words: "Điểm Toán", "Mức Mĩ thuật", "Yêu nước". */
export function missingWords(item: MissingItem): string {
  switch (item.kind) {
    case "LEVEL":
      return `Mức ${findSubject(item.subject)?.short}`;
    case "MARK":
      return `Điểm ${findSubject(item.subject)?.short}`;
    case "TRAIT":
      return traitsOf(5).find(({ code }) => code === item.trait)?.name ?? item.trait;
    case "REMARK":
      return REMARK_WORDS[item.remark];
    case "HEIGHT":
      return "Chiều cao";
    case "WEIGHT":
      return "Cân nặng";
  }
}
