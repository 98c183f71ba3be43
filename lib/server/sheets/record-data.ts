import "server-only";
import type { Ctx } from "../context";
import type { CellWrite, RecordTable, RecordWrite, SheetPlace } from "./record-write";
import { tableOf } from "./record-write";
import type { SubjectData } from "./subject-data";
import { subjectData } from "./subject-data";

/** The changed cells of a subject, for this sheet and day. */
export const assessmentData = ({ now }: Pick<Ctx, "now">, place: SheetPlace, { cells }: RecordWrite): SubjectData => subjectData(cells, { ...place, now });

/** The level of a trait. */
export const traitData = (write: RecordWrite) => ({ level: lastValue(write) as "T" | "D" | "C" | null });

export const remarkData = (write: RecordWrite) => ({ text: lastValue(write) });
export const partData = (write: RecordWrite) => ({ value: lastValue(write) });

/** Height and weight, whichever changes. Not named: stays. */
export function measureData({ cells }: RecordWrite) {
  const data: { heightCm?: string | null; weightKg?: string | null } = {};
  for (const { column, value } of cells) data[column.kind === "height" ? "heightCm" : "weightKg"] = value;
  return data;
}

/** Of a cell that one batch names twice the last counts. */
const lastValue = ({ cells }: { cells: readonly CellWrite[] }): string | null => cells.at(-1)?.value ?? null;

/** The columns of each table that cells fill, by the names used here. */
export const COLUMNS = {
  assessment: { level: "level", mark: "mark", absentReason: "absent_reason", assessedOn: "assessed_on", comment: "comment" },
  part_mark: { value: "value" },
  trait_assessment: { level: "level" },
  homeroom_remark: { text: "text" },
  health_measure: { heightCm: "height_cm", weightKg: "weight_kg" },
} as const satisfies Record<RecordTable, Record<string, string>>;

/** What a write changes, by column of its table. Not named: stays. */
export function changedColumns(ctx: Pick<Ctx, "now">, place: SheetPlace, write: RecordWrite): Record<string, unknown> {
  const table = tableOf(write);
  const data: Record<string, unknown> = dataOf(table, ctx, place, write);
  return Object.fromEntries(Object.entries(COLUMNS[table]).flatMap(([name, column]) => (name in data ? [[column, data[name]]] : [])));
}

function dataOf(table: RecordTable, ctx: Pick<Ctx, "now">, place: SheetPlace, write: RecordWrite) {
  switch (table) {
    case "assessment":
      return assessmentData(ctx, place, write);
    case "part_mark":
      return partData(write);
    case "trait_assessment":
      return traitData(write);
    case "homeroom_remark":
      return remarkData(write);
    case "health_measure":
      return measureData(write);
  }
}
