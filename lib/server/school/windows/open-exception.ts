import "server-only";
import { z } from "zod";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { decide } from "@/lib/domain/people/permissions";
import { decideException } from "@/lib/domain/records/entry-window-order";
import { appendHistory } from "../../audit/history";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import { carryOut } from "./carry-out";
import { LocalTime } from "./order-windows";
import { getYearLimits } from "./year-limits";

export const OpenException = z.object({
  key: RequestKey,
  classId: z.uuid("Mời chọn lớp."),
  period: z.enum(PERIODS),
  part: z.enum(["", "HOMEROOM", ...SUBJECT_CODES]), // empty: every part of the class
  closesAt: LocalTime,
  by: z.enum(["HEAD", "ADMINISTRATOR"]),
  reason: z.string().trim().min(1, "Mời ghi lý do.").max(300),
});
export type OpenException = z.infer<typeof OpenException>;

/**
 * After a grade's window has closed, the head lets one class, or one part of it, be entered until a named end: a part that was
 * returned, a pupil held out. What is locked by its state (handed in, certified) stays locked.
 *
 * Source: QĐ 1789, Đ.13.3, 21.2, 30.3c.
 */
export async function openException(ctx: Ctx, input: OpenException): Promise<{ orders: 1 }> {
  const right = decide(ctx.actor, "window.open");
  if (!right.ok) throw new AppError(right.reason);
  const schoolClass = await ctx.db.schoolClass.findUnique({ where: { id: input.classId }, select: { yearId: true, grade: true } });
  if (!schoolClass) throw new AppError("NOT_FOUND");
  if (input.closesAt === null) throw new AppError("WINDOW_TIME");
  const { lastDay } = await getYearLimits(ctx.db, schoolClass.yearId);
  const decision = decideException(input.closesAt, ctx.now, lastDay);
  if (!decision.ok) throw new AppError(decision.reason);
  const { classId, period, closesAt, reason } = input;
  const order = await ctx.db.windowOrder.create({
    data: { ...schoolClass, classId, period, partCode: input.part || null, closesAt, windowVersion: 0, reason, orderedById: ctx.actor.staffId ?? "", orderedAt: ctx.now },
  });
  if (input.by === "HEAD") await carryOut(ctx, order);
  return { orders: 1 };
}

export const EndException = z.object({ key: RequestKey, exceptionId: z.uuid(), version: z.coerce.number().int(), note: z.string().trim().min(1, "Mời ghi lý do.").max(300) });
export type EndException = z.infer<typeof EndException>;

/** The head closes an exception before its end. Source: QĐ 1789, Đ.30.3c. */
export async function endException(ctx: Ctx, { exceptionId, version, note }: EndException): Promise<{ done: true }> {
  const right = decide(ctx.actor, "window.open");
  if (!right.ok) throw new AppError(right.reason);
  const before = await ctx.db.entryException.findUnique({ where: { id: exceptionId } });
  if (!before) throw new AppError("NOT_FOUND");
  const ended = await ctx.db.entryException.updateMany({ where: { id: exceptionId, version, closesAt: { gt: ctx.now } }, data: { closesAt: ctx.now, version: { increment: 1 } } });
  if (ended.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, {
    action: "window.end-exception",
    entity: "entry_exception",
    entityId: before.orderId,
    classId: before.classId,
    before: { closesAt: before.closesAt.toISOString() },
    after: { closesAt: ctx.now.toISOString() },
    reason: note,
  });
  return { done: true };
}
