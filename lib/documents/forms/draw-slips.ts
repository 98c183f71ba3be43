import { FORM_TIMES } from "@/lib/domain/assessment/class-forms";
import { subjectName, type ForeignLanguage } from "@/lib/domain/assessment/foreign-languages";
import { SUBJECT_LEVEL_WORDS } from "@/lib/domain/assessment/levels";
import { showDay } from "@/lib/domain/vietnam-time";
import { GREY, RULE } from "../pdf/paper";
import type { Pen, TextStyle } from "../pdf/pen";
import type { FontFaces } from "../pdf/skeleton";
import { wrapText } from "../pdf/text";
import { yearWords } from "../pdf/words";
import type { FormSubject } from "./class-form-data";
import { PrintFlow } from "./print-flow";
import { drawMarks } from "./print-marks";
import type { MarkedArea } from "./print-marks";
import { PORTRAIT_A4 } from "./print-paper";
import type { SlipPupil, SlipsData } from "./slip-data";
import { slipLines } from "./slip-lines";
import { writePrint } from "./write-print";

const QUARTER = { width: PORTRAIT_A4.width / 2, height: PORTRAIT_A4.height / 2 };
const MARGIN = 19;
const TEXT_WIDTH = QUARTER.width - 2 * MARGIN;
const REGULAR: TextStyle = { face: "regular", size: 8.4 };
const BOLD: TextStyle = { face: "bold", size: 8.4 };
/** Sizes of the text under the table: the largest in which all of it fits is taken. Unit: points. */
const SIZES = [8.4, 8, 7.6, 7.2] as const;
const LEADING = 1.17; // of the size
const ROW = 10.6;
const COLUMNS = [TEXT_WIDTH - 118, 78, 40] as const;
const FOOT = 52;

/** The text under the table in one size, broken into lines, the bold beginning of a line apart. */
type SetText = { size: number; lines: readonly { bold: string; rest: string }[] };

/**
 * Draws result slips, four to an A4, each a whole of its own when the sheet is cut. A text too long for its quarter goes on in the next.
 *
 * Throws: MissingGlyphError. Source: TT 27/2020, Đ.16.1b (each family is told privately).
 */
export function drawSlips(slips: SlipsData, fonts: FontFaces): Uint8Array {
  const flow = new PrintFlow(fonts, PORTRAIT_A4, drawCutLines);
  let quarter = 0;
  const next = (): MarkedArea => {
    if (quarter % 4 === 0) flow.startPage();
    const area = { x: (quarter % 2) * QUARTER.width, y: (Math.floor(quarter / 2) % 2) * QUARTER.height, ...QUARTER };
    drawMarks(flow.pen, fonts, area, PORTRAIT_A4.height, slips);
    quarter += 1;
    return area;
  };
  for (const pupil of slips.pupils) {
    let rest = drawSlip(flow.fonts, { pen: () => flow.pen, area: next() }, slips, pupil);
    while (rest.lines.length > 0) rest = drawContinued({ pen: () => flow.pen, area: next() }, slips, pupil, rest);
  }
  if (slips.pupils.length === 0) flow.startPage().text(PORTRAIT_A4.width / 2, 100, { face: "regular", size: 12 }, "Lớp chưa có học sinh.", "center");
  const title = `Phiếu kết quả giáo dục – Lớp ${slips.className} – ${FORM_TIMES[slips.period]} – Năm học ${yearWords(slips.yearLabel)}`;
  return writePrint(flow.pages, PORTRAIT_A4, { title, author: slips.schoolName, subject: "Thông báo riêng cho từng gia đình (Thông tư 27/2020, Điều 16)" }, fonts);
}

function drawCutLines(pen: Pen): void {
  const dashed = { width: 0.4, colour: GREY, dash: "3 3" };
  pen.line([QUARTER.width, 12], [QUARTER.width, PORTRAIT_A4.height - 12], dashed);
  pen.line([12, QUARTER.height], [PORTRAIT_A4.width - 12, QUARTER.height], dashed);
}

type Place = { pen: () => Pen; area: MarkedArea };

/** Draws a child's slip. Returns what found no room. */
function drawSlip(fonts: FontFaces, place: Place, slips: SlipsData, pupil: SlipPupil): SetText {
  const y = drawSubjects(place, subjectRows(slips, pupil), drawSlipHead(place, slips, pupil, false)) + 3;
  const set = SIZES.map((size) => setText(fonts, pupil, size));
  const text = set.find(({ lines, size }) => lines.length <= roomFor(place, y, size)) ?? setText(fonts, pupil, SIZES[0]);
  drawSlipFoot(place, slips);
  return drawText(place, text, y);
}

function drawContinued(place: Place, slips: SlipsData, pupil: SlipPupil, text: SetText): SetText {
  drawSlipFoot(place, slips);
  return drawText(place, text, drawSlipHead(place, slips, pupil, true));
}

