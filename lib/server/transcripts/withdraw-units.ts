import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { decideUnitStep } from "@/lib/domain/transcript/unit-life";
import type { Ctx } from "../context";
import { appendEvent } from "../audit/history";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

export const WithdrawUnits = z.strictObject({
  key: RequestKey,
  unitIds: z.array(z.uuid()).min(1).max(100),
  reason: z.string().trim().min(5, "Mời ghi lý do rút.").max(500),
});

/**
 * Ends units before they are issued, so that they can be made anew: a teacher or the head has changed, a value was wrong.
 * Nothing is deleted: the unit and its signatures stay with the reason, its code is cancelled and never used again.
 *
 * Throws: NOT_FOUND, STALE when one of them is no longer being signed.
 * Source: QĐ 1789, Đ.25.2(3) (hủy bỏ mã đã đăng ký); traps B12, B13.
 */
export async function withdrawUnits(ctx: Ctx, input: z.infer<typeof WithdrawUnits>): Promise<{ withdrawn: number }> {
  const { actor, db } = ctx;
  const units = await db.unit.findMany({ where: { id: { in: input.unitIds } }, select: { id: true, classId: true, pupilId: true, code: true, status: true } });
  if (units.length !== new Set(input.unitIds).size) throw new AppError("NOT_FOUND");
  for (const { classId, status } of units) {
    const right = decide(actor, "unit.prepare", { classId });
    if (!right.ok) throw new AppError(right.reason);
    if (!decideUnitStep("withdraw", status, input.reason).ok) throw new AppError("STALE");
  }
  const ids = units.map(({ id }) => id);
  const ended = await db.unit.updateMany({ where: { id: { in: ids }, status: "SIGNING" }, data: { status: "WITHDRAWN", version: { increment: 1 } } });
  if (ended.count !== ids.length) throw new AppError("STALE");
  await db.codeRegistration.updateMany({ where: { unitId: { in: ids }, status: "REGISTERED" }, data: { status: "CANCELLED" } });
  await appendEvent(
    ctx,
    ...units.map(({ id, pupilId }) => ({
      action: "unit.withdraw",
      entity: "unit",
      entityId: id,
      pupilId,
      before: { status: "SIGNING" },
      after: { status: "WITHDRAWN" },
      reason: input.reason,
    })),
  );
  return { withdrawn: ended.count };
}
