import "server-only";
import { z } from "zod";
import { subjectsToReassess } from "@/lib/domain/assessment/reassess";
import { decideOpenSupplement } from "@/lib/domain/records/held-out";
import { appendHistory } from "../../audit/history";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import { hasUnits } from "../has-units";
import { lockSheet } from "../lock-sheet";
import { yearEndOf } from "../sheet-progress";
import { loadSheetValues } from "../sheet-values";
import { classTarget } from "./hold-out";

export const OpenSupplement = z.object({ key: RequestKey, classId: z.uuid(), pupilId: z.uuid() });
export type OpenSupplement = z.infer<typeof OpenSupplement>;

/**
 * Opens the assessment of Đ.11.1b for a pupil who has not completed: the subjects that fell short, for this pupil alone.
 * The levels of qualities and competences are kept as they are now: they are raised on the sheet itself.
 *
 * Throws: CLASS_FIRST, HELD_OUT_ALREADY, UNITS_MADE, SUPPLEMENT_NOT_NEEDED, PLAN_FIRST.
 * Source: TT 27/2020, Đ.11.1b; QĐ 1789, Đ.21.2; docs/decisions/105-held-out-one-by-one.md.
 */
export async function openSupplement(ctx: Ctx, { classId, pupilId }: OpenSupplement): Promise<{ id: string }> {
  const facts = await lockSheet(ctx, classId, "CN", "UPDATE");
  const pupil = facts.pupils.find(({ id, frozen }) => id === pupilId && frozen === null);
  const where = { pupilId, yearId: facts.yearId };
  const outcome = await ctx.db.yearOutcome.findUnique({ where: { pupilId_yearId: where }, select: { result: true, confirmedAt: true } });
  const plan = await ctx.db.supportPlan.findUnique({ where: { pupilId_yearId: where }, select: { text: true } });
  const may = decideOpenSupplement({
    actor: ctx.actor,
    target: classTarget(facts),
    period: "CN",
    sheet: facts.sheet.status,
    heldOut: pupil?.heldOut ?? null,
    notDone: outcome?.confirmedAt != null && outcome.result === "NOT_DONE",
    planned: plan !== null,
    hasUnit: await hasUnits(ctx.db, facts, pupilId),
  });
  if (!may.ok) throw new AppError(may.reason);
  if (!pupil) throw new AppError("NOT_FOUND");
  const values = await loadSheetValues(ctx.db, facts.yearId, "CN", [pupilId]);
  const yearEnd = yearEndOf(facts, values, pupil);
  const subjects = subjectsToReassess(yearEnd, facts.rules);
  const held = await ctx.db.heldOut.create({
    data: {
      ...{ ...where, classId, period: "CN", cause: "SUPPLEMENT", reason: plan?.text ?? "", heldById: ctx.actor.staffId ?? "", heldAt: ctx.now },
      parts: { create: subjects.map((subjectCode) => ({ subjectCode })) },
      traits: { create: yearEnd.traits.flatMap(({ trait, level }) => (level ? [{ traitCode: trait, level }] : [])) },
    },
    select: { id: true },
  });
  await appendHistory(ctx, { action: "sheet.open-supplement", entity: "class_sheet", entityId: facts.sheet.id ?? "", classId, pupilId, after: { status: "OPEN", subjects } });
  return held;
}
