import { wholeMark } from "@/lib/domain/assessment/part-marks";
import type { CellValue, GridColumn } from "./grid-types";
import { cellId } from "./grid-types";

/**
 * The whole mark that comes of its parts as they are typed. The server counts it again and keeps its own answer;
 * here it is only shown, and never sent.
 */
export function createWholes(columns: readonly GridColumn[], value: (id: string) => CellValue) {
  const wholeOf = new Map(columns.flatMap((column) => (column.sum?.parts ?? []).map((part) => [part, column] as const)));
  /** The whole mark beside a part's cell. Returns null when the cell is no part of one. */
  return (id: string): { id: string; to: CellValue } | null => {
    if (wholeOf.size === 0) return null;
    const at = id.indexOf("|");
    const [row, column] = [id.slice(0, at), wholeOf.get(id.slice(at + 1))];
    if (!column?.sum) return null;
    const parts = column.sum.parts.map((part) => value(cellId(row, part))).map((part) => (part === null ? null : Number(part)));
    const whole = wholeMark(column.sum.rule, parts);
    return { id: cellId(row, column.key), to: whole === null ? null : String(whole) };
  };
}
