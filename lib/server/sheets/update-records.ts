import "server-only";
import type { Ctx } from "../context";
import { Prisma } from "../db/client/client";
import { changedColumns, COLUMNS } from "./record-data";
import type { RecordTable, RecordWrite, SheetPlace } from "./record-write";

/**
 * Changes records of one table, in one statement: each if it still stands at the version where it was read.
 *
 * Returns those that were changed: at the others somebody else was faster.
 */
export async function updateRecords(table: RecordTable, ctx: Ctx, place: SheetPlace, writes: readonly RecordWrite[]): Promise<RecordWrite[]> {
  if (writes.length === 0) return [];
  const changes = writes.map((write) => ({ id: write.state?.id, version: write.state?.version, data: changedColumns(ctx, place, write) }));
  const changed = await ctx.db.$queryRaw<{ id: string }[]>(updateSql(table, ctx, JSON.stringify(changes)));
  const ids = new Set(changed.map(({ id }) => id));
  return writes.filter(({ state }) => state !== null && ids.has(state.id));
}

/**
 * The rows are held in the order of their ids before any is written: two people with the same rows wait for each other,
 * never in a ring; a row that has changed while one waited is no longer among them. jsonb_populate_record keeps what a change does not name.
 */
function updateSql(table: RecordTable, { actor, now }: Ctx, changes: string): Prisma.Sql {
  const columns = Prisma.raw(Object.values(COLUMNS[table]).join(", "));
  const row = Prisma.raw(`tracking.${table}`);
  // Of several attempts at a test only the one that counts is written.
  const counts = table === "assessment" ? Prisma.sql`AND row.current` : Prisma.empty;
  return Prisma.sql`${Prisma.raw(`/* update-${table.replaceAll("_", "-")} */`)}
WITH change AS (SELECT * FROM jsonb_to_recordset(${changes}::jsonb) AS change (id uuid, version int, data jsonb)),
held AS MATERIALIZED (SELECT row.id FROM ${row} row JOIN change ON change.id = row.id AND change.version = row.version ${counts} ORDER BY row.id FOR UPDATE OF row)
UPDATE ${row} row SET (${columns}) = (SELECT ${columns} FROM jsonb_populate_record(row, change.data)),
  entered_by_id = ${actor.staffId}::uuid, updated_at = ${now}, version = row.version + 1
FROM held JOIN change ON change.id = held.id WHERE row.id = held.id RETURNING row.id`;
}
