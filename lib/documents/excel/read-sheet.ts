import type { SheetText, TextCell } from "@/lib/domain/records/sheet-text";
import { parseAddress } from "./cell-address";
import { showSerialDay } from "./read-dates";
import type { Node } from "./read-parts";
import { attribute, child, children, parsePart, richText, textOf } from "./read-parts";
import { unescapeExcel } from "./xml-text";

const MOST_ROWS = 5_000;
const MOST_COLUMNS = 300;
const MOST_CELLS = 300_000;

/** A sheet has more than any list of a school. */
export class TooMuch extends Error {}

/** What a cell may point at: the workbook's texts, the looks that are days, the first day of its calendar. */
export type Book = { strings: readonly string[]; dates: ReadonlySet<number>; from1904: boolean };

/** The rows of a sheet; a merged area says the same in each of its cells. Throws: TooMuch. */
export function readSheet(text: string, book: Book): Pick<SheetText, "rows"> {
  const sheet = child(parsePart(text), "worksheet");
  const rows: (TextCell | undefined)[][] = [];
  let next = 0;
  let cells = 0;
  for (const row of children(child(sheet, "sheetData"), "row")) {
    const at = Number(attribute(row, "r") ?? next + 1) - 1;
    const found = children(row, "c");
    cells += found.length;
    if (!found.some((cell) => "v" in cell || "is" in cell || "f" in cell)) continue; // formatted to the sheet's end, and empty
    if (!(at >= 0 && at < MOST_ROWS) || cells > MOST_CELLS) throw new TooMuch();
    rows[at] = readRow(found, book);
    next = at + 1;
  }
  const filled: (TextCell | undefined)[][] = Array.from({ length: rows.length }, (_, index) => rows[index] ?? []);
  children(child(sheet, "mergeCells"), "mergeCell").forEach((merge) => spread(filled, attribute(merge, "ref") ?? ""));
  return { rows: filled };
}

function readRow(cells: readonly Node[], book: Book): (TextCell | undefined)[] {
  const row: (TextCell | undefined)[] = [];
  let next = 0;
  for (const cell of cells) {
    const column = parseAddress(attribute(cell, "r") ?? "")?.column ?? next;
    next = column + 1;
    const read = readCell(cell, book);
    if (read.text === "" && !read.problem) continue;
    if (column >= MOST_COLUMNS) throw new TooMuch();
    row[column] = read;
  }
  return Array.from(row);
}

function readCell(cell: Node, { strings, dates, from1904 }: Book): TextCell {
  const value = textOf(cell["v"]);
  switch (attribute(cell, "t") ?? "n") {
    case "s":
      return { text: strings[Number(value)] ?? "" };
    case "inlineStr":
      return { text: richText(child(cell, "is")) };
    case "str":
      return { text: unescapeExcel(value) };
    case "b":
      return { text: value === "1" ? "TRUE" : "FALSE" };
    case "e":
      return { text: value, problem: "ERROR" };
    case "d":
      return { text: value.slice(0, 10) };
  }
  if (value === "") return "f" in cell ? { text: "", problem: "FORMULA" } : { text: "" };
  const number = Number(value);
  if (!Number.isFinite(number)) return { text: value, problem: "ERROR" };
  return { text: (dates.has(Number(attribute(cell, "s") ?? 0)) ? showSerialDay(number, from1904) : null) ?? plainNumber(number) };
}

/** Excel keeps 15 digits; what binary numbers add behind them is noise. A code of twelve digits stays whole. */
const plainNumber = (value: number): string => (Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(15))));

const MOST_SPREAD = 2_000; // cells of one merged area that are told

function spread(rows: (TextCell | undefined)[][], ref: string): void {
  const [from, to] = ref.split(":").map((address) => parseAddress(address));
  const top = from ? rows[from.row]?.[from.column] : undefined;
  if (!from || !to || !top || (to.row - from.row + 1) * (to.column - from.column + 1) > MOST_SPREAD || to.column >= MOST_COLUMNS) return;
  for (let row = from.row; row <= Math.min(to.row, rows.length - 1); row++) {
    for (let column = from.column; column <= to.column; column++) (rows[row] ??= [])[column] = { ...top, merged: true };
  }
}
