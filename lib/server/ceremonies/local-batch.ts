import "server-only";
import type { PrismaClient } from "../db/client/client";
import type { Ctx } from "../context";
import { lookBeforeSigning } from "../certificates/ended-certificate";
import { AppError } from "../errors";
import { finishBatch, LEASE_MS, renewLease, type Claim } from "./batch-lease";
import { Fence } from "./fence";
import { loadBatch, type WaitingBatch } from "./load-batch";
import { stopForCertificate } from "./stop-for-certificate";

/** A batch whose owner's own browser drives the key: what a request works with. */
export type LocalBatch = { batch: WaitingBatch; claim: Claim; fence: Fence };

/**
 * The batch of this person, signed through the service on their computer, as running: whoever of their machines asks goes on
 * with it. The same hashes come back for each of them, so two at once do no harm. mayResume: asking for hashes ends a pause; a value
 * that comes late does not.
 *
 * Throws: NOT_FOUND, STALE (it is done, stopped, or of another kind of key), CERTIFICATE_….
 */
export async function runLocally(db: PrismaClient, now: Date, { actor }: Pick<Ctx, "actor">, batchId: string, mayResume: boolean): Promise<LocalBatch> {
  const batch = await loadBatch(db, batchId);
  if (!batch || batch.ownerId !== actor.staffId) throw new AppError("NOT_FOUND");
  if (batch.heldKey.kind !== "LOCAL_SERVICE" || (batch.state !== "PIN_NEEDED" && batch.state !== "RUNNING")) throw new AppError("STALE");
  if (batch.pausedAt && !mayResume) throw new AppError("STALE");
  const claim = batch.state === "RUNNING" ? { batchId, version: batch.version } : await claimBatch(db, now, batch);
  if (!(await renewLease(db, now, claim))) throw new AppError("STALE");
  const fence = new Fence(db, { ...claim, actor: batch.actor, certificateId: batch.certificateId });
  return { batch, claim, fence };
}

async function claimBatch(db: PrismaClient, now: Date, batch: WaitingBatch): Promise<Claim> {
  const { refusal, record } = await lookBeforeSigning(db, now, batch.certificate);
  if (refusal) {
    await stopForCertificate(db, now, batch, refusal);
    throw new AppError(refusal);
  }
  const claimed = await db.batch.updateMany({
    where: { id: batch.id, state: "PIN_NEEDED", version: batch.version },
    data: { state: "RUNNING", statusBefore: record, stopReason: null, triesLeft: null, pausedAt: null, leaseUntil: new Date(now.getTime() + LEASE_MS), version: { increment: 1 } },
  });
  if (claimed.count !== 1) throw new AppError("STALE");
  return { batchId: batch.id, version: batch.version + 1 };
}

/** How far a batch is. left: records that still wait. */
export type LocalProgress = { left: number; done: number; total: number };

/** Ends the batch when nothing waits any more, and says how far it is. */
export async function progressOf(db: PrismaClient, now: Date, claim: Claim): Promise<LocalProgress> {
  await finishBatch(db, now, claim);
  const counted = await db.batchItem.groupBy({ by: ["state"], where: { batchId: claim.batchId }, _count: true });
  const count = (state: string) => counted.find((one) => one.state === state)?._count ?? 0;
  return { left: count("WAITING"), done: count("DONE"), total: counted.reduce((sum, one) => sum + one._count, 0) };
}