function drawSlipHead({ pen, area }: Place, slips: SlipsData, pupil: SlipPupil, continued: boolean): number {
  const [left, right, middle] = [area.x + MARGIN, area.x + area.width - MARGIN, area.x + area.width / 2];
  let y = area.y + 30;
  pen().text(left, y, BOLD, slips.schoolName);
  pen().text(right, y, REGULAR, `Năm học ${yearWords(slips.yearLabel)}`, "right");
  y += 15;
  pen().text(middle, y, { face: "bold", size: 11.5 }, "PHIẾU KẾT QUẢ GIÁO DỤC", "center");
  y += 12;
  pen().text(middle, y, { face: "italic", size: 9 }, `${FORM_TIMES[slips.period]}${continued ? " (tiếp theo)" : ""}`, "center");
  y += 14;
  const size = Math.min(10.5, (10.5 * (TEXT_WIDTH - 45)) / pen().width({ face: "bold", size: 10.5 }, pupil.fullName));
  pen().text(left, y, { face: "bold", size }, pupil.fullName);
  pen().text(right, y, { face: "bold", size: 9.5 }, `Lớp ${slips.className}`, "right");
  y += 10.5;
  pen().text(left, y, REGULAR, `Ngày sinh: ${showDay(pupil.birthDate)}`);
  return y + 6;
}

const subjectRows = ({ language }: SlipsData, { subjects }: SlipPupil): string[][] => [["Môn học và hoạt động giáo dục", "Mức đạt được", "Điểm"], ...subjects.map((one) => subjectCells(one, language))];

function drawSubjects({ pen, area }: Place, rows: readonly string[][], top: number): number {
  const edges = [area.x + MARGIN, area.x + MARGIN + COLUMNS[0], area.x + MARGIN + COLUMNS[0] + COLUMNS[1], area.x + MARGIN + TEXT_WIDTH];
  rows.forEach((cells, row) => {
    const baseline = top + row * ROW + 7.9;
    cells.forEach((cell, column) => {
      const [from, to] = [edges[column] ?? 0, edges[column + 1] ?? 0];
      const style = row === 0 ? BOLD : REGULAR;
      if (column === 0) pen().text(from + 3, baseline, style, cell);
      else pen().text((from + to) / 2, baseline, style, cell, "center");
    });
  });
  const bottom = top + rows.length * ROW;
  for (let row = 0; row <= rows.length; row += 1) pen().line([edges[0] ?? 0, top + row * ROW], [edges[3] ?? 0, top + row * ROW], { width: 0.4, colour: RULE });
  for (const edge of edges) pen().line([edge, top], [edge, bottom], { width: 0.4, colour: RULE });
  return bottom;
}

function subjectCells({ subject, standing, level, mark, absent }: FormSubject, language: ForeignLanguage): string[] {
  const name = subjectName(subject, language);
  if (standing === "EXEMPT") return [name, "Được miễn", ""];
  return [name, level ? SUBJECT_LEVEL_WORDS[level as "T" | "H" | "C"] : "chưa có", mark === null ? (absent ? "Vắng" : "") : String(mark)];
}

/** Wrapped by the width of the bold face, which is the wider one. */
function setText(fonts: FontFaces, pupil: SlipPupil, size: number): SetText {
  const lines = slipLines(pupil).flatMap(({ label, text }) =>
    wrapText(fonts.bold, size, TEXT_WIDTH, `${label} ${text}`).map((line, index) =>
      index === 0 && line.startsWith(label) ? { bold: label, rest: line.slice(label.length).trimStart() } : { bold: "", rest: line },
    ),
  );
  return { size, lines };
}

/** How many lines of a size go between a height and the foot; at least one. */
const roomFor = ({ area }: Place, top: number, size: number): number =>
  Math.max(1, Math.floor((area.y + area.height - FOOT - MARGIN - top) / (size * LEADING)));

function drawText(place: Place, { size, lines }: SetText, top: number): SetText {
  const { pen, area } = place;
  const room = roomFor(place, top, size);
  const bold: TextStyle = { face: "bold", size };
  lines.slice(0, room).forEach((line, index) => {
    const y = top + (index + 1) * size * LEADING;
    pen().text(area.x + MARGIN, y, bold, line.bold);
    pen().text(area.x + MARGIN + (line.bold === "" ? 0 : pen().width(bold, `${line.bold} `)), y, { face: "regular", size }, line.rest);
  });
  return { size, lines: lines.slice(room) };
}

/** Where the family answers and the homeroom teacher signs. */
function drawSlipFoot({ pen, area }: Place, { homeroom, draft, printedAt }: SlipsData): void {
  const y = area.y + area.height - MARGIN - FOOT + 14;
  pen().text(area.x + area.width * 0.27, y, BOLD, "Ý kiến của cha mẹ học sinh", "center");
  pen().text(area.x + area.width * 0.76, y, BOLD, "Giáo viên chủ nhiệm", "center");
  pen().text(area.x + area.width * 0.76, y + 34, BOLD, homeroom, "center");
  if (draft) pen().text(area.x + MARGIN, area.y + area.height - 12, { face: "italic", size: 6.5, colour: GREY }, `Bản nháp in lúc ${printedAt}, lãnh đạo chưa duyệt.`);
}
