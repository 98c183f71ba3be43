import "server-only";
import { z } from "zod";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { appendEvent } from "../audit/history";

export const PauseBatch = z.strictObject({ key: RequestKey, batchId: z.uuid() });

/**
 * Its owner lets a running batch rest: the worker finishes the record at hand and ends, for the version has moved. It goes on when its owner
 * gives the PIN again, at this machine or another.
 */
export async function pauseBatch(ctx: Ctx, input: z.infer<typeof PauseBatch>): Promise<{ paused: true }> {
  if (!ctx.actor.staffId) throw new AppError("STALE");
  const paused = await ctx.db.batch.updateMany({
    where: { id: input.batchId, ownerId: ctx.actor.staffId, state: "RUNNING" },
    data: { state: "PIN_NEEDED", pausedAt: ctx.now, leaseUntil: null, version: { increment: 1 } },
  });
  if (paused.count !== 1) throw new AppError("STALE");
  await appendEvent(ctx, { action: "batch.pause", entity: "batch", entityId: input.batchId });
  return { paused: true };
}
