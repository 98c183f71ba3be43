import "server-only";
import { z } from "zod";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { RequestKey } from "../door/request-key";
import { askWorker } from "../jobs/ask-worker";

export const HandPin = z.strictObject({ key: RequestKey, batchId: z.uuid(), pin: z.string().max(64).default(""), otp: z.string().max(16).optional() });

/**
 * Hands the owner's PIN to the worker, for this batch only. It passes through memory and is kept nowhere. Where a phone confirms
 * there is none: handing over nothing is what asks the phone.
 * Throws: NOT_FOUND, INVALID_INPUT, WRONG_PIN (with the tries left), KEY_LOCKED, KEY_… (as the key says), KEY_IN_BROWSER, SEAL_NEEDS_TOKEN, STALE, WORKER_DOWN.
 */
export async function handPin(ctx: Ctx, input: z.infer<typeof HandPin>): Promise<{ running: true }> {
  const batch = await ctx.db.batch.findUnique({ where: { id: input.batchId }, select: { ownerId: true, state: true, key: { select: { kind: true } } } });
  if (!batch || batch.ownerId !== ctx.actor.staffId) throw new AppError("NOT_FOUND");
  if (batch.state !== "PIN_NEEDED") throw new AppError("STALE");
  if (batch.key.kind === "LOCAL_SERVICE") throw new AppError("KEY_IN_BROWSER");
  if (input.pin === "" && batch.key.kind !== "REMOTE") throw new AppError("INVALID_INPUT");
  const answer = await askWorker({ type: "run-batch", batchId: input.batchId, pin: input.pin, ...(input.otp ? { otp: input.otp } : {}) });
  if (answer.ok) return { running: true };
  throw new AppError(answer.code === "UNEXPECTED" ? "WORKER_DOWN" : answer.code, String(answer.triesLeft ?? 0));
}
