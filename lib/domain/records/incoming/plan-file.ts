import { PERIOD_WORDS } from "../../assessment/periods";
import type { SubjectCode } from "../../assessment/subjects";
import type { SheetText } from "../sheet-text";
import { planLines, type PlannedCell, type PlannedLine, type Target } from "./plan";
import { readLines, type ReadSheet, type SheetFault } from "./read-lines";

/** What was made of one sheet of a file: its columns, or why nothing of it is taken. `holdsUp`: it may be meant for another time. */
export type SheetNote = { name: string; columns: readonly string[]; lines: number; why: string | null; holdsUp: boolean };

export type FilePlan = { sheets: readonly SheetNote[]; lines: readonly PlannedLine[] };

/** What a sheet is left out for. */
const FAULT_WORDS = {
  NO_HEADER: "Không thấy dòng tiêu đề trong 20 dòng đầu (cần cột Họ và tên hoặc Mã học sinh, và ít nhất một cột mức, điểm, nhận xét): trang này được bỏ qua.",
  NO_SUBJECT: "Chưa biết trang này của môn nào: mời chọn môn học ở trên rồi xem trước lại.",
} as const satisfies Record<SheetFault, string>;

/** Reads every sheet of a file and says what would become of each value. A cell that two lines fill differently is refused. */
export function planFile(sheets: readonly SheetText[], subject: SubjectCode | null, target: Target): FilePlan {
  const notes: SheetNote[] = [];
  const lines: PlannedLine[] = [];
  for (const sheet of sheets.filter(({ rows }) => rows.length > 0)) {
    const read = readLines(sheet, subject);
    const why = typeof read === "string" ? FAULT_WORDS[read] : whyNotTaken(read, target);
    const planned = typeof read === "string" || why ? [] : planLines(sheet.name, read.lines, target);
    const columns = typeof read === "string" ? [] : read.columns;
    notes.push({ name: sheet.name, columns, lines: planned.length, why: why ?? (planned.length === 0 ? "Không có dòng nào của lớp này có giá trị." : null), holdsUp: typeof read !== "string" && why !== null });
    lines.push(...planned);
  }
  return { sheets: notes, lines: withoutTwins(lines) };
}

function whyNotTaken(read: ReadSheet, { period }: Target): string | null {
  if (read.periods.length === 0 || read.periods.includes(period)) return null;
  return `Trang này ghi ${read.periods.map((one) => PERIOD_WORDS[one]).join(", ")}, còn thầy cô đang nhập ${PERIOD_WORDS[period]}.`;
}

/** The same cell in two sheets: kept once when both say the same, refused when they differ. */
function withoutTwins(lines: readonly PlannedLine[]): PlannedLine[] {
  const place = ({ pupilId, column }: PlannedCell) => `${pupilId}|${column}`;
  const said = new Map<string, Set<string | null>>();
  for (const cell of lines.flatMap((line) => line.cells)) said.set(place(cell), (said.get(place(cell)) ?? new Set()).add(cell.to));
  const seen = new Set<string>();
  const once = (cell: PlannedCell): PlannedCell[] => {
    if ((said.get(place(cell))?.size ?? 0) > 1) return [{ ...cell, to: cell.from, outcome: "refused", why: "Tệp ghi ô này ở hai chỗ với hai giá trị khác nhau." }];
    return seen.has(place(cell)) || !seen.add(place(cell)) ? [] : [cell];
  };
  return lines.map((line) => ({ ...line, cells: line.cells.flatMap(once) }));
}
