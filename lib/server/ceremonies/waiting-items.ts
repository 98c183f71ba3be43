import "server-only";
import type { PrismaClient } from "../db/client/client";
import type { ItemOfBatch } from "./record-at-work";

/** One of `of` parts of a batch, counted from 0: always the same records, so that no two threads ever take one twice. */
export type Share = { index: number; of: number };

/** The next waiting records of a batch, or of a share of it, after a place in its order. */
export async function waitingItems(db: PrismaClient, { batchId, share = { index: 0, of: 1 } }: { batchId: string; share?: Share }, part: { after: number; count: number }): Promise<ItemOfBatch[]> {
  return db.$queryRaw<ItemOfBatch[]>`
    SELECT id::text, batch_id::text AS "batchId", unit_id::text AS "unitId", slot_id::text AS "slotId", "order", digest
    FROM transcripts.batch_item
    WHERE batch_id = ${batchId}::uuid AND state = 'WAITING' AND "order" > ${part.after} AND "order" % ${share.of} = ${share.index}
    ORDER BY "order" LIMIT ${part.count}`;
}
