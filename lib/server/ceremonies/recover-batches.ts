import "server-only";
import type { PrismaClient } from "../db/client/client";

/**
 * Finds batches whose worker is gone (killed, restarted, cut off) and lets them wait for their owner's PIN.
 * Nothing they did is undone; they go on at the first record that is not signed.
 */
export async function recoverBatches(db: PrismaClient, now: Date): Promise<number> {
  const found = await db.batch.updateMany({
    where: { state: "RUNNING", OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
    data: { state: "PIN_NEEDED", leaseUntil: null, version: { increment: 1 } },
  });
  return found.count;
}
