import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";

const bytesOf = (text: string) => Buffer.from(text).toString("hex");

/** The tables in which a text stands, as text or as bytes. For a text that stands nowhere by chance. */
export async function tablesWith(database: pg.Client, text: string): Promise<string[]> {
  const { rows: tables } = await database.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('tracking', 'transcripts')`);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await database.query(`select from ${name} as one where one::text like any ($1) limit 1`, [[`%${text}%`, `%${bytesOf(text)}%`]]);
    if (rowCount) found.push(name);
  }
  return found;
}

/** The files of a folder in which a text stands. */
export const filesWith = (folder: string, text: string): string[] => readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
