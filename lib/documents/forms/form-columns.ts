import { subjectName, type ForeignLanguage } from "@/lib/domain/assessment/foreign-languages";
import { formFor } from "@/lib/domain/assessment/class-forms";
import { YEAR_RESULT_WORDS, YEAR_RESULTS } from "@/lib/domain/assessment/levels";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import type { RuleSet } from "@/lib/domain/assessment/rule-set";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { traitsOf } from "@/lib/domain/assessment/traits";
import type { TraitGroup } from "@/lib/domain/assessment/traits";
import type { FormColumn, LeafColumn } from "./column-tree";

/** The least widths of the columns. Unit: points. */
export type ColumnMeasures = { order: number; symbol: number; name: number; notes: number };

const LEVEL = "Mức đạt được";
const MARK = "Điểm KTĐK";
/** The mid-term forms of grades 1–3 have one column a subject and no word under it. Source: TT 27/2020, Phụ lục 2, hướng dẫn mục 2. */
const PLAIN_FORMS = [1, 4];

/**
 * The columns of the form of a grade at a time of assessment, from left to right.
 *
 * Source: TT 27/2020, Phụ lục 2 and its guide; QĐ 2904/QĐ-BGDĐT (Tin học, Công nghệ); reference §3.1 (reconstructed).
 */
export function formColumns({ grade, period, rules, language, subjects }: { grade: Grade; period: Period; rules: RuleSet; language: ForeignLanguage; subjects: readonly SubjectCode[] }, measures: ColumnMeasures): FormColumn[] {
  const form = formFor(grade, period);
  const symbol = (key: string, title: string): LeafColumn => ({ key, title, width: measures.symbol, upright: true, grows: 1 });
  const subjectColumn = (subject: SubjectCode): FormColumn => {
    const title = subjectName(subject, language);
    if (PLAIN_FORMS.includes(form.number)) return symbol(`level.${subject}`, title);
    const mark = hasMark(subject, grade, period, rules) ? [symbol(`mark.${subject}`, MARK)] : [];
    return { title, columns: [symbol(`level.${subject}`, LEVEL), ...mark] };
  };
  const traits = (group: TraitGroup) => traitsOf(grade).filter((trait) => trait.group === group).map(({ code, name }) => symbol(`trait.${code}`, name));
  return [
    { key: "orderNo", title: "STT", width: measures.order },
    { key: "fullName", title: "Họ và tên", width: measures.name, align: "left" },
    { title: "Môn học và hoạt động giáo dục", columns: subjects.map(subjectColumn) },
    { title: "Phẩm chất chủ yếu", columns: traits("QUALITIES") },
    {
      title: "Năng lực cốt lõi",
      columns: [
        { title: "Năng lực chung", columns: traits("GENERAL_COMPETENCES") },
        { title: "Năng lực đặc thù", columns: traits("SPECIFIC_COMPETENCES") },
      ],
    },
    ...(form.yearEnd ? yearColumns(symbol) : []),
    { key: "notes", title: "Ghi chú", width: measures.notes, align: "left", grows: 2 },
  ];
}

const yearColumns = (symbol: (key: string, title: string) => LeafColumn): FormColumn[] => [
  { title: "Đánh giá kết quả giáo dục", columns: YEAR_RESULTS.map((result) => symbol(`result.${result}`, YEAR_RESULT_WORDS[result])) },
  { title: "Khen thưởng", columns: [wider(symbol("award.YEAR", "Cuối năm")), wider(symbol("award.SUDDEN", "Đột xuất"))] },
  symbol("notPromoted", "Chưa được lên lớp"),
];

/** Two columns under "Khen thưởng", wide enough for its longer word. */
const wider = (column: LeafColumn): LeafColumn => ({ ...column, width: column.width + 4 });
