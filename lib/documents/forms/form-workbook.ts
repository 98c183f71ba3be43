import { FORM_TIMES, formFor } from "@/lib/domain/assessment/class-forms";
import type { Workbook } from "../excel/workbook";
import { longDay } from "@/lib/domain/vietnam-time";
import { titleLines, yearWords } from "../pdf/words";
import { TRIAL_WORDS } from "../pdf/trial-mark";
import type { ClassFormData } from "./class-form-data";
import { leavesOf } from "./column-tree";
import { FORM_TITLE, RECONSTRUCTED, usualPaper } from "./draw-class-form";
import { FORM_LEGEND, pupilCells } from "./form-cells";
import { formColumns } from "./form-columns";
import { DRAFT_WORDS } from "./print-marks";
import type { PaperSize } from "./print-paper";
import { tableSheet } from "./table-sheet";

const WIDTHS: Readonly<Record<string, number>> = { orderNo: 5, fullName: 30, notes: 22 };
const SYMBOL_WIDTH = 4.3;

/** A class's form as an Excel file: the same columns and words as the print, ready for A3 or A4 landscape. */
export function formWorkbook(form: ClassFormData, size: PaperSize = usualPaper(form)): Workbook {
  const columns = formColumns(form, { order: 1, symbol: 1, name: 1, notes: 1 });
  const leaves = leavesOf(columns);
  const rows = form.pupils.map((pupil) => {
    const cells = pupilCells(form, pupil);
    return { cells: leaves.map(({ key }) => cells[key] ?? "") };
  });
  const { head, body } = tableSheet(columns, rows.length > 0 ? rows : [{ heading: "Lớp chưa có học sinh." }]);
  const across = leaves.length;
  const line = (value: string, look = {}) => [{ value, look: { align: "center" as const, ...look }, across }];
  const mark = [form.draft ? `${DRAFT_WORDS} – lãnh đạo chưa duyệt, lập lúc ${form.printedAt}` : "", form.trial ? TRIAL_WORDS : ""].filter(Boolean).join(" – ");
  const above = [
    [{ value: form.ward, look: { align: "left" as const }, across }],
    [{ value: form.schoolName, look: { bold: true, align: "left" as const }, across }],
    line(`${FORM_TITLE} (Mẫu ${formFor(form.grade, form.period).number})`, { bold: true, size: 14 }),
    line(FORM_TIMES[form.period], { bold: true }),
    line(`Lớp: ${form.className}          Năm học: ${yearWords(form.yearLabel)}`),
    line(mark, { bold: true }),
  ];
  const sheet = {
    name: `Mẫu ${formFor(form.grade, form.period).number}`,
    widths: leaves.map(({ key }) => WIDTHS[key] ?? SYMBOL_WIDTH),
    rows: [...above, ...head, ...body, line(FORM_LEGEND, { italic: true, size: 9, align: "left", wrap: true }), ...signatures(form, across)],
    heights: { [above.length + head.length - 1]: 105, [above.length + head.length - 2]: 90, [above.length + head.length + body.length]: 26 },
    frozen: { rows: above.length + head.length, columns: 2 },
    page: { size, landscape: true, fitWidth: true, repeat: above.length + head.length, footer: `&L${RECONSTRUCTED}&RTrang &P/&N` },
  };
  return { title: `Bảng tổng hợp kết quả đánh giá giáo dục – Lớp ${form.className}`, sheets: [sheet] };
}

/** The two places to sign, side by side. */
function signatures({ place, signedOn, homeroom, head }: ClassFormData, across: number) {
  const half = Math.floor(across / 2);
  const pair = (left: string, right: string, look = {}) => [
    { value: left, look: { align: "center" as const, ...look }, across: half },
    ...Array.from({ length: half - 1 }, () => null),
    { value: right, look: { align: "center" as const, ...look }, across: across - half },
  ];
  const date = `${place}, ${signedOn ? longDay(signedOn) : "ngày …… tháng …… năm ………"}`;
  return [pair("", date, { italic: true }), pair("GIÁO VIÊN CHỦ NHIỆM", titleLines(head.title).join(" – "), { bold: true }), pair("(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên và đóng dấu)", { italic: true }), [], [], [], pair(homeroom, head.name, { bold: true })];
}
