import type { TestDatabase } from "./database";

/** What became of each record of a batch, in order: why it was left out, or its state. */
export async function endsOf(db: TestDatabase["db"], batchId: string): Promise<string[]> {
  const items = await db.batchItem.findMany({ where: { batchId }, orderBy: { order: "asc" } });
  return items.map(({ reason, state }) => reason ?? state);
}
