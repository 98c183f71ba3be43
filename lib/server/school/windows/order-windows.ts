import "server-only";
import { z } from "zod";
import { PERIODS, type Grade } from "@/lib/domain/assessment/periods";
import { decide } from "@/lib/domain/people/permissions";
import { decideWindow } from "@/lib/domain/records/entry-window-order";
import { parseLocalTime } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import { carryOut } from "./carry-out";
import { getYearLimits } from "./year-limits";

/** A field for day and hour; left empty it means: as soon as the order is carried out. */
export const LocalTime = z.string().transform((text, told) => {
  if (text === "") return null;
  const time = parseLocalTime(text);
  if (time === null) told.addIssue({ code: "custom", message: "Mời ghi đủ ngày và giờ." });
  return time;
});

/** A grade and the version of its window that the head saw. Shape: "4:1"; version 0: there was none. */
const SeenGrade = z
  .string()
  .regex(/^[1-5]:\d{1,6}$/)
  .transform((text) => ({ grade: Number(text[0]) as Grade, version: Number(text.slice(2)) }));

export const OrderWindows = z.object({
  key: RequestKey,
  yearId: z.uuid(),
  period: z.enum(PERIODS),
  grades: z.array(SeenGrade).min(1, "Mời chọn ít nhất một khối."),
  opensAt: LocalTime,
  closesAt: LocalTime,
  by: z.enum(["HEAD", "ADMINISTRATOR"]),
  reason: z.string().trim().min(1, "Mời ghi lý do.").max(300),
});
export type OrderWindows = z.infer<typeof OrderWindows>;

/**
 * The head decides when a period is entered, for one grade or several alike: each grade's order is written down, and carried
 * out at once or left to the administrator. What would be refused when carried out now is refused when written.
 *
 * Source: QĐ 1789, Đ.30.3c, 33.
 */
export async function orderWindows(ctx: Ctx, input: OrderWindows): Promise<{ orders: number }> {
  const right = decide(ctx.actor, "window.open");
  if (!right.ok) throw new AppError(right.reason);
  const limits = await getYearLimits(ctx.db, input.yearId);
  for (const { grade, version } of input.grades) {
    const place = { yearId: input.yearId, grade, period: input.period };
    const window = await ctx.db.entryWindow.findUnique({ where: { yearId_grade_period: place } });
    if ((window?.version ?? 0) !== version) throw new AppError("STALE");
    const decision = decideWindow(window, input, ctx.now, limits);
    if (!decision.ok) throw new AppError(decision.reason);
    const order = await ctx.db.windowOrder.create({
      data: { ...place, opensAt: input.opensAt, closesAt: input.closesAt, windowVersion: version, reason: input.reason, orderedById: ctx.actor.staffId ?? "", orderedAt: ctx.now },
    });
    if (input.by === "HEAD") await carryOut(ctx, order);
  }
  return { orders: input.grades.length };
}
