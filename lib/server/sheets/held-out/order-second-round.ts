import "server-only";
import { z } from "zod";
import { subjectsToReassess } from "@/lib/domain/assessment/reassess";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { decideSecondRound } from "@/lib/domain/records/second-round";
import { toStoredDay, vietnamDay, type Day } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../../audit/history";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import type { ClassFacts, SheetPupil } from "../class-facts";
import { hasUnits } from "../has-units";
import { lockSheet } from "../lock-sheet";
import { yearEndOf } from "../sheet-progress";
import { loadSheetValues } from "../sheet-values";
import { classTarget } from "./hold-out";

export const OrderSecondRound = z.object({
  key: RequestKey,
  classId: z.uuid(),
  pupilId: z.uuid(),
  version: z.coerce.number().int(),
  /** Number and day of the head's paper. */
  number: z.string().trim().min(1).max(60),
  on: z.iso.date(),
});
export type OrderSecondRound = z.infer<typeof OrderSecondRound>;

/**
 * The head orders a second round for a pupil whom the supplementary assessment did not bring through: his supplement is open
 * again, in the subjects that still fall short, and what is recorded there is of the head's round.
 *
 * Throws: FIRST_ROUND_FIRST, SECOND_ROUND_…, PROMOTION_DECIDED, SUPPLEMENT_…, UNITS_MADE, STALE.
 * Source: TT 27/2020, Đ.11.1c, 15.3; docs/decisions/178-a-second-round-is-ordered.md.
 */
export async function orderSecondRound(ctx: Ctx, { classId, pupilId, version, number, on }: OrderSecondRound): Promise<{ subjects: number }> {
  const facts = await lockSheet(ctx, classId, "CN", "UPDATE");
  const pupil = facts.pupils.find(({ id, frozen }) => id === pupilId && frozen === null);
  const may = await mayOrder(ctx, facts, pupil, on);
  if (!may.ok) throw new AppError(may.reason);
  if (!pupil?.heldOut) throw new AppError("NOT_FOUND");
  const { id, status } = pupil.heldOut;
  const values = await loadSheetValues(ctx.db, facts.yearId, "CN", [pupilId]);
  const subjects = subjectsToReassess(yearEndOf(facts, values, pupil), facts.rules);
  const moved = await ctx.db.heldOut.updateMany({
    where: { id, status, version },
    data: {
      ...{ status: "OPEN", note: null, certifiedById: null, certifiedAt: null, approvedById: null, approvedAt: null, version: { increment: 1 } },
      ...{ secondRoundNumber: number, secondRoundOn: toStoredDay(on), secondRoundById: ctx.actor.staffId, secondRoundAt: ctx.now },
    },
  });
  if (moved.count !== 1) throw new AppError("STALE");
  await openAgain(ctx, id, subjects);
  await appendHistory(ctx, {
    action: "sheet.order-second-round",
    entity: "class_sheet",
    entityId: facts.sheet.id ?? "",
    classId,
    pupilId,
    before: { status },
    after: { status: "OPEN", number, on, subjects },
  });
  return { subjects: subjects.length };
}

/** The decision, for the page too. */
export async function mayOrder(ctx: Ctx, facts: ClassFacts, pupil: SheetPupil | undefined, on: Day) {
  const heldOut = pupil?.heldOut ?? null;
  const outcome = pupil && (await ctx.db.yearOutcome.findUnique({ where: { pupilId_yearId: { pupilId: pupil.id, yearId: facts.yearId } }, select: { result: true, confirmedAt: true, decidedAt: true } }));
  return decideSecondRound({
    actor: ctx.actor,
    target: classTarget(facts),
    heldOut,
    notDone: outcome?.confirmedAt != null && outcome.result === "NOT_DONE",
    decided: outcome?.decidedAt != null,
    hasUnit: pupil !== undefined && (await hasUnits(ctx.db, facts, pupil.id)),
    since: heldOut ? vietnamDay(heldOut.heldAt) : on,
    on,
    today: vietnamDay(ctx.now),
    closesOn: facts.supplementsCloseOn,
  });
}

async function openAgain({ db }: Ctx, heldOutId: string, subjects: readonly SubjectCode[]): Promise<void> {
  await db.heldOutPart.createMany({ data: subjects.map((subjectCode) => ({ heldOutId, subjectCode })), skipDuplicates: true });
  await db.heldOutPart.updateMany({ where: { heldOutId, subjectCode: { in: [...subjects] } }, data: { status: "DRAFT", note: null, version: { increment: 1 } } });
}
