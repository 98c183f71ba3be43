import { PERIOD_WORDS } from "@/lib/domain/assessment/periods";
import { CHAPTER_WORDS } from "@/lib/domain/assessment/statistics-table";
import type { StatisticsSection, StatisticsTable } from "@/lib/domain/assessment/statistics-table";
import type { FontFaces } from "../pdf/skeleton";
import { titleLines, yearWords } from "../pdf/words";
import { wrapText } from "../pdf/text";
import type { FormColumn } from "./column-tree";
import { PrintFlow } from "./print-flow";
import { drawFoot, drawMarks } from "./print-marks";
import { LANDSCAPE, PRINT_TYPE } from "./print-paper";
import { drawPrintTable } from "./print-table";
import type { PrintRow } from "./print-table";
import type { StatisticsData } from "./statistics-data";
import { writePrint } from "./write-print";

export const NO_AVERAGES = "Tỉ lệ tính trên số học sinh đã có kết quả của từng nội dung. Tiểu học không có điểm trung bình (Thông tư 27/2020/TT-BGDĐT).";
const MOST_ON_A4 = 9; // groups beside each other
const SIGNING = 118;

/**
 * Draws a report of numbers, landscape: what is counted in rows, the groups in columns, numbers and shares.
 *
 * Throws: MissingGlyphError.
 */
export function drawStatistics(data: StatisticsData, fonts: FontFaces): Uint8Array {
  const size = Math.max(...data.tables.map(({ groups }) => groups.length)) > MOST_ON_A4 ? "A3" : "A4";
  const paper = LANDSCAPE[size];
  const flow = new PrintFlow(fonts, paper, (pen) => drawMarks(pen, fonts, { x: 0, y: 0, ...paper }, paper.height, { draft: false, trial: data.trial }));
  data.tables.forEach((table, index) => {
    flow.startPage();
    drawHeading(flow, data, table);
    const isLast = index === data.tables.length - 1;
    drawPrintTable(flow, { columns: statisticsColumns(table), rows: statisticsRows(table), type: PRINT_TYPE[size], empty: "Chưa có học sinh nào để thống kê." }, isLast && data.head ? SIGNING : 0);
  });
  if (data.head) drawSigner(flow, data, data.head);
  flow.pages.forEach((pen, index) =>
    drawFoot(pen, { left: paper.left, right: paper.right, y: paper.bottom + 22 }, `${NO_AVERAGES} In lúc ${data.printedAt}.`, { number: index + 1, count: flow.pages.length }),
  );
  const title = `Thống kê kết quả đánh giá giáo dục – ${data.scope} – ${PERIOD_WORDS[data.period]} – Năm học ${yearWords(data.yearLabel)}`;
  return writePrint(flow.pages, paper, { title, author: data.schoolName, subject: "Số lượng và tỉ lệ học sinh theo từng mức" }, fonts);
}

/** The columns of a report: what is counted, then for each group its number and share. */
export const statisticsColumns = ({ groups }: StatisticsTable): FormColumn[] => [
  { key: "label", title: "Nội dung", width: 150, align: "left", grows: 3 },
  ...groups.map((group, index): FormColumn => ({
    title: group,
    columns: [
      { key: `count.${index}`, title: "SL", width: 24, grows: 1 },
      { key: `share.${index}`, title: "%", width: 27, grows: 1 },
    ],
  })),
];

/** The rows of a report: chapters, then each measure with of how many it is counted, its values, and who has none yet. */
export function statisticsRows({ sections }: StatisticsTable): PrintRow[] {
  return sections.flatMap((section, index): PrintRow[] => {
    const opens = sections[index - 1]?.chapter !== section.chapter;
    return [...(opens ? [{ heading: CHAPTER_WORDS[section.chapter].toLocaleUpperCase("vi"), keep: true }] : []), ...sectionRows(section)];
  });
}

function sectionRows({ title, wholes, rows, missing }: StatisticsSection): PrintRow[] {
  const numbers = (counts: readonly number[]) => counts.flatMap((count) => [String(count), ""]);
  const all: PrintRow[] = [
    { cells: [title, ...numbers(wholes)], bold: true },
    ...rows.map(({ label, cells }) => ({ cells: [`– ${label}`, ...cells.flatMap(({ count, share }) => [String(count), share ?? ""])] })),
    ...(missing ? [{ cells: ["– Chưa có kết quả", ...numbers(missing)] }] : []),
  ];
  return all.map((row, index) => ({ ...row, keep: index < all.length - 1 }));
}

function drawHeading(flow: PrintFlow, data: StatisticsData, table: StatisticsTable): void {
  const { pen, paper } = flow;
  const middle = (paper.left + paper.right) / 2;
  let y = paper.top + 10;
  pen.text(paper.left, y, { face: "regular", size: 11 }, data.ward);
  pen.text(paper.left, (y += 13.5), { face: "bold", size: 11 }, data.schoolName);
  pen.text(middle, (y += 18), { face: "bold", size: 13 }, "THỐNG KÊ KẾT QUẢ ĐÁNH GIÁ GIÁO DỤC", "center");
  pen.text(middle, (y += 15), { face: "bold", size: 11 }, `${PERIOD_WORDS[data.period]} – Năm học ${yearWords(data.yearLabel)}`, "center");
  pen.text(middle, (y += 14), { face: "regular", size: 11 }, `${data.scope}: ${data.pupils} học sinh – ${table.title}`, "center");
  if (data.open.length > 0) {
    const warning = `Số liệu còn có thể thay đổi, lãnh đạo chưa duyệt: ${data.open.map((name) => `lớp ${name}`).join(", ")}.`;
    for (const line of wrapText(flow.fonts.italic, 9.5, flow.width, warning)) pen.text(middle, (y += 12), { face: "italic", size: 9.5 }, line, "center");
  }
  flow.y = y + 8;
}

function drawSigner(flow: PrintFlow, { place }: StatisticsData, head: { title: string; name: string }): void {
  const middle = flow.paper.left + flow.width * 0.78;
  let y = flow.y + 20;
  flow.pen.text(middle, y, { face: "italic", size: 11 }, `${place}, ngày …… tháng …… năm ………`, "center");
  for (const title of titleLines(head.title)) flow.pen.text(middle, (y += 14), { face: "bold", size: 11 }, title, "center");
  flow.pen.text(middle, (y += 58), { face: "bold", size: 11 }, head.name, "center");
  flow.y = y;
}
