import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { appendEvent } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

export const RevokeCertificate = z.strictObject({ key: RequestKey, certificateId: z.uuid(), reason: z.string().trim().min(3, "Mời ghi lý do.").max(500) });

/** Ends the use of a certificate here: its holder left, or lost the key. What it signed before stays as it is. */
export async function revokeCertificate(ctx: Ctx, input: z.infer<typeof RevokeCertificate>): Promise<{ revoked: true }> {
  const right = decide(ctx.actor, "certificate.approve");
  if (!right.ok) throw new AppError(right.reason);
  const revoked = await ctx.db.certificate.updateMany({
    where: { id: input.certificateId, status: { not: "REVOKED" } },
    data: { status: "REVOKED", revokedAt: ctx.now, version: { increment: 1 } },
  });
  if (revoked.count !== 1) throw new AppError("STALE");
  await appendEvent(ctx, { action: "certificate.revoke", entity: "certificate", entityId: input.certificateId, after: { status: "REVOKED" }, reason: input.reason });
  return { revoked: true };
}
