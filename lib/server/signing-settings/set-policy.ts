import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

export const SetPolicy = z.strictObject({
  key: RequestKey,
  sealOnToken: z.enum(["true", "false"]).transform((text) => text === "true"),
  unknownStatus: z.enum(["WAIT", "SIGN_AND_COMPLETE"]),
  reason: z.string().trim().min(3, "Mời ghi căn cứ hoặc lý do.").max(300),
});

/**
 * The head decides how the school signs: whether only a physical token may seal (CV 2817/SGDĐT-VP), and what happens while the status
 * of a certificate cannot be learned. Kept in the history with its reason.
 */
export async function setPolicy(ctx: Ctx, { sealOnToken, unknownStatus, reason }: z.output<typeof SetPolicy>): Promise<{ set: true }> {
  const right = decide(ctx.actor, "signing.set-policy");
  if (!right.ok) throw new AppError(right.reason);
  const before = await ctx.db.school.findFirstOrThrow({ select: { id: true, sealOnToken: true, unknownStatus: true } });
  const { id, ...was } = before;
  const set = await ctx.db.school.updateMany({ where: { id, ...was }, data: { sealOnToken, unknownStatus } });
  if (set.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, { action: "signing.set-policy", entity: "school", entityId: id, before: was, after: { sealOnToken, unknownStatus }, reason });
  return { set: true };
}
