import type { Look, SheetCell } from "../excel/workbook";
import type { FormColumn } from "./column-tree";
import { depthOf, headCells, leavesOf } from "./column-tree";
import type { PrintRow } from "./print-table";

const HEAD: Look = { bold: true, align: "center", middle: true, wrap: true, border: true };
const UPRIGHT: Look = { ...HEAD, turned: true };

/** A printed table as rows of an Excel sheet: the head with its merged and turned cells, then the values, numbers as numbers. */
export function tableSheet(columns: readonly FormColumn[], rows: readonly PrintRow[]): { head: SheetCell[][]; body: SheetCell[][] } {
  const leaves = leavesOf(columns);
  const head: SheetCell[][] = Array.from({ length: depthOf(columns) }, () => leaves.map(() => null));
  for (const { title, upright, row, rows: down, column, columns: across } of headCells(columns)) {
    const place = head[row];
    if (place) place[column] = { value: title, look: upright ? UPRIGHT : HEAD, across, down };
  }
  return { head, body: rows.map((row) => bodyRow(row, leaves)) };
}

function bodyRow(row: PrintRow, leaves: ReturnType<typeof leavesOf>): SheetCell[] {
  if ("heading" in row) return [{ value: row.heading, look: { bold: true, border: true, middle: true }, across: leaves.length }, ...leaves.slice(1).map(() => null)];
  return leaves.map(({ align }, column) => {
    const look: Look = { border: true, middle: true, wrap: align === "left", align: align ?? "center", ...(row.bold ? { bold: true } : {}) };
    return { value: cellValue(row.cells[column] ?? ""), look };
  });
}

/** Whole numbers and shares stay numbers, so that a sheet can go on counting; everything else is text. */
const cellValue = (text: string): string | number | null => (text === "" ? null : /^\d{1,6}(,\d)?$/.test(text) ? Number(text.replace(",", ".")) : text);
