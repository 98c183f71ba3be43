import "server-only";
import { termOf } from "@/lib/domain/assessment/periods";
import type { CellColumn } from "@/lib/domain/records/cell-column";
import type { Ctx } from "../context";
import { Prisma } from "../db/client/client";
import { newId } from "../new-id";
import { changedColumns, COLUMNS } from "./record-data";
import type { RecordTable, RecordWrite, SheetPlace } from "./record-write";
import { columnOf } from "./record-write";

/**
 * Makes records of one table that are not there yet, in one statement.
 *
 * Returns those that were made: the others somebody else made meanwhile.
 */
export async function insertRecords(table: RecordTable, ctx: Ctx, place: SheetPlace, writes: readonly RecordWrite[]): Promise<RecordWrite[]> {
  if (writes.length === 0) return [];
  const ids = writes.map(() => newId());
  const rows = writes.map((write, at) => ({ id: ids[at], pupil_id: write.pupilId, ...keyOf(columnOf(write), place), ...changedColumns(ctx, place, write) }));
  const made = new Set((await ctx.db.$queryRaw<{ id: string }[]>(insertSql(table, ctx, place, JSON.stringify(rows)))).map(({ id }) => id));
  return writes.filter((_, at) => made.has(ids[at] ?? ""));
}

/** Rows are made in the order they are given in (write-records.ts): two people who make the same ones wait for each other, never in a ring. */
function insertSql(table: RecordTable, { actor, now }: Ctx, { yearId }: SheetPlace, rows: string): Prisma.Sql {
  const columns = Prisma.raw(["id", "pupil_id", ...KEYS[table], ...Object.values(COLUMNS[table])].join(", "));
  const target = Prisma.raw(`tracking.${table}`);
  return Prisma.sql`${Prisma.raw(`/* insert-${table.replaceAll("_", "-")} */`)}
INSERT INTO ${target} (${columns}, year_id, entered_by_id, updated_at)
SELECT ${columns}, ${yearId}::uuid, ${actor.staffId}::uuid, ${now}::timestamptz FROM jsonb_populate_recordset(NULL::${target}, ${rows}::jsonb)
ON CONFLICT DO NOTHING RETURNING id`;
}

/** What tells a pupil's records of a year apart, by table. */
const KEYS = {
  assessment: ["period", "subject_code"],
  part_mark: ["period", "subject_code", "part_code"],
  trait_assessment: ["period", "trait_code"],
  homeroom_remark: ["period", "kind"],
  health_measure: ["term"],
} as const satisfies Record<RecordTable, readonly string[]>;

function keyOf(column: CellColumn, { period }: SheetPlace) {
  if (column.kind === "part") return { period, subject_code: column.subject, part_code: column.part };
  if ("subject" in column) return { period, subject_code: column.subject };
  if (column.kind === "trait") return { period, trait_code: column.trait };
  return column.kind === "remark" ? { period, kind: column.remark } : { term: termOf(period) };
}
