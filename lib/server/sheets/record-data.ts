import "server-only";
import type { Ctx } from "../context";
import type { RecordTable, RecordWrite, SheetPlace } from "./record-write";
import { tableOf } from "./record-write";
import { subjectData } from "./subject-data";

/** The columns of each table that cells fill, by the names used here. */
export const COLUMNS = {
  assessment: { level: "level", mark: "mark", absentReason: "absent_reason", assessedOn: "assessed_on", comment: "comment" },
  part_mark: { value: "value" },
  trait_assessment: { value: "level" },
  homeroom_remark: { value: "text" },
  health_measure: { height: "height_cm", weight: "weight_kg" },
} as const satisfies Record<RecordTable, Record<string, string>>;

/** What a write changes, by column of its table. Not named: stays. */
export function changedColumns(ctx: Pick<Ctx, "now">, place: SheetPlace, write: RecordWrite): Record<string, unknown> {
  const table = tableOf(write);
  const data = dataOf(table, ctx, place, write);
  return Object.fromEntries(Object.entries(COLUMNS[table]).flatMap(([name, column]) => (name in data ? [[column, data[name]]] : [])));
}

function dataOf(table: RecordTable, { now }: Pick<Ctx, "now">, place: SheetPlace, { cells }: RecordWrite): Record<string, unknown> {
  if (table === "assessment") return subjectData(cells, { ...place, now });
  if (table === "health_measure") return Object.fromEntries(cells.map(({ column, value }) => [column.kind, value]));
  return { value: cells.at(-1)?.value ?? null }; // of a cell that one batch names twice the last counts
}
