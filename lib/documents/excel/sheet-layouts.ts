import { PERIOD_WORDS, type Period } from "@/lib/domain/assessment/periods";
import { REMARK_WORDS } from "@/lib/domain/assessment/missing-items";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { TRAITS } from "@/lib/domain/assessment/traits";
import { parseColumn } from "@/lib/domain/records/cell-column";
import { layOutTable, type Field } from "./table-sheet";
import type { SheetPaper, Workbook } from "./workbook";

/** The layouts a class sheet is written in, and read back from. Source: regulations reference §9. */
export const EXCEL_LAYOUTS = ["bang-lop", "csdl-mon", "csdl-nhan-xet", "vnedu"] as const;
export type ExcelLayout = (typeof EXCEL_LAYOUTS)[number];

/** A pupil's line. `open`: columns that may be changed in the file, as they may be in the portal. */
export type ExportedPupil = { orderNo: number; code: string; name: string; birthDate: string; values: Readonly<Record<string, string | null>>; open: ReadonlySet<string> };

/** A class sheet as one person sees it: only the columns and values that are his to see. `views`: our own sheets, by name. */
export type ExportedSheet = { className: string; yearLabel: string; period: Period; views: readonly { name: string; columns: readonly string[] }[]; pupils: readonly ExportedPupil[] };

/** Writes a class sheet in a layout, filled in. Returns null when nothing of it belongs into that layout. */
export function layOutSheet(layout: ExcelLayout, sheet: ExportedSheet): Workbook | null {
  const sheets = LAYOUTS[layout](sheet);
  return sheets.length > 0 ? { title: `Lớp ${sheet.className}, ${PERIOD_WORDS[sheet.period]}, năm học ${sheet.yearLabel}`, sheets } : null;
}

const LAYOUTS: Record<ExcelLayout, (sheet: ExportedSheet) => SheetPaper[]> = {
  "bang-lop": ownSheets,
  "csdl-mon": subjectSheets,
  "csdl-nhan-xet": remarkSheet,
  vnedu: codedSheet,
};

const IDENTITY: Record<"order" | "class" | "code" | "name" | "birthDate" | "period", Field> = {
  order: { head: "STT", width: 5, of: { kind: "fact", read: ({ pupil }) => pupil.orderNo } },
  class: { head: "Lớp", width: 7, of: { kind: "fact", read: ({ sheet }) => sheet.className } },
  code: { head: "Mã học sinh", width: 16, of: { kind: "fact", read: ({ pupil }) => pupil.code } },
  name: { head: "Họ và tên", width: 28, of: { kind: "fact", read: ({ pupil }) => pupil.name } },
  birthDate: { head: "Ngày sinh", width: 12, of: { kind: "fact", read: ({ pupil }) => pupil.birthDate } },
  period: { head: "Thời điểm đánh giá", width: 18, of: { kind: "fact", read: ({ sheet }) => PERIOD_WORDS[sheet.period] } },
};

const cell = (head: string, column: string, width: number): Field => ({ head, width, of: { kind: "cell", column } });

/** Our own: one sheet for each view of the portal. */
function ownSheets(sheet: ExportedSheet): SheetPaper[] {
  return sheet.views.flatMap(({ name, columns }) =>
    columns.length === 0 ? [] : [layOutTable(sheet, { name, title: `Bảng tổng hợp kết quả đánh giá, lớp ${sheet.className}: ${name}`, fields: [IDENTITY.order, IDENTITY.code, IDENTITY.name, IDENTITY.birthDate, ...columns.map(ownField)] })],
  );
}

function ownField(key: string): Field {
  const column = parseColumn(key);
  if (!column) return cell(key, key, 10);
  if (column.kind === "trait") return cell(TRAITS.find(({ code }) => code === column.trait)?.name ?? key, key, 11);
  if (column.kind === "remark") return cell(REMARK_WORDS[column.remark], key, 40);
  if (!("subject" in column)) return cell(column.kind === "height" ? "Chiều cao (cm)" : "Cân nặng (kg)", key, 11);
  const name = findSubject(column.subject)?.short ?? key;
  return column.kind === "comment" ? cell(`Nhận xét ${name}`, key, 40) : cell(`${name} - ${column.kind === "level" ? "Mức" : "Điểm"}`, key, 9);
}

const subjectsIn = ({ views }: ExportedSheet): SubjectCode[] =>
  views.flatMap(({ columns }) => columns.flatMap((key) => parseColumn(key) ?? [])).flatMap((column) => (column.kind === "level" ? [column.subject] : []));

const has = ({ views }: ExportedSheet, key: string): boolean => views.some(({ columns }) => columns.includes(key));

/** CSDL ngành, one sheet a subject. */
function subjectSheets(sheet: ExportedSheet): SheetPaper[] {
  return subjectsIn(sheet).map((subject) => {
    const { name, short } = findSubject(subject) ?? { name: subject, short: subject };
    const { order, class: className, code, name: pupil, birthDate, period } = IDENTITY;
    const mark = has(sheet, `mark.${subject}`) ? cell("Điểm KTĐK", `mark.${subject}`, 10) : ({ head: "Điểm KTĐK", width: 10, of: { kind: "fact", read: () => null } } as const);
    const commentCode: Field = { head: "Mã nhận xét", width: 11, of: { kind: "fact", read: () => null } };
    const fields = [order, className, code, pupil, birthDate, cell("Mức đạt được", `level.${subject}`, 10), mark, commentCode, cell("Nội dung nhận xét", `comment.${subject}`, 50), period];
    return layOutTable(sheet, { name: short, title: `Môn học: ${name}`, fields });
  });
}

/** CSDL ngành, qualities and competences: the homeroom teacher's comments. */
function remarkSheet(sheet: ExportedSheet): SheetPaper[] {
  if (!has(sheet, "remark.QUALITIES")) return [];
  const { order, class: className, code, name, birthDate, period } = IDENTITY;
  const fields = [
    order,
    className,
    { ...code, head: "Mã định danh" },
    name,
    birthDate,
    cell("Nhận xét NL Chung", "remark.GENERAL_COMPETENCES", 40),
    cell("Nhận xét NL Đặc thù", "remark.SPECIFIC_COMPETENCES", 40),
    cell("Nhận xét Phẩm chất", "remark.QUALITIES", 40),
    period,
  ];
  return [layOutTable(sheet, { name: "PC NL", title: `Phẩm chất, năng lực, lớp ${sheet.className}`, fields })];
}

/** What vnEdu and SMAS call the subjects in their headings. */
const CODES: Record<SubjectCode, string> = { TV: "TV", TO: "TOAN", NN: "NN", SD: "LSDL", KH: "KH", TH: "TIN", CN: "CN", DD: "DD", TX: "TNXH", TD: "GDTC", AN: "AN", MT: "MT", HD: "HDTN", DT: "TDT" };

/** vnEdu, SMAS: all subjects in one sheet, by code. */
function codedSheet(sheet: ExportedSheet): SheetPaper[] {
  const fields = subjectsIn(sheet).flatMap((subject) => {
    const level = cell(`${CODES[subject]}_MUC`, `level.${subject}`, 10);
    return has(sheet, `mark.${subject}`) ? [level, cell(`${CODES[subject]}_DIEM`, `mark.${subject}`, 10)] : [level];
  });
  if (fields.length === 0) return [];
  return [layOutTable(sheet, { name: `Lớp ${sheet.className}`, title: `Kết quả môn học, lớp ${sheet.className}`, fields: [IDENTITY.order, IDENTITY.code, IDENTITY.name, IDENTITY.birthDate, ...fields] })];
}
