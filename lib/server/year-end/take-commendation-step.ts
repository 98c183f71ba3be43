import "server-only";
import { z } from "zod";
import type { CommendationAction, CommendationState } from "@/lib/domain/records/commendation-workflow";
import { COMMENDATION_ACTIONS, decideCommendation } from "@/lib/domain/records/commendation-workflow";
import { storedDay, toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

const text = (most: number) => z.string().trim().max(most).optional();

/** A step on one proposal, from the version the person saw, with the paper it needs. */
export const CommendationStep = z.object({
  key: RequestKey,
  commendationId: z.uuid(),
  version: z.coerce.number().int().min(1),
  action: z.enum(COMMENDATION_ACTIONS),
  authority: text(200),
  number: text(60),
  on: z.iso.date().optional(),
  note: text(500),
});
export type CommendationStep = z.infer<typeof CommendationStep>;

/**
 * The school sends a proposal, does not, or notes the authority's answer; the homeroom teacher takes it back before it is sent.
 *
 * Throws: NOT_FOUND, STEP_NOT_NOW, COMMENDATION_PAPER, COMMENDATION_ANSWER, COMMENDATION_DATES, REASON_NEEDED, STALE.
 * Source: TT 27/2020, Đ.13.2.
 */
export async function takeCommendationStep(ctx: Ctx, { commendationId, version, action, ...papers }: CommendationStep): Promise<{ state: CommendationState }> {
  const row = await ctx.db.commendation.findUnique({ where: { id: commendationId }, select: { state: true, classId: true, pupilId: true, sentOn: true } });
  if (!row) throw new AppError("NOT_FOUND");
  const { state, classId, pupilId, sentOn } = row;
  const decided = decideCommendation(action, { actor: ctx.actor, target: { classId }, state, ...papers, sentOn: sentOn && storedDay(sentOn), today: vietnamDay(ctx.now) });
  if (!decided.ok) throw new AppError(decided.reason);
  const moved = await ctx.db.commendation.updateMany({
    where: { id: commendationId, state, version },
    data: { state: decided.value, version: { increment: 1 }, note: papers.note || null, ...written(action, papers) },
  });
  if (moved.count !== 1) throw new AppError("STALE");
  const { authority = null, number = null, on = null, note } = papers;
  await appendHistory(ctx, { action: `commendation.${action}`, entity: "commendation", entityId: commendationId, classId, pupilId, before: { state }, after: { state: decided.value, authority, number, on }, reason: note || null });
  return { state: decided.value };
}

function written(action: CommendationAction, { authority, number, on }: Pick<CommendationStep, "authority" | "number" | "on">) {
  if (!number || !on) return {};
  if (action === "send") return { authority: authority ?? null, number, sentOn: toStoredDay(on) };
  return action === "grant" || action === "decline" ? { answer: number, answeredOn: toStoredDay(on) } : {};
}
