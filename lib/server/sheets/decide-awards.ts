import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { hasUnits } from "./has-units";
import { lockSheet } from "./lock-sheet";
import { loadSheetValues } from "./sheet-values";
import { isConfirmed, listYearResults } from "./year-results";

export const DecideAwards = z.object({
  key: RequestKey,
  classId: z.uuid(),
  awardIds: z.array(z.uuid()).min(1).max(120),
  /** Number of the head's decision. */
  decision: z.string().trim().min(1).max(60),
  /** The day of its paper. */
  decidedOn: z.iso.date(),
});
export type DecideAwards = z.infer<typeof DecideAwards>;

/**
 * The head decides the awards proposed for a class, by one numbered decision.
 *
 * Throws: STALE when one of them has been decided or withdrawn meanwhile; AWARD_NOT_EARNED when the result has changed.
 * Source: TT 27/2020, Đ.13.1, 15.3.
 */
export async function decideAwards(ctx: Ctx, { classId, awardIds, decision, decidedOn }: DecideAwards): Promise<{ decided: number }> {
  const may = decide(ctx.actor, "year.decide-award", { classId });
  if (!may.ok) throw new AppError(may.reason);
  if (decidedOn > vietnamDay(ctx.now)) throw new AppError("REVIEW_DATES");
  const facts = await lockSheet(ctx, classId, "CN", "UPDATE");
  if (await hasUnits(ctx.db, facts)) throw new AppError("UNITS_MADE");
  const values = await loadSheetValues(ctx.db, facts.yearId, "CN", facts.pupils.map(({ id }) => id));
  const years = await listYearResults(ctx.db, facts, values);
  for (const id of awardIds) {
    const year = years.find(({ awards }) => awards.some((award) => award.id === id));
    const award = year?.awards.find((one) => one.id === id);
    if (!year || !award) throw new AppError("STALE");
    const earned = award.kind === "SUDDEN" || (isConfirmed(year) && year.mayPropose === award.kind);
    if (!earned) throw new AppError("AWARD_NOT_EARNED");
    const written = await ctx.db.award.updateMany({
      where: { id, decidedAt: null, withdrawnAt: null },
      data: { decision, decidedById: ctx.actor.staffId, decidedAt: ctx.now, decidedOn: toStoredDay(decidedOn) },
    });
    if (written.count !== 1) throw new AppError("STALE");
    await appendHistory(ctx, {
      action: "year.decide-award",
      entity: "class_sheet",
      entityId: facts.sheet.id ?? "",
      classId,
      pupilId: year.pupilId,
      after: { award: award.text, decision, decidedOn },
    });
  }
  return { decided: awardIds.length };
}
