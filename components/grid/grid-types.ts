import type { PartRule } from "@/lib/domain/assessment/part-marks";
/** How a column is typed into, which keys it takes and how wide it is. */
export type ColumnInput = "level" | "trait" | "mark" | "text" | "number" | "shown";

export type GridColumn = {
  key: string; // "level.TV"
  record: string; // columns of one record share its version
  input: ColumnInput;
  head: string; // "Mức"
  group: string; // "Tiếng Việt"
  name: string; // "Mức đạt được, Tiếng Việt": for those who hear the grid
  partner?: string; // the mark of a level, the level of a mark: together they may look odd
  maxLength?: number;
  optional?: boolean; // may stay empty
  sum?: { rule: PartRule; parts: readonly string[] }; // counted from these columns, never typed
  absent?: "FILLS" | "WAITS"; // "V" may stand here: it fills the cell, or a make-up test is still waited for
};

/** Why a cell cannot be typed into. Absent from `locked`: it can. */
export type GridRow = {
  id: string;
  orderNo: number;
  name: string;
  code?: string; // pupil code: tells whose a pasted line is
  note: string | null; // "Chuyển trường 12/03/2026"
  locked: Readonly<Record<string, string>>; // column key → reason; "*" for the whole row
  none: readonly string[]; // columns this pupil has no cell in: exempt, or the subject is not taken
};

export type CellValue = string | null;

export type GridSheet = {
  id: string; // names the sheet in what this computer keeps
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  values: Readonly<Record<string, CellValue>>; // cellId → value
  versions: Readonly<Record<string, number>>; // `${row}|${record}` → version
};

/** What a cell says besides its value. `mine`: what the person wrote and what does not stand there. */
export type CellNote =
  | { kind: "refused"; message: string; mine?: CellValue }
  | { kind: "conflict"; message: string; mine: CellValue; author: string; at: string };

/** Allowed, but worth a second look. `tag`: a word shown in the cell; null: said only to whoever stands there. */
export type CellWarning = { message: string; tag: string | null };

export type CellChange = { pupilId: string; column: string; value: CellValue; baseVersion: number };

export type CellAnswer =
  | { outcome: "saved"; pupilId: string; column: string; version: number }
  | { outcome: "refused"; pupilId: string; column: string; code: string; message: string }
  | { outcome: "conflict"; pupilId: string; column: string; value: CellValue; version: number; author: string; at: string };

export const cellId = (row: string, column: string): string => `${row}|${column}`;
