import "server-only";
import { z } from "zod";
import { AWARD_KINDS, decideAward, decideProposalTime } from "@/lib/domain/assessment/awards";
import { decide } from "@/lib/domain/people/permissions";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { findReviewed } from "./find-reviewed";
import { lockSheet } from "./lock-sheet";
import { loadSheetValues } from "./sheet-values";
import { isConfirmed, listYearResults } from "./year-results";

export const ProposeAward = z.object({
  key: RequestKey,
  classId: z.uuid(),
  pupilId: z.uuid(),
  kind: z.enum(AWARD_KINDS),
  /** The outstanding subject, the clear progress, or what the sudden award is for. */
  evidence: z.string().trim().max(300).nullable(),
  classRecognised: z.boolean(),
});
export type ProposeAward = z.infer<typeof ProposeAward>;

/**
 * The homeroom teacher proposes an award; the head decides it.
 *
 * Throws: AWARD_NOT_EARNED, AWARD_NEEDS_CLASS, AWARD_TWICE, RESULTS_NOT_CONFIRMED, REASON_NEEDED, SHEET_LOCKED, AWARD_REVIEWED.
 * Source: TT 27/2020, Đ.13.1.
 */
export async function proposeAward(ctx: Ctx, input: ProposeAward): Promise<{ id: string }> {
  const { classId, pupilId, kind, evidence, classRecognised } = input;
  const facts = await lockSheet(ctx, classId, "CN", "UPDATE");
  const may = decide(ctx.actor, "sheet.certify", { classId, yearId: facts.yearId, vacant: facts.homeroom.length === 0 });
  if (!may.ok) throw new AppError(may.reason);
  const reviewed = await findReviewed(ctx.db, facts.yearId, [pupilId]);
  const now = decideProposalTime(kind, { sheetOpen: facts.sheet.status === "OPEN", reviewed: reviewed.has(pupilId) });
  if (!now.ok) throw new AppError(now.reason);
  const values = await loadSheetValues(ctx.db, facts.yearId, "CN", [pupilId]);
  const year = (await listYearResults(ctx.db, facts, values)).find((one) => one.pupilId === pupilId);
  if (!year) throw new AppError("NOT_FOUND");
  if (kind !== "SUDDEN" && !isConfirmed(year)) throw new AppError("RESULTS_NOT_CONFIRMED");
  if (year.awards.some((award) => award.kind === kind)) throw new AppError("AWARD_TWICE");
  const allowed = decideAward(kind, { result: year.computed, afterSupplement: year.afterSupplement, evidence, classRecognised });
  if (!allowed.ok) throw new AppError(allowed.reason);
  const text = kind === "SUDDEN" ? (evidence ?? "") : facts.rules.awards[kind];
  const award = await ctx.db.award.create({
    data: { pupilId, yearId: facts.yearId, kind, text, evidence, classRecognised, proposedById: ctx.actor.staffId ?? "" },
    select: { id: true },
  });
  await appendHistory(ctx, {
    action: "year.propose-award",
    entity: "class_sheet",
    entityId: facts.sheet.id ?? "",
    classId,
    pupilId,
    after: { kind, text, evidence, classRecognised },
  });
  return award;
}
