import "server-only";
import { z } from "zod";
import { decideWithdrawAward } from "@/lib/domain/assessment/awards";
import { decide } from "@/lib/domain/people/permissions";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { hasUnits } from "./has-units";
import { classTarget } from "./held-out/hold-out";
import { lockSheet } from "./lock-sheet";

export const WithdrawAward = z.object({ key: RequestKey, classId: z.uuid(), awardId: z.uuid(), note: z.string().trim().max(300) });
export type WithdrawAward = z.infer<typeof WithdrawAward>;

/**
 * Takes an award back, with the reason: a proposal by the homeroom teacher or the head, a decided one by the head alone.
 *
 * Throws: AWARD_DECIDED, REASON_NEEDED, UNITS_MADE, STALE.
 * Source: TT 27/2020, Đ.13.1.
 */
export async function withdrawAward(ctx: Ctx, { classId, awardId, note }: WithdrawAward): Promise<{ id: string }> {
  const facts = await lockSheet(ctx, classId, "CN", "UPDATE");
  const proposes = decide(ctx.actor, "sheet.certify", classTarget(facts));
  const decides = decide(ctx.actor, "year.decide-award", { classId });
  if (!proposes.ok && !decides.ok) throw new AppError(proposes.reason);
  const award = await ctx.db.award.findFirst({ where: { id: awardId, yearId: facts.yearId, withdrawnAt: null, pupilId: { in: facts.pupils.map(({ id }) => id) } } });
  if (!award) throw new AppError("STALE");
  const may = decideWithdrawAward({ decided: award.decidedAt !== null, byHead: decides.ok, hasUnit: await hasUnits(ctx.db, facts, award.pupilId), reason: note });
  if (!may.ok) throw new AppError(may.reason);
  const written = await ctx.db.award.updateMany({ where: { id: awardId, withdrawnAt: null, decidedAt: award.decidedAt }, data: { withdrawnAt: ctx.now, withdrawnById: ctx.actor.staffId, withdrawnReason: note } });
  if (written.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, {
    action: "year.withdraw-award",
    entity: "class_sheet",
    entityId: facts.sheet.id ?? "",
    classId,
    pupilId: award.pupilId,
    before: { award: award.text, decision: award.decision },
    reason: note,
  });
  return { id: awardId };
}
