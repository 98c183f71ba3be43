import "server-only";
import type { EntryWindow } from "@/lib/domain/records/entry-window";
import { decideException, decideWindow } from "@/lib/domain/records/entry-window-order";
import { appendHistory } from "../../audit/history";
import type { Ctx } from "../../context";
import type { WindowOrder } from "../../db/client/client";
import { AppError } from "../../errors";
import { getYearLimits } from "./year-limits";

/** Carries an order out, word for word, in the caller's transaction. Throws: ORDER_STATE, ORDER_OVERTAKEN, or what the rule refuses. */
export async function carryOut(ctx: Ctx, order: WindowOrder): Promise<void> {
  const done = await ctx.db.windowOrder.updateMany({
    where: { id: order.id, status: "ORDERED", version: order.version },
    data: { status: "DONE", doneById: ctx.actor.staffId, doneAt: ctx.now, version: { increment: 1 } },
  });
  if (done.count !== 1) throw new AppError("ORDER_STATE");
  await (order.classId === null ? setWindow(ctx, order) : openException(ctx, order, order.classId));
}

async function setWindow(ctx: Ctx, { yearId, grade, period, ...order }: WindowOrder): Promise<void> {
  const place = { yearId, grade, period };
  const before = await ctx.db.entryWindow.findUnique({ where: { yearId_grade_period: place } });
  const decision = decideWindow(before, order, ctx.now, await getYearLimits(ctx.db, yearId));
  if (!decision.ok) throw new AppError(decision.reason);
  const written =
    before === null
      ? await ctx.db.entryWindow.createMany({ data: { ...place, ...decision.value }, skipDuplicates: true })
      : await ctx.db.entryWindow.updateMany({ where: { ...place, version: order.windowVersion }, data: { ...decision.value, version: { increment: 1 } } });
  if (written.count !== 1 || (before === null) !== (order.windowVersion === 0)) throw new AppError("ORDER_OVERTAKEN");
  await appendHistory(ctx, {
    action: "window.set",
    entity: "entry_window",
    entityId: `${yearId}/${grade}/${period}`,
    before: before ? asText(before) : {},
    after: asText(decision.value),
    reason: order.reason,
  });
}

async function openException(ctx: Ctx, order: WindowOrder, classId: string): Promise<void> {
  const { lastDay } = await getYearLimits(ctx.db, order.yearId);
  const decision = decideException(order.closesAt ?? ctx.now, ctx.now, lastDay);
  if (!decision.ok) throw new AppError(decision.reason);
  const { period, partCode } = order;
  await ctx.db.entryException.create({ data: { orderId: order.id, classId, period, partCode, ...decision.value } });
  await appendHistory(ctx, {
    action: "window.open-exception",
    entity: "entry_exception",
    entityId: order.id,
    classId,
    after: { period, part: partCode, ...asText(decision.value) },
    reason: order.reason,
  });
}

const asText = ({ opensAt, closesAt }: EntryWindow) => ({ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() });
