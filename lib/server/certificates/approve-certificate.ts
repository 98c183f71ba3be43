import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { appendEvent } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

export const ApproveCertificate = z.strictObject({
  key: RequestKey,
  certificateId: z.uuid(),
  paper: z.string().trim().min(3, "Mời ghi số văn bản phê duyệt.").max(200),
});

/**
 * Records that a certificate may be used: the head's decision for staff, the superior's for the school and the head,
 * with the number of its paper. Source: QĐ 1789, Đ.9, 20.3; CV 2088, III.1.
 */
export async function approveCertificate(ctx: Ctx, input: z.infer<typeof ApproveCertificate>): Promise<{ approved: true }> {
  const right = decide(ctx.actor, "certificate.approve");
  if (!right.ok) throw new AppError(right.reason);
  const approved = await ctx.db.certificate.updateMany({
    where: { id: input.certificateId, status: "DECLARED" },
    data: { status: "APPROVED", approvedById: ctx.actor.accountId, approvedAt: ctx.now, version: { increment: 1 } },
  });
  if (approved.count !== 1) throw new AppError("STALE");
  await appendEvent(ctx, {
    action: "certificate.approve",
    entity: "certificate",
    entityId: input.certificateId,
    before: { status: "DECLARED" },
    after: { status: "APPROVED" },
    reason: input.paper,
  });
  return { approved: true };
}
