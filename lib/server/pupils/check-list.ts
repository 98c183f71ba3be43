import "server-only";
import { z } from "zod";
import type { ListCheckAction } from "@/lib/domain/people/list-check";
import { decideListCheck } from "@/lib/domain/people/list-check";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

/** A step on the check of a class's list, from the version the person saw (0: there was none). */
export const CheckList = z.object({ key: RequestKey, classId: z.uuid(), version: z.coerce.number().int().min(0), note: z.string().trim().max(500).optional() });
export type CheckList = z.infer<typeof CheckList>;

export const acceptList = (ctx: Ctx, input: CheckList) => takeListStep(ctx, "accept", input);
export const returnList = (ctx: Ctx, input: CheckList) => takeListStep(ctx, "return", input);
export const sendListAgain = (ctx: Ctx, input: CheckList) => takeListStep(ctx, "sendAgain", input);

/** Takes one step of the check. Throws: what the rule refuses with; STALE when somebody else was faster. Source: QĐ 1789, Đ.14.2. */
async function takeListStep(ctx: Ctx, action: ListCheckAction, { classId, version, note }: CheckList): Promise<{ done: true }> {
  const schoolClass = await ctx.db.schoolClass.findUnique({ where: { id: classId }, select: { listCheck: { select: { status: true } } } });
  if (!schoolClass) throw new AppError("NOT_FOUND");
  const before = schoolClass.listCheck?.status ?? "NOT_CHECKED";
  const decision = decideListCheck(action, { actor: ctx.actor, classId, status: before, note });
  if (!decision.ok) throw new AppError(decision.reason);
  const data = { status: decision.value, note: note || null, decidedById: ctx.actor.staffId ?? "", decidedAt: ctx.now };
  const moved =
    version === 0
      ? await ctx.db.listCheck.createMany({ data: { classId, ...data }, skipDuplicates: true })
      : await ctx.db.listCheck.updateMany({ where: { classId, version }, data: { ...data, version: { increment: 1 } } });
  if (moved.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, { action: `list.${action}`, entity: "list_check", entityId: classId, classId, before: { status: before }, after: { status: decision.value }, reason: note ?? null });
  return { done: true };
}
