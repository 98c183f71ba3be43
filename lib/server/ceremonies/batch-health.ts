import "server-only";
import type { BatchPurpose, BatchState, SlotRole } from "../db/client/enums";
import type { Db } from "../context";

/** A batch that is not finished, as whoever looks after the portal sees it: whose and how far, not which pupils. */
export type OpenBatch = {
  id: string;
  owner: string;
  role: SlotRole;
  purpose: BatchPurpose;
  state: BatchState;
  done: number;
  total: number;
  since: Date; // it waits, or has been running
  stuck: boolean; // says it runs and gives no sign of life
};

const A_SIGN_OF_LIFE_MS = 30_000; // a lease is renewed far more often; the worker finds lost ones by itself

/** Every batch that runs, waits for its owner's PIN, or has lost its worker; the oldest first. */
export async function readBatchHealth(db: Db, now: Date): Promise<OpenBatch[]> {
  const batches = await db.batch.findMany({
    where: { state: { in: ["RUNNING", "PIN_NEEDED"] } },
    orderBy: { createdAt: "asc" },
    take: 200,
    select: { id: true, ownerId: true, role: true, purpose: true, state: true, total: true, createdAt: true, pausedAt: true, leaseUntil: true },
  });
  const [owners, done] = [
    await db.staff.findMany({ where: { id: { in: batches.map(({ ownerId }) => ownerId) } }, select: { id: true, fullName: true } }),
    await db.batchItem.groupBy({ by: ["batchId"], where: { batchId: { in: batches.map(({ id }) => id) }, state: { not: "WAITING" } }, _count: true }),
  ];
  return batches.map(({ ownerId, createdAt, pausedAt, leaseUntil, ...batch }) => ({
    ...batch,
    owner: owners.find(({ id }) => id === ownerId)?.fullName ?? "",
    done: done.find(({ batchId }) => batchId === batch.id)?._count ?? 0,
    since: pausedAt ?? createdAt,
    stuck: batch.state === "RUNNING" && (leaseUntil === null || leaseUntil.getTime() + A_SIGN_OF_LIFE_MS < now.getTime()),
  }));
}
