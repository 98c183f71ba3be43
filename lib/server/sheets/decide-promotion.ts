import "server-only";
import { z } from "zod";
import { completionOf, decidePromotion as mayDecide } from "@/lib/domain/assessment/completion";
import { decide } from "@/lib/domain/people/permissions";
import { isClosed } from "@/lib/domain/records/held-out";
import { toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { hasUnits } from "./has-units";
import { lockSheet } from "./lock-sheet";

export const DecidePromotion = z.object({
  key: RequestKey,
  classId: z.uuid(),
  pupilId: z.uuid(),
  decision: z.enum(["PROMOTED", "NOT_PROMOTED"]),
  version: z.coerce.number().int(),
  /** Number and day of the head's decision. */
  number: z.string().trim().min(1).max(60),
  decidedOn: z.iso.date(),
});
export type DecidePromotion = z.infer<typeof DecidePromotion>;

/**
 * The head decides whether a pupil who has not completed the grade goes up.
 *
 * By a numbered decision, before 15/8 (QĐ 1789, Đ.21.2).
 *
 * Throws: SUPPLEMENT_CLOSED, RESULTS_NOT_CONFIRMED, PROMOTION_NOT_NEEDED, PROMOTION_IMPOSSIBLE, UNITS_MADE, STALE.
 * Source: TT 27/2020, Đ.11.1c, 15.3.
 */
export async function decidePromotion(ctx: Ctx, input: DecidePromotion): Promise<{ completion: string }> {
  const may = decide(ctx.actor, "year.decide-promotion", { classId: input.classId });
  if (!may.ok) throw new AppError(may.reason);
  const facts = await lockSheet(ctx, input.classId, "CN", "UPDATE");
  const today = vietnamDay(ctx.now);
  if (input.decidedOn > today) throw new AppError("REVIEW_DATES");
  if (isClosed(today, facts.supplementsCloseOn)) throw new AppError("SUPPLEMENT_CLOSED");
  if (!facts.pupils.some(({ id, frozen }) => id === input.pupilId && frozen === null)) throw new AppError("NOT_FOUND");
  if (await hasUnits(ctx.db, facts, input.pupilId)) throw new AppError("UNITS_MADE");
  const place = { pupilId: input.pupilId, yearId: facts.yearId };
  const outcome = await ctx.db.yearOutcome.findUnique({ where: { pupilId_yearId: place } });
  if (!outcome?.confirmedAt || !outcome.result) throw new AppError("RESULTS_NOT_CONFIRMED");
  const allowed = mayDecide(facts.grade, outcome.result, input.decision);
  if (!allowed.ok) throw new AppError(allowed.reason);
  const text = completionOf(facts.grade, outcome.result, input.decision, facts.rules)?.text ?? "";
  const written = await ctx.db.yearOutcome.updateMany({
    where: { ...place, version: input.version },
    data: { promotion: input.decision, completion: text, decidedById: ctx.actor.staffId, decidedAt: ctx.now, decision: input.number, decidedOn: toStoredDay(input.decidedOn), version: { increment: 1 } },
  });
  if (written.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, {
    action: "year.decide-promotion",
    entity: "class_sheet",
    entityId: facts.sheet.id ?? "",
    classId: facts.classId,
    pupilId: input.pupilId,
    before: { promotion: outcome.promotion },
    after: { promotion: input.decision, completion: text, decision: input.number },
  });
  return { completion: text };
}
