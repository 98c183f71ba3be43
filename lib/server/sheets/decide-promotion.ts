import "server-only";
import { z } from "zod";
import { completionOf, decidePromotion as mayDecide } from "@/lib/domain/assessment/completion";
import type { YearResult, YearStanding } from "@/lib/domain/assessment/levels";
import { isUnranked } from "@/lib/domain/assessment/year-result";
import { decide } from "@/lib/domain/people/permissions";
import { isClosed } from "@/lib/domain/records/held-out";
import { toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import type { ClassFacts } from "./class-facts";
import { hasUnits } from "./has-units";
import { lockSheet } from "./lock-sheet";
import { yearEndOf } from "./sheet-progress";
import { loadSheetValues } from "./sheet-values";

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
 * The head decides whether a pupil who has not completed the grade, or has no result by rule, goes up.
 *
 * By a numbered decision, before 15/8 (QĐ 1789, Đ.21.2).
 *
 * Throws: SUPPLEMENT_CLOSED, RESULTS_NOT_CONFIRMED, PROMOTION_NOT_NEEDED, PROMOTION_IMPOSSIBLE, UNITS_MADE, STALE.
 * Source: TT 27/2020, Đ.8, 11.1c, 15.3; docs/decisions/163-no-result-by-rule.md, 177-a-year-without-a-result-is-recorded.md.
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
  const standing = await standingOf(ctx, facts, input.pupilId, outcome);
  const allowed = mayDecide(facts.grade, standing, input.decision);
  if (!allowed.ok) throw new AppError(allowed.reason);
  const completion = completionOf(facts.grade, standing, input.decision, facts.rules);
  const text = completion?.text ?? "";
  const promotion = completion?.promotion ?? input.decision;
  const decision = { promotion, completion: text, decidedById: ctx.actor.staffId, decidedAt: ctx.now, decision: input.number, decidedOn: toStoredDay(input.decidedOn) };
  const data = standing === "UNRANKED" ? { ...decision, result: null, confirmedAt: null, confirmedById: null, ruleSet: facts.rules.code } : decision;
  const written = outcome
    ? (await ctx.db.yearOutcome.updateMany({ where: { ...place, version: input.version }, data: { ...data, version: { increment: 1 } } })).count
    : input.version === 0
      ? (await ctx.db.yearOutcome.createMany({ data: { ...place, ...data, ruleSet: facts.rules.code }, skipDuplicates: true })).count
      : 0;
  if (written !== 1) throw new AppError("STALE");
  await appendHistory(ctx, {
    action: "year.decide-promotion",
    entity: "class_sheet",
    entityId: facts.sheet.id ?? "",
    classId: facts.classId,
    pupilId: input.pupilId,
    before: { promotion: outcome?.promotion ?? null },
    after: { promotion, completion: text, decision: input.number },
  });
  return { completion: text };
}

/** The confirmed result, or that there is none by rule: then no confirmation comes before the head's decision. Throws: RESULTS_NOT_CONFIRMED. */
async function standingOf(ctx: Ctx, facts: ClassFacts, pupilId: string, outcome: { confirmedAt: Date | null; result: YearResult | null } | null): Promise<YearStanding> {
  const pupil = facts.pupils.find(({ id }) => id === pupilId);
  if (!pupil) throw new AppError("NOT_FOUND");
  const values = await loadSheetValues(ctx.db, facts.yearId, "CN", [pupilId]);
  if (isUnranked(yearEndOf(facts, values, pupil), facts.rules)) return "UNRANKED";
  if (!outcome?.confirmedAt || !outcome.result) throw new AppError("RESULTS_NOT_CONFIRMED");
  return outcome.result;
}
