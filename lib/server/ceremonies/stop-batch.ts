import "server-only";
import { z } from "zod";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { appendEvent } from "../audit/history";

export const StopBatch = z.strictObject({ key: RequestKey, batchId: z.uuid() });

/** Its owner ends a batch. What is signed stays signed; what waits can be signed in a new batch. */
export async function stopBatch(ctx: Ctx, input: z.infer<typeof StopBatch>): Promise<{ stopped: true }> {
  if (!ctx.actor.staffId) throw new AppError("STALE");
  const stopped = await ctx.db.batch.updateMany({
    where: { id: input.batchId, ownerId: ctx.actor.staffId, state: { in: ["PIN_NEEDED", "RUNNING"] } },
    data: { state: "STOPPED", stopReason: "BY_OWNER", finishedAt: ctx.now, leaseUntil: null, version: { increment: 1 } },
  });
  if (stopped.count !== 1) throw new AppError("STALE");
  await appendEvent(ctx, { action: "batch.stop", entity: "batch", entityId: input.batchId, reason: "BY_OWNER" });
  return { stopped: true };
}
