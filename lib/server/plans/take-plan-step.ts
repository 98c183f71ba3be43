import "server-only";
import { z } from "zod";
import type { PlanMode } from "@/lib/domain/assessment/exemptions";
import { exemptPaper } from "@/lib/domain/assessment/exemptions";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { PlanAction } from "@/lib/domain/records/plan-workflow";
import { decidePlanStep, exemptionsOf } from "@/lib/domain/records/plan-workflow";
import type { RequestState } from "@/lib/domain/records/retest-workflow";
import { toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

/** A step on one plan, from the version the person saw. */
export const PlanStep = z.object({ key: RequestKey, planId: z.uuid(), version: z.coerce.number().int(), note: z.string().trim().max(500).optional() });
export type PlanStep = z.infer<typeof PlanStep>;

export const ApprovePlan = PlanStep.extend({ decisionNumber: z.string().trim().max(60), decidedOn: z.iso.date() });
export type ApprovePlan = z.infer<typeof ApprovePlan>;

const loadPlan = (ctx: Ctx, id: string) => ctx.db.individualPlan.findUnique({ where: { id }, include: { subjects: true } });
type Plan = NonNullable<Awaited<ReturnType<typeof loadPlan>>>;

/**
 * The head decides a plan by a numbered decision; the exemptions of the year are from then on those it lists.
 *
 * Throws: PLAN_NEEDS_DECISION, PLAN_DATE, STEP_NOT_NOW, STALE.
 * Source: TT 27/2020, Đ.8; traps A13.
 */
export async function approvePlan(ctx: Ctx, input: ApprovePlan): Promise<{ state: RequestState }> {
  const { decisionNumber, decidedOn } = input;
  if (decidedOn > vietnamDay(ctx.now)) throw new AppError("PLAN_DATE");
  const { plan, state } = await takePlanStep(ctx, "approve", input, { decisionNumber, decidedOn: toStoredDay(decidedOn) });
  await writeExemptions(ctx, plan, exemptPaper({ number: plan.number, decisionNumber }));
  return { state };
}

/** The head does not agree, and says why. */
export const refusePlan = async (ctx: Ctx, input: PlanStep): Promise<{ state: RequestState }> => ({ state: (await takePlanStep(ctx, "refuse", input)).state });
/** The homeroom teacher takes a plan back before it is decided. */
export const withdrawPlan = async (ctx: Ctx, input: PlanStep): Promise<{ state: RequestState }> => ({ state: (await takePlanStep(ctx, "withdraw", input)).state });

type Decision = { decisionNumber?: string; decidedOn?: Date };

async function takePlanStep(ctx: Ctx, action: PlanAction, { planId, version, note }: PlanStep, decision: Decision = {}): Promise<{ plan: Plan; state: RequestState }> {
  const plan = await loadPlan(ctx, planId);
  if (!plan) throw new AppError("NOT_FOUND");
  const { classId, yearId, pupilId, state } = plan;
  const decided = decidePlanStep(action, { actor: ctx.actor, target: { classId, yearId }, state, note, decisionNumber: decision.decisionNumber });
  if (!decided.ok) throw new AppError(decided.reason);
  const by = action === "withdraw" ? {} : { decidedById: ctx.actor.staffId, decidedAt: ctx.now };
  const moved = await ctx.db.individualPlan.updateMany({
    where: { id: planId, state, version },
    data: { state: decided.value, note: note || null, version: { increment: 1 }, ...by, ...decision },
  });
  if (moved.count !== 1) throw new AppError("STALE");
  const after = { state: decided.value, decisionNumber: decision.decisionNumber ?? null };
  await appendHistory(ctx, { action: `plan.${action}`, entity: "individual_plan", entityId: planId, classId, pupilId, before: { state }, after, reason: note ?? null });
  return { plan, state: decided.value };
}

/** Nothing is deleted: what the new plan no longer lists is dropped, what it lists stands on its papers. */
async function writeExemptions({ db, now }: Ctx, { pupilId, yearId, subjects, disability }: Plan, paper: string): Promise<void> {
  const listed = exemptionsOf(subjects.map(({ subjectCode, mode }) => ({ subject: subjectCode as SubjectCode, mode: mode as PlanMode })));
  await db.subjectChoice.updateMany({ where: { pupilId, yearId, exempt: true, subjectCode: { notIn: listed.map(({ subject }) => subject) } }, data: { droppedAt: now } });
  for (const { subject, notAssessed } of listed) {
    const data = { exempt: true, notAssessed, paper, reason: `${disability}; ${paper}`, droppedAt: null };
    await db.subjectChoice.upsert({ where: { pupilId_yearId_subjectCode: { pupilId, yearId, subjectCode: subject } }, create: { pupilId, yearId, subjectCode: subject, ...data }, update: data });
  }
  await db.pupil.updateMany({ where: { id: pupilId }, data: { disability, version: { increment: 1 } } });
}
