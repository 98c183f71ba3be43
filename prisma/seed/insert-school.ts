import type { Db } from "@/lib/server/context";
import type { GeneratedSchool } from "./generate-school";
import { TABLES, type SchoolRows, type TableName } from "./rows";

/** One statement takes as many rows as fit well into one parameter. */
const CHUNK = 5_000;

/** Writes a generated school, a part at a time: memory stays that of one class, whatever the size of the school. */
export async function insertSchool(db: Db, school: GeneratedSchool): Promise<void> {
  await insertRows(db, school.frame);
  for (const rows of school.classes()) await insertRows(db, rows);
}

/** Writes rows of any of the tables, in the order of their foreign keys. */
export async function insertRows(db: Db, rows: SchoolRows): Promise<void> {
  for (const table of TABLES) {
    for (let from = 0; from < rows[table].length; from += CHUNK) await insertChunk(db, table, rows[table].slice(from, from + CHUNK));
  }
}

/**
 * All rows of a chunk as one JSON parameter: one round trip and one plan for thousands of rows, where a row a parameter list
 * would meet the protocol's limit of 65,535. Columns that no row names keep the table's default.
 */
async function insertChunk(db: Db, table: TableName, rows: readonly object[]): Promise<void> {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = fields.map((field) => `"${columnOf(field)}"`).join(", ");
  const json = JSON.stringify(rows.map((row) => Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value]))));
  await db.$executeRawUnsafe(
    `INSERT INTO tracking."${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::tracking."${table}", $1::jsonb)`,
    json,
  );
}

/** schema.prisma maps every field to its snake_case. */
const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
