import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { appendHistory } from "../../audit/history";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import { carryOut } from "./carry-out";

export const SettleOrder = z.object({ key: RequestKey, orderId: z.uuid(), version: z.coerce.number().int() });
export type SettleOrder = z.infer<typeof SettleOrder>;

/** The administrator carries out what the head has ordered; he can neither change it nor act without it. Source: QĐ 1789, Đ.33. */
export async function carryOutOrder(ctx: Ctx, { orderId, version }: SettleOrder): Promise<{ done: true }> {
  const right = decide(ctx.actor, "window.carry-out");
  if (!right.ok) throw new AppError(right.reason);
  const order = await ctx.db.windowOrder.findUnique({ where: { id: orderId } });
  if (!order) throw new AppError("NOT_FOUND");
  if (order.status !== "ORDERED" || order.version !== version) throw new AppError("ORDER_STATE");
  await carryOut(ctx, order);
  return { done: true };
}

/** The head takes an order back before it was carried out. Source: QĐ 1789, Đ.30.3c. */
export async function withdrawOrder(ctx: Ctx, { orderId, version }: SettleOrder): Promise<{ done: true }> {
  const right = decide(ctx.actor, "window.open");
  if (!right.ok) throw new AppError(right.reason);
  const withdrawn = await ctx.db.windowOrder.updateMany({ where: { id: orderId, status: "ORDERED", version }, data: { status: "WITHDRAWN", version: { increment: 1 } } });
  if (withdrawn.count !== 1) throw new AppError("ORDER_STATE");
  await appendHistory(ctx, { action: "window.withdraw-order", entity: "window_order", entityId: orderId });
  return { done: true };
}
