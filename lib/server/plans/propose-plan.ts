import "server-only";
import { z } from "zod";
import { PLAN_FORMS, PLAN_MODES } from "@/lib/domain/assessment/exemptions";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { decide } from "@/lib/domain/people/permissions";
import { toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { lockSheet } from "../sheets/lock-sheet";

export const ProposePlan = z.object({
  key: RequestKey,
  classId: z.uuid(),
  pupilId: z.uuid(),
  form: z.enum(PLAN_FORMS),
  disability: z.string().trim().min(1).max(200),
  number: z.string().trim().min(1).max(60),
  plannedOn: z.iso.date(),
  adjustments: z.string().trim().max(2_000),
  /** Subjects that are not assessed as usual; a subject not named is. */
  subjects: z.array(z.object({ subject: z.enum(SUBJECT_CODES), mode: z.enum(PLAN_MODES) })).max(20),
});
export type ProposePlan = z.infer<typeof ProposePlan>;

/**
 * The homeroom teacher puts a pupil's individual education plan before the head. Nothing changes on the sheet yet.
 *
 * Throws: NOT_FOUND, PUPIL_FROZEN, PLAN_PROPOSED when one already waits, PLAN_DATE, SUBJECT_NOT_TAKEN.
 * Source: TT 27/2020, Đ.8.
 */
export async function proposePlan(ctx: Ctx, input: ProposePlan): Promise<{ id: string }> {
  const { classId, pupilId, form, disability, number, plannedOn, adjustments, subjects } = input;
  const may = decide(ctx.actor, "plan.propose", { classId });
  if (!may.ok) throw new AppError(may.reason);
  // Held for UPDATE: of two plans proposed at once, the second is told.
  const facts = await lockSheet(ctx, classId, "CN", "UPDATE");
  const pupil = facts.pupils.find(({ id }) => id === pupilId);
  if (!pupil) throw new AppError("NOT_FOUND");
  if (pupil.frozen) throw new AppError("PUPIL_FROZEN");
  if (plannedOn > vietnamDay(ctx.now)) throw new AppError("PLAN_DATE");
  if (subjects.some(({ subject }) => !facts.subjects.includes(subject))) throw new AppError("SUBJECT_NOT_TAKEN");
  if (await ctx.db.individualPlan.findFirst({ where: { pupilId, yearId: facts.yearId, state: "REQUESTED" }, select: { id: true } })) throw new AppError("PLAN_PROPOSED");
  const plan = await ctx.db.individualPlan.create({
    data: {
      ...{ pupilId, classId, form, disability, number, adjustments, yearId: facts.yearId, plannedOn: toStoredDay(plannedOn) },
      ...{ proposedById: ctx.actor.staffId ?? "", proposedAt: ctx.now },
      subjects: { create: subjects.map(({ subject, mode }) => ({ subjectCode: subject, mode })) },
    },
    select: { id: true },
  });
  await appendHistory(ctx, { action: "plan.propose", entity: "individual_plan", entityId: plan.id, classId, pupilId, after: { form, disability, number, plannedOn, subjects } });
  return plan;
}
