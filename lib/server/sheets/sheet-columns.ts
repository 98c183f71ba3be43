import "server-only";
import type { GridColumn } from "@/components/grid/grid-types";
import { subjectName, type ForeignLanguage } from "@/lib/domain/assessment/foreign-languages";
import { mostOf, TEST_PARTS } from "@/lib/domain/assessment/part-marks";
import { REMARK_KINDS, REMARK_WORDS } from "@/lib/domain/assessment/missing-items";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import type { TraitGroup } from "@/lib/domain/assessment/traits";
import { traitsOf } from "@/lib/domain/assessment/traits";
import type { CellColumn } from "@/lib/domain/records/cell-column";
import { columnKey, recordKey } from "@/lib/domain/records/cell-column";
import type { ClassFacts } from "./class-facts";
import { MOST_LETTERS } from "./read-cell-value";

export const SHEET_VIEWS = ["mon-hoc", "diem-thanh-phan", "pham-chat", "nhan-xet", "suc-khoe", "tat-ca"] as const;
export type SheetView = (typeof SHEET_VIEWS)[number];

export const VIEW_WORDS = {
  "mon-hoc": "Môn học và HĐGD",
  "diem-thanh-phan": "Điểm thành phần",
  "pham-chat": "PC, NL",
  "nhan-xet": "Nhận xét",
  "suc-khoe": "Sức khỏe, ngày nghỉ",
  "tat-ca": "Tất cả",
} as const satisfies Record<SheetView, string>;

const TRAIT_GROUPS = {
  QUALITIES: "Phẩm chất chủ yếu",
  GENERAL_COMPETENCES: "Năng lực chung",
  SPECIFIC_COMPETENCES: "Năng lực đặc thù",
} as const satisfies Record<TraitGroup, string>;

type Look = Omit<GridColumn, "key" | "record">;

const column = (cell: CellColumn, look: Look): GridColumn => ({ key: columnKey(cell), record: recordKey(cell), ...look });

/** The columns of a view, for the subjects this person may see. What a teacher does not teach is not sent. */
export function columnsOf(view: SheetView, facts: ClassFacts, subjects: readonly SubjectCode[], homeroom: boolean): GridColumn[] {
  switch (view) {
    case "mon-hoc":
      return subjects.flatMap((subject) => subjectColumns(facts, subject));
    case "diem-thanh-phan":
      return subjects.flatMap((subject) => partColumns(facts, subject));
    case "pham-chat":
      return homeroom ? traitColumns(facts) : [];
    case "nhan-xet":
      return [...(homeroom ? remarkColumns(facts) : []), ...subjects.map((subject) => commentColumn(facts, subject))];
    case "suc-khoe":
      return homeroom ? healthColumns(facts) : [];
    case "tat-ca":
      return (["mon-hoc", "pham-chat", "suc-khoe", "nhan-xet"] as const).flatMap((one) => columnsOf(one, facts, subjects, homeroom));
  }
}

/** A subject over its columns, and in full. */
const wordsOf = (subject: SubjectCode, language: ForeignLanguage) => ({ group: findSubject(subject)?.short ?? subject, name: subjectName(subject, language) });

function subjectColumns({ grade, period, rules, language }: ClassFacts, subject: SubjectCode): GridColumn[] {
  const { group, name } = wordsOf(subject, language);
  const level = { kind: "level", subject } as const;
  const mark = { kind: "mark", subject } as const;
  const look = { group } as const;
  // The year's result needs every mark: there a "V" waits for its make-up test.
  const absent = period === "CN" ? "WAITS" : "FILLS";
  if (!hasMark(subject, grade, period, rules)) return [column(level, { ...look, input: "level", head: "Mức", name: `Mức đạt được, ${name}`, absent })];
  return [
    column(level, { ...look, input: "level", head: "Mức", name: `Mức đạt được, ${name}`, partner: columnKey(mark) }),
    column(mark, { ...look, input: "mark", head: "Điểm", name: `Điểm KTĐK, ${name}`, partner: columnKey(level), absent }),
  ];
}

/** The parts of a test and the whole that comes of them by itself; nothing where the school does not divide it. */
function partColumns({ grade, period, partRules, rules, language }: ClassFacts, subject: SubjectCode): GridColumn[] {
  const rule = partRules.find((one) => one.subject === subject);
  if (!rule || !hasMark(subject, grade, period, rules)) return [];
  const { group, name } = wordsOf(subject, language);
  const parts = TEST_PARTS[rule.subject].map(({ code, name: part }) => {
    const most = String(mostOf(rule, code) ?? 10).replace(".", ",");
    return column({ kind: "part", subject: rule.subject, part: code }, { group, input: "number", head: `${part} (${most})`, name: `${part}, ${name}, tối đa ${most}`, maxLength: 5, optional: true });
  });
  return [...parts, column({ kind: "mark", subject }, { group, input: "mark", head: "Điểm", name: `Điểm KTĐK, ${name}, cộng từ các phần`, optional: true, sum: { rule, parts: parts.map(({ key }) => key) } })];
}

const traitColumns = ({ grade }: ClassFacts): GridColumn[] =>
  traitsOf(grade).map(({ code, name, group }) => column({ kind: "trait", trait: code }, { group: TRAIT_GROUPS[group], input: "trait", head: name, name }));

const commentColumn = ({ language }: ClassFacts, subject: SubjectCode): GridColumn => {
  const { group: head, name } = wordsOf(subject, language);
  return column({ kind: "comment", subject }, { group: "Nhận xét môn học", input: "text", head, name: `Nhận xét ${name}`, maxLength: MOST_LETTERS, optional: true });
};

/** The homeroom teacher's comments must be there at the year's end, when the học bạ takes them. */
const remarkColumns = ({ period }: ClassFacts): GridColumn[] =>
  REMARK_KINDS.map((remark) =>
    column(
      { kind: "remark", remark },
      { group: "Giáo viên chủ nhiệm", input: "text", head: REMARK_WORDS[remark].replace("Nhận xét ", "").replace(/^./, (letter) => letter.toUpperCase()), name: REMARK_WORDS[remark], maxLength: MOST_LETTERS, optional: period !== "CN" },
    ),
  );

function healthColumns({ period }: ClassFacts): GridColumn[] {
  const optional = period === "GK1" || period === "GK2";
  const group = period === "GK1" || period === "CK1" ? "Sức khỏe học kỳ I" : "Sức khỏe học kỳ II";
  return [
    column({ kind: "height" }, { group, input: "number", head: "Chiều cao (cm)", name: "Chiều cao, xăng-ti-mét", optional, maxLength: 5 }),
    column({ kind: "weight" }, { group, input: "number", head: "Cân nặng (kg)", name: "Cân nặng, ki-lô-gam", optional, maxLength: 5 }),
    { key: ABSENT_WITH, record: "absence", group: "Số buổi nghỉ trong năm", input: "shown", head: "Có phép", name: "Số buổi nghỉ có phép" },
    { key: ABSENT_WITHOUT, record: "absence", group: "Số buổi nghỉ trong năm", input: "shown", head: "Không phép", name: "Số buổi nghỉ không phép" },
  ];
}

/** Columns that are counted from the half-days missed, never typed. */
export const ABSENT_WITH = "absence.with-leave";
export const ABSENT_WITHOUT = "absence.without-leave";
