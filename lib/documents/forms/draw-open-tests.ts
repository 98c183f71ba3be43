import { PERIOD_WORDS } from "@/lib/domain/assessment/periods";
import type { FontFaces } from "../pdf/skeleton";
import { yearWords } from "../pdf/words";
import type { PaperHead } from "./class-form-data";
import type { FormColumn } from "./column-tree";
import { PrintFlow } from "./print-flow";
import { drawFoot, drawMarks } from "./print-marks";
import { PORTRAIT_A4, PRINT_TYPE } from "./print-paper";
import { drawPrintTable } from "./print-table";
import { writePrint } from "./write-print";

/** Who of a class must still be tested. Each row: STT, name, subject, kind, why, who answers. */
export type OpenTestsData = PaperHead & { rows: readonly (readonly string[])[] };

const COLUMNS: readonly FormColumn[] = [
  { key: "orderNo", title: "STT", width: 26 },
  { key: "fullName", title: "Họ và tên", width: 120, align: "left", grows: 1 },
  { key: "subject", title: "Môn", width: 70, align: "left" },
  { key: "kind", title: "Hình thức", width: 72, align: "left" },
  { key: "why", title: "Lý do", width: 90, align: "left", grows: 1 },
  { key: "teachers", title: "Giáo viên", width: 80, align: "left" },
];

/** Draws the list of tests still to be taken, A4. Throws: MissingGlyphError. */
export function drawOpenTests(data: OpenTestsData, fonts: FontFaces): Uint8Array {
  const flow = new PrintFlow(fonts, PORTRAIT_A4, (pen) => drawMarks(pen, fonts, { x: 0, y: 0, ...PORTRAIT_A4 }, PORTRAIT_A4.height, { draft: false, trial: data.trial }));
  const pen = flow.startPage();
  const middle = (PORTRAIT_A4.left + PORTRAIT_A4.right) / 2;
  let y = PORTRAIT_A4.top + 10;
  pen.text(PORTRAIT_A4.left, y, { face: "bold", size: 11 }, data.schoolName);
  pen.text(middle, (y += 26), { face: "bold", size: 13 }, "DANH SÁCH HỌC SINH CÒN PHẢI KIỂM TRA", "center");
  pen.text(middle, (y += 15), { face: "regular", size: 11 }, `Lớp ${data.className} – ${PERIOD_WORDS[data.period]} – Năm học ${yearWords(data.yearLabel)}`, "center");
  flow.y = y + 12;
  drawPrintTable(flow, { columns: COLUMNS, rows: data.rows.map((cells) => ({ cells })), type: PRINT_TYPE.A4, empty: "Không còn học sinh nào phải kiểm tra." });
  flow.pages.forEach((page, index) =>
    drawFoot(page, { left: PORTRAIT_A4.left, right: PORTRAIT_A4.right, y: PORTRAIT_A4.bottom + 22 }, `In lúc ${data.printedAt}.`, { number: index + 1, count: flow.pages.length }),
  );
  const title = `Danh sách học sinh còn phải kiểm tra – Lớp ${data.className} – ${PERIOD_WORDS[data.period]} – Năm học ${yearWords(data.yearLabel)}`;
  return writePrint(flow.pages, PORTRAIT_A4, { title, author: data.schoolName, subject: "Kiểm tra bù, kiểm tra khác, đánh giá bổ sung (Thông tư 27/2020, Điều 7, 11)" }, fonts);
}
