import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { toStoredDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { classTarget } from "../sheets/held-out/hold-out";
import { lockSheet } from "../sheets/lock-sheet";

export const PlanSupport = z.object({
  key: RequestKey,
  classId: z.uuid(),
  pupilId: z.uuid(),
  text: z.string().trim().min(1).max(2_000),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  responsibleId: z.uuid(),
  version: z.coerce.number().int().min(0), // 0: there is no plan yet
});
export type PlanSupport = z.infer<typeof PlanSupport>;

/**
 * Writes how a pupil who has not completed is helped, by whom and until when, before he is assessed again.
 *
 * Throws: SUPPLEMENT_NOT_NEEDED, PLAN_DATES, NOT_ON_STAFF, STALE.
 * Source: TT 27/2020, Đ.11.1b, 15.3, 16.3.
 */
export async function planSupport(ctx: Ctx, input: PlanSupport): Promise<{ version: number }> {
  const facts = await lockSheet(ctx, input.classId, "CN", "UPDATE");
  const right = decide(ctx.actor, "year.plan-support", classTarget(facts));
  if (!right.ok) throw new AppError(right.reason);
  if (!facts.pupils.some(({ id, frozen }) => id === input.pupilId && frozen === null)) throw new AppError("NOT_FOUND");
  const where = { pupilId: input.pupilId, yearId: facts.yearId };
  const outcome = await ctx.db.yearOutcome.findUnique({ where: { pupilId_yearId: where }, select: { result: true, confirmedAt: true } });
  if (!outcome?.confirmedAt) throw new AppError("RESULTS_NOT_CONFIRMED");
  if (outcome.result !== "NOT_DONE") throw new AppError("SUPPLEMENT_NOT_NEEDED");
  if (input.startsOn > input.endsOn || input.endsOn >= facts.supplementsCloseOn) throw new AppError("PLAN_DATES");
  const responsible = await ctx.db.staff.findFirst({ where: { id: input.responsibleId, leftOn: null }, select: { fullName: true } });
  if (!responsible) throw new AppError("NOT_ON_STAFF");
  const before = await ctx.db.supportPlan.findUnique({ where: { pupilId_yearId: where } });
  const { text, responsibleId } = input;
  const data = { text, responsibleId, startsOn: toStoredDay(input.startsOn), endsOn: toStoredDay(input.endsOn), writtenById: ctx.actor.staffId ?? "", writtenAt: ctx.now };
  const written =
    input.version === 0
      ? await ctx.db.supportPlan.createMany({ data: { ...where, ...data }, skipDuplicates: true })
      : await ctx.db.supportPlan.updateMany({ where: { ...where, version: input.version }, data: { ...data, version: { increment: 1 } } });
  if (written.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, {
    action: "year.plan-support",
    entity: "class_sheet",
    entityId: facts.sheet.id ?? "",
    classId: facts.classId,
    pupilId: input.pupilId,
    before: { text: before?.text ?? null },
    after: { text, responsible: responsible.fullName, startsOn: input.startsOn, endsOn: input.endsOn },
  });
  return { version: input.version + 1 };
}
