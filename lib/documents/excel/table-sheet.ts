import { PERIOD_WORDS } from "@/lib/domain/assessment/periods";
import { parseColumn } from "@/lib/domain/records/cell-column";
import type { ExportedPupil, ExportedSheet } from "./sheet-layouts";
import type { Allowed, Look, SheetCell, SheetPaper } from "./workbook";

/** One column of a table: a fact about the pupil, or a value of the class sheet. Unit: `width` in letters. */
export type Field = {
  head: string;
  width: number;
  of: { kind: "fact"; read: (line: { pupil: ExportedPupil; sheet: ExportedSheet }) => string | number | null } | { kind: "cell"; column: string };
};

const BODY: Look = { border: true, middle: true };
const HEAD: Look = { ...BODY, bold: true, wrap: true, align: "center", fill: "DCE6F2" };
const CLOSED = "F2F2F2";

/** Rows above the pupils: the title, the time of assessment, the heading. */
const ABOVE = 3;

/** A table of a class: headings locked, only what may be entered open, with lists of what each cell takes. */
export function layOutTable(sheet: ExportedSheet, { name, title, fields }: { name: string; title: string; fields: readonly Field[] }): SheetPaper {
  const identity = fields.findIndex(({ of }) => of.kind === "cell");
  const last = ABOVE + sheet.pupils.length - 1;
  return {
    name,
    widths: fields.map(({ width }) => width),
    rows: [
      [{ value: title, look: { bold: true, size: 13 } }],
      [{ value: `Năm học ${sheet.yearLabel}. Thời điểm đánh giá:`, look: { italic: true } }, ...blanks(Math.max(0, identity - 2)), { value: PERIOD_WORDS[sheet.period], look: { italic: true } }],
      fields.map(({ head }) => ({ value: head, look: HEAD })),
      ...sheet.pupils.map((pupil) => fields.map((field) => bodyCell(sheet, pupil, field))),
    ],
    heights: { 2: 32 },
    frozen: { rows: ABOVE, columns: Math.max(0, identity) },
    allowed: sheet.pupils.length === 0 ? [] : fields.flatMap(({ of }, column) => (of.kind === "cell" ? ruleFor(of.column, column, last) : [])),
    locked: true,
    page: { size: "A4", landscape: true, fitWidth: true, repeat: ABOVE, footer: "&CTrang &P/&N" },
  };
}

const blanks = (count: number): null[] => Array.from({ length: count }, () => null);

function bodyCell(sheet: ExportedSheet, pupil: ExportedPupil, { of }: Field): SheetCell {
  if (of.kind === "fact") return { value: of.read({ pupil, sheet }), look: { ...BODY, text: true } };
  const long = /^(?:comment|remark)\./.test(of.column);
  const open = pupil.open.has(of.column);
  const look: Look = { ...BODY, open, ...(open ? {} : { fill: CLOSED }), ...(long ? { wrap: true, text: true } : { align: "center" }) };
  return { value: written(of.column, pupil.values[of.column] ?? null), look };
}

/** A value as Excel should hold it: marks and measures as numbers, "Đ" as the paper writes it. */
function written(column: string, value: string | null): string | number | null {
  if (value === null) return null;
  const kind = parseColumn(column)?.kind;
  if (kind === "trait" && value === "D") return "Đ";
  return (kind === "mark" || kind === "height" || kind === "weight") && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

function ruleFor(key: string, column: number, last: number): Allowed[] {
  const rows = [ABOVE, last] as const;
  switch (parseColumn(key)?.kind) {
    case "level":
      return [{ rows, column, rule: { kind: "list", values: ["T", "H", "C"] }, says: "Ô này nhận T, H hoặc C (TT 27/2020, Đ.7)." }];
    case "trait":
      return [{ rows, column, rule: { kind: "list", values: ["T", "Đ", "C"] }, says: "Ô này nhận T, Đ hoặc C (TT 27/2020, Đ.7)." }];
    case "mark":
      return [{ rows, column, rule: { kind: "whole", least: 0, most: 10 }, says: "Điểm kiểm tra là số nguyên từ 0 đến 10 (TT 27/2020, Đ.7)." }];
    case "part":
      return [{ rows, column, rule: { kind: "decimal", least: 0, most: 10 }, says: "Điểm thành phần từ 0 đến 10, ghi đến 0,25." }];
    case "height":
    case "weight":
      return [{ rows, column, rule: { kind: "decimal", least: 5, most: 220 }, says: "Chiều cao từ 50 đến 220 cm, cân nặng từ 5 đến 150 kg." }];
    case "comment":
    case "remark":
      return [{ rows, column, rule: { kind: "length", most: 1_000 }, says: "Nhận xét dài nhiều nhất 1.000 kí tự." }];
    case undefined:
      return [];
  }
}
