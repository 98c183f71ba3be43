import { FORM_TIMES, formFor } from "@/lib/domain/assessment/class-forms";
import type { FontFaces } from "../pdf/skeleton";
import { wrapText } from "../pdf/text";
import { yearWords } from "../pdf/words";
import type { ClassFormData } from "./class-form-data";
import { leavesOf } from "./column-tree";
import { FORM_LEGEND, pupilCells } from "./form-cells";
import { formColumns } from "./form-columns";
import { PrintFlow } from "./print-flow";
import { drawFoot, drawMarks } from "./print-marks";
import { LANDSCAPE, PRINT_TYPE } from "./print-paper";
import type { PaperSize } from "./print-paper";
import { drawPrintTable } from "./print-table";
import { drawSignatures, signaturesHeight } from "./signature-lines";
import { writePrint } from "./write-print";

export const FORM_TITLE = "BẢNG TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ GIÁO DỤC CỦA LỚP";
/** The official print of the nine forms was not to be had: what it says of its columns is known, their widths and order are ours. */
export const RECONSTRUCTED = "Trình bày dựng lại theo Phụ lục 2 Thông tư 27/2020/TT-BGDĐT và Quyết định 2904/QĐ-BGDĐT";

/** Mid-term forms of the lower grades have few columns and go on A4; the others want A3. */
export const usualPaper = ({ grade, period }: Pick<ClassFormData, "grade" | "period">): PaperSize => ([1, 2, 4].includes(formFor(grade, period).number) ? "A4" : "A3");

/** Unit: points. How narrow columns may get, and how wide the column of names. */
const MEASURES = {
  A3: { order: 26, symbol: 17, names: { least: 120, most: 190 }, notes: 70 },
  A4: { order: 22, symbol: 11.4, names: { least: 86, most: 128 }, notes: 36 },
} as const;

const LEGEND = { size: 9, leading: 11.5 };

/**
 * Draws one of the nine forms of a class on A3 or A4 landscape.
 *
 * Throws: MissingGlyphError. Source: TT 27/2020, Phụ lục 2; QĐ 2904/QĐ-BGDĐT; reference §3.1.
 */
export function drawClassForm(form: ClassFormData, fonts: FontFaces, size: PaperSize = usualPaper(form)): Uint8Array {
  const paper = LANDSCAPE[size];
  const flow = new PrintFlow(fonts, paper, (pen) => drawMarks(pen, fonts, { x: 0, y: 0, ...paper }, paper.height, form));
  const type = PRINT_TYPE[size];
  flow.startPage();
  drawHeading(flow, form, type.title);
  const legend = wrapText(fonts.italic, LEGEND.size, flow.width, FORM_LEGEND);
  const rows = form.pupils.map((pupil) => pupilCells(form, pupil));
  const { names, ...measures } = MEASURES[size];
  const longest = Math.max(0, ...rows.map(({ fullName = "" }) => flow.pen.width({ face: "regular", size: type.body }, fullName)));
  const columns = formColumns(form, { ...measures, name: Math.min(names.most, Math.max(names.least, longest + 2 * type.padX + 1)) });
  const keys = leavesOf(columns).map(({ key }) => key);
  const table = { columns, type, empty: "Lớp chưa có học sinh.", rows: rows.map((cells) => ({ cells: keys.map((key) => cells[key] ?? "") })) };
  drawPrintTable(flow, table, legend.length * LEGEND.leading + 6 + signaturesHeight(form));
  flow.y += 4;
  for (const line of legend) flow.pen.text(paper.left, (flow.y += LEGEND.leading), { face: "italic", size: LEGEND.size }, line);
  drawSignatures(flow, form);
  const note = form.draft ? `${RECONSTRUCTED}. Bản nháp in lúc ${form.printedAt}, lãnh đạo chưa duyệt.` : `${RECONSTRUCTED}. In lúc ${form.printedAt}.`;
  flow.pages.forEach((pen, index) => drawFoot(pen, { left: paper.left, right: paper.right, y: paper.bottom + 22 }, note, { number: index + 1, count: flow.pages.length }));
  return writePrint(flow.pages, paper, formFacts(form), fonts);
}

const formFacts = (form: ClassFormData) => ({
  title: `Bảng tổng hợp kết quả đánh giá giáo dục – Mẫu ${formFor(form.grade, form.period).number} – Lớp ${form.className} – Năm học ${yearWords(form.yearLabel)}`,
  author: form.schoolName,
  subject: FORM_TIMES[form.period],
});

/** School on the left, the form's number on the right, the title and what the guide wants filled in between them. */
function drawHeading(flow: PrintFlow, form: ClassFormData, size: number): void {
  const { pen, paper } = flow;
  const middle = (paper.left + paper.right) / 2;
  let y = paper.top + 10;
  pen.text(paper.left, y, { face: "regular", size: 11 }, form.ward);
  pen.text(paper.right, y, { face: "bold", size: 11 }, `Mẫu ${formFor(form.grade, form.period).number}`, "right");
  y += 13.5;
  pen.text(paper.left, y, { face: "bold", size: 11 }, form.schoolName);
  y += size + 6;
  pen.text(middle, y, { face: "bold", size }, FORM_TITLE, "center");
  y += size + 2;
  pen.text(middle, y, { face: "bold", size: size - 2 }, FORM_TIMES[form.period], "center");
  y += size + 1;
  pen.text(middle, y, { face: "regular", size: size - 2 }, `Lớp: ${form.className}          Năm học: ${yearWords(form.yearLabel)}`, "center");
  flow.y = y + 9;
}
