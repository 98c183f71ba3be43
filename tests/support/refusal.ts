import type pg from "pg";
import { DatabaseError } from "pg";

/** Why the database refuses a statement: the name of the constraint, else the SQLSTATE; "accepted" when it does not. Nothing stays either way. */
export async function refusalOf(client: pg.Client, sql: string, values: readonly unknown[] = []): Promise<string> {
  await client.query("BEGIN");
  try {
    await client.query(sql, [...values]);
    return "accepted";
  } catch (error) {
    if (error instanceof DatabaseError) return error.constraint ?? error.code ?? error.message;
    throw error;
  } finally {
    await client.query("ROLLBACK");
  }
}
