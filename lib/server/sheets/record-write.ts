import "server-only";
import type { CellColumn } from "@/lib/domain/records/cell-column";
import { recordKey } from "@/lib/domain/records/cell-column";
import type { ClassFacts } from "./class-facts";
import type { RecordState } from "./sheet-values";

export type CellWrite = { column: CellColumn; value: string | null };

/** One record of a pupil (a subject, a trait, a remark, the measures) and the cells of it that change. `state`: null when there is none yet. */
export type RecordWrite = { pupilId: string; state: RecordState | null; cells: readonly CellWrite[] };

/** What the records of a sheet have in common. */
export type SheetPlace = Pick<ClassFacts, "yearId" | "period" | "grade" | "rules">;

/**
 * The tables that keep records, in the order in which they are written: the same for everybody, so that nobody waits in
 * a ring. Assessments come last because the sums of part marks are written into them afterwards.
 */
export const RECORD_TABLES = ["part_mark", "trait_assessment", "homeroom_remark", "health_measure", "assessment"] as const;
export type RecordTable = (typeof RECORD_TABLES)[number];

/** The place of a record among those of a sheet. */
export const recordPlace = (pupilId: string, column: CellColumn): string => `${pupilId}|${recordKey(column)}`;

/** The place that a write is about. */
export const placeOf = (write: RecordWrite): string => recordPlace(write.pupilId, columnOf(write));

/** A column that says which record a write is about: all its cells are of that record. */
export function columnOf({ cells: [first] }: RecordWrite): CellColumn {
  if (!first) throw new Error("a write without a cell");
  return first.column;
}

/** Where a record is kept. */
export function tableOf(write: RecordWrite): RecordTable {
  const column = columnOf(write);
  if (column.kind === "part") return "part_mark";
  if ("subject" in column) return "assessment";
  if (column.kind === "trait") return "trait_assessment";
  return column.kind === "remark" ? "homeroom_remark" : "health_measure";
}
