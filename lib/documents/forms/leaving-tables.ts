import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import { TRAIT_LEVEL_SYMBOLS } from "@/lib/domain/assessment/levels";
import { PERIOD_WORDS } from "@/lib/domain/assessment/periods";
import { TRAITS, type TraitGroup } from "@/lib/domain/assessment/traits";
import type { FormColumn, LeafColumn } from "./column-tree";
import type { FormSubject } from "./class-form-data";
import { FORM_SIGNS } from "./form-cells";
import type { LeavingData, LeavingPeriod } from "./leaving-data";
import type { PrintRow } from "./print-table";

export type LeavingTable = { columns: readonly FormColumn[]; rows: readonly PrintRow[] };

/** A star beside what another school assessed. */
const periodTitle = ({ period, school }: LeavingPeriod): string => `${PERIOD_WORDS[period]}${school ? " (*)" : ""}`;
const value = (key: string, title: string): LeafColumn => ({ key, title, width: 30, grows: 0.3 });

/** Subjects with level and mark of each period, and who answers for them. */
export function subjectTable({ periods, subjects, language }: LeavingData): LeavingTable {
  const columns: FormColumn[] = [
    { key: "subject", title: "Môn học, hoạt động giáo dục", width: 96, align: "left", grows: 1 },
    ...periods.map((one): FormColumn => ({ title: periodTitle(one), columns: [value(`level.${one.period}`, "Mức"), ...(one.tested ? [value(`mark.${one.period}`, "Điểm")] : [])] })),
    { key: "teachers", title: "Giáo viên", width: 84, align: "left", grows: 1 },
  ];
  const rows = subjects.map(({ subject, teachers, cells }) => ({
    cells: [subjectName(subject, language), ...cells.flatMap((cell, at) => (periods[at]?.tested ? [levelSign(cell), markSign(cell)] : [levelSign(cell)])), teachers.join(", ")],
  }));
  return { columns, rows };
}

const levelSign = ({ standing, level, absent, mark }: FormSubject): string => (standing === "EXEMPT" ? FORM_SIGNS.EXEMPT : (level ?? (absent && mark === null ? FORM_SIGNS.ABSENT : "")));
const markSign = ({ standing, mark, absent }: FormSubject): string => (standing === "EXEMPT" ? FORM_SIGNS.EXEMPT : mark !== null ? String(mark) : absent ? FORM_SIGNS.ABSENT : "");

/** Qualities and competences with the level of each period, two beside each other so that they stay on one page. */
export function traitTable({ periods, traits }: LeavingData): LeavingTable {
  const named = (groups: readonly TraitGroup[]) =>
    traits.flatMap(({ trait, levels }) => {
      const known = TRAITS.find(({ code }) => code === trait);
      return known && groups.includes(known.group) ? [[known.name, ...levels.map((level) => (level ? TRAIT_LEVEL_SYMBOLS[level] : ""))]] : [];
    });
  const halves = [
    { title: "Phẩm chất chủ yếu; năng lực chung", lines: named(["QUALITIES", "GENERAL_COMPETENCES"]) },
    { title: "Năng lực đặc thù", lines: named(["SPECIFIC_COMPETENCES"]) },
  ];
  const columns = halves.flatMap(({ title }, half): FormColumn[] => [
    { key: `trait.${half}`, title, width: 80, align: "left", grows: 1 },
    ...periods.map((one): FormColumn => ({ key: `${half}.${one.period}`, title: periodTitle(one).replace("học kỳ", "HK").replace(" học", ""), width: 31, grows: 0.1 })),
  ]);
  const empty = ["", ...periods.map(() => "")];
  const most = Math.max(...halves.map(({ lines }) => lines.length));
  return { columns, rows: Array.from({ length: most }, (_, at) => ({ cells: halves.flatMap(({ lines }) => lines[at] ?? empty) })) };
}

/** What teachers wrote, subject by subject, then the homeroom teacher. */
export function commentTable({ subjects, remarks, language }: LeavingData): LeavingTable {
  const columns: FormColumn[] = [
    { key: "of", title: "Nội dung", width: 110, align: "left" },
    { key: "period", title: "Thời điểm", width: 76, align: "left" },
    { key: "text", title: "Nhận xét", width: 200, align: "left", grows: 1 },
  ];
  const rows = [
    ...subjects.flatMap(({ subject, comments }) => comments.map(({ period, text }) => ({ cells: [subjectName(subject, language), PERIOD_WORDS[period], text] }))),
    ...remarks.map(({ words, period, text }) => ({ cells: [words, PERIOD_WORDS[period], text] })),
  ];
  return { columns, rows };
}

/** One line a teacher: for which subjects he signs with the pen. Source: QĐ 1789, Đ.32.5. */
export function teacherTable({ subjects, language }: LeavingData): LeavingTable {
  const teachers = [...new Set(subjects.flatMap((one) => one.teachers))];
  const columns: FormColumn[] = [
    { key: "teacher", title: "Giáo viên", width: 120, align: "left" },
    { key: "subjects", title: "Môn học, hoạt động giáo dục", width: 150, align: "left", grows: 1 },
    { key: "sign", title: "Ngày, chữ ký", width: 150 },
  ];
  const ofNobody = subjects.filter((one) => one.teachers.length === 0);
  const named = (list: LeavingData["subjects"]) => list.map(({ subject }) => subjectName(subject, language)).join(", ");
  const rows = teachers.map((teacher) => ({ cells: [teacher, named(subjects.filter((one) => one.teachers.includes(teacher))), ""] }));
  return { columns, rows: ofNobody.length === 0 ? rows : [...rows, { cells: ["", named(ofNobody), ""] }] };
}
