import "server-only";
import type { PrismaClient } from "../db/client/client";

const WAITS_AGAIN = { state: "PIN_NEEDED", leaseUntil: null, version: { increment: 1 } } as const;

/**
 * Finds batches whose worker is gone (killed, restarted, cut off) and lets them wait for their owner's PIN.
 * Nothing they did is undone; they go on at the first record that is not signed.
 */
export async function recoverBatches(db: PrismaClient, now: Date): Promise<number> {
  const found = await db.batch.updateMany({
    where: { state: "RUNNING", OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
    data: WAITS_AGAIN,
  });
  return found.count;
}

/**
 * The same when the worker starts: there is one, so whatever runs then ran in one that is gone, and its owner need not wait for the
 * lease. Were it alive after all, it would find that the batch is no longer its own, and end.
 */
export async function recoverAtStart(db: PrismaClient): Promise<number> {
  const found = await db.batch.updateMany({ where: { state: "RUNNING" }, data: WAITS_AGAIN });
  return found.count;
}
