import { PERIOD_WORDS } from "@/lib/domain/assessment/periods";
import type { StatisticsTable } from "@/lib/domain/assessment/statistics-table";
import type { SheetPaper, Workbook } from "../excel/workbook";
import { TRIAL_WORDS } from "../pdf/trial-mark";
import { yearWords } from "../pdf/words";
import { leavesOf } from "./column-tree";
import { NO_AVERAGES, statisticsColumns, statisticsRows } from "./draw-statistics";
import type { StatisticsData } from "./statistics-data";
import { tableSheet } from "./table-sheet";

/** A report of numbers as an Excel file, one sheet a table; counts and shares are numbers. */
export function statisticsWorkbook(data: StatisticsData): Workbook {
  return { title: `Thống kê kết quả đánh giá giáo dục – ${data.scope}`, sheets: data.tables.map((table) => statisticsSheet(data, table)) };
}

function statisticsSheet(data: StatisticsData, table: StatisticsTable): SheetPaper {
  const columns = statisticsColumns(table);
  const leaves = leavesOf(columns);
  const { head, body } = tableSheet(columns, statisticsRows(table));
  const line = (value: string, look = {}) => [{ value, look: { align: "center" as const, ...look }, across: leaves.length }];
  const open = data.open.length > 0 ? `Số liệu còn có thể thay đổi, lãnh đạo chưa duyệt: ${data.open.map((name) => `lớp ${name}`).join(", ")}.` : "";
  const above = [
    [{ value: data.schoolName, look: { bold: true }, across: leaves.length }],
    line("THỐNG KÊ KẾT QUẢ ĐÁNH GIÁ GIÁO DỤC", { bold: true, size: 14 }),
    line(`${PERIOD_WORDS[data.period]} – Năm học ${yearWords(data.yearLabel)}`, { bold: true }),
    line(`${data.scope}: ${data.pupils} học sinh – ${table.title}`),
    line([open, data.trial ? TRIAL_WORDS : ""].filter(Boolean).join(" "), { italic: true }),
  ];
  return {
    name: table.title,
    widths: leaves.map(({ key }) => (key === "label" ? 42 : 8)),
    rows: [...above, ...head, ...body, line(`${NO_AVERAGES} Lập lúc ${data.printedAt}.`, { italic: true, size: 9, align: "left" })],
    frozen: { rows: above.length + head.length, columns: 1 },
    page: { size: "A4", landscape: true, fitWidth: true, repeat: above.length + head.length, footer: "&RTrang &P/&N" },
  };
}
