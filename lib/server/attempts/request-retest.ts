import "server-only";
import { z } from "zod";
import { decideRetestRequest } from "@/lib/domain/records/retest-workflow";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { lockSheet } from "../sheets/lock-sheet";
import { requireSheet } from "../sheets/require-sheet";
import { loadAttemptCase } from "./attempt-case";
import { AttemptAim } from "./record-attempt";

export const RequestRetest = AttemptAim.extend({ reason: z.string().trim().min(1).max(500) });
export type RequestRetest = z.infer<typeof RequestRetest>;

/**
 * The subject teacher proposes another test to the school, saying in what the result is unlike what the lessons showed.
 *
 * Throws: ATTEMPT_NOT_HERE, RETEST_NEEDS_MARK, RETEST_ASKED.
 * Source: TT 27/2020, Đ.7.1d.
 */
export async function requestRetest(ctx: Ctx, input: RequestRetest): Promise<{ id: string }> {
  requireSheet(ctx.actor, input.classId);
  // Held for UPDATE: of two teachers asking at once, the second is told.
  const facts = await lockSheet(ctx, input.classId, input.period, "UPDATE");
  const { target, before, openRequest, pupil } = await loadAttemptCase(ctx, facts, input);
  if (pupil.frozen) throw new AppError("PUPIL_FROZEN");
  const may = decideRetestRequest({ actor: ctx.actor, target, period: facts.period, mark: before.mark, open: openRequest !== null });
  if (!may.ok) throw new AppError(may.reason);
  const { pupilId, classId, period, subject, reason } = input;
  const request = await ctx.db.retestRequest.create({
    data: { pupilId, classId, period, reason, yearId: facts.yearId, subjectCode: subject, requestedById: ctx.actor.staffId ?? "", requestedAt: ctx.now },
    select: { id: true },
  });
  await appendHistory(ctx, { action: "retest.request", entity: "class_sheet", entityId: facts.sheet.id ?? "", classId, pupilId, after: { subject, mark: before.mark }, reason });
  return request;
}
