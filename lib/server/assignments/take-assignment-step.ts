import "server-only";
import { z } from "zod";
import { decideAssignmentStep } from "@/lib/domain/people/assignment/assignment-workflow";
import { decide } from "@/lib/domain/people/permissions";
import { toStoredDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { findingsOf } from "./assignment-facts";
import { NeededDay } from "./days";
import { move } from "./edit-assignment";
import { getAssignment, isBeingSigned, type Assignment } from "./load-assignment";

export const OpenAssignment = z.object({ key: RequestKey, yearId: z.uuid(), effectiveFrom: NeededDay, reason: z.string().trim().min(1, "Mời ghi lý do hoặc căn cứ.").max(500) });

/** Begins a version of the year's assignment. A year has one in the making at a time. Throws: ASSIGNMENT_OPEN. */
export async function openAssignment(ctx: Ctx, { yearId, effectiveFrom, reason }: z.infer<typeof OpenAssignment>): Promise<{ assignmentId: string }> {
  const right = decide(ctx.actor, "assignment.prepare");
  if (!right.ok) throw new AppError(right.reason);
  const year = await ctx.db.schoolYear.findUnique({ where: { id: yearId }, select: { id: true } });
  if (!year) throw new AppError("NOT_FOUND");
  // The year's row is the queue: of two people who begin at once the second finds the first one's version.
  await ctx.db.$queryRaw`SELECT id FROM tracking.school_year WHERE id = ${yearId}::uuid FOR UPDATE`;
  const known = await ctx.db.dutyAssignment.findMany({ where: { yearId }, orderBy: { revision: "desc" }, select: { revision: true, signedAt: true, droppedAt: true } });
  if (known.some(({ signedAt, droppedAt }) => !signedAt && !droppedAt)) throw new AppError("ASSIGNMENT_OPEN");
  const { id } = await ctx.db.dutyAssignment.create({
    data: { yearId, number: "", revision: (known[0]?.revision ?? 0) + 1, effectiveFrom: toStoredDay(effectiveFrom), reason, preparedById: ctx.actor.staffId, preparedAt: ctx.now },
    select: { id: true },
  });
  await appendHistory(ctx, { action: "assignment.open", entity: "duty_assignment", entityId: id, after: { effectiveFrom, reason } });
  return { assignmentId: id };
}

export const AssignmentStep = z.object({ key: RequestKey, assignmentId: z.uuid(), version: z.coerce.number().int(), note: z.string().trim().max(500).optional() });
export type AssignmentStep = z.infer<typeof AssignmentStep>;

/** Hands a version to the head. What would be wrong when signed is said now. */
export async function submitAssignment(ctx: Ctx, input: AssignmentStep): Promise<{ version: number }> {
  const draft = await stepOn(ctx, "submit", input);
  const { faults } = await findingsOf(ctx, { ...draft, number: draft.number || "chưa có số" });
  if (faults.length > 0) throw new AppError("ASSIGNMENT_FAULTS", String(faults.length));
  return take(ctx, draft, "submit", { submittedAt: ctx.now, returnNote: null });
}

/** The head gives a version back, with what is to be mended. */
export async function returnAssignment(ctx: Ctx, input: AssignmentStep): Promise<{ version: number }> {
  const draft = await stepOn(ctx, "return", input);
  if (!input.note) throw new AppError("INVALID_INPUT");
  return take(ctx, draft, "return", { submittedAt: null, returnNote: input.note }, input.note);
}

/** A version that is not wanted any more. It stays in the list, and counts for nothing. */
export async function dropAssignment(ctx: Ctx, input: AssignmentStep): Promise<{ version: number }> {
  const draft = await stepOn(ctx, "drop", input);
  return take(ctx, draft, "drop", { droppedAt: ctx.now });
}

async function stepOn(ctx: Ctx, step: "submit" | "return" | "drop", { assignmentId, version }: AssignmentStep): Promise<Assignment> {
  const draft = await getAssignment(ctx, assignmentId);
  const decision = decideAssignmentStep(step, ctx.actor, draft.state);
  if (!decision.ok) throw new AppError(decision.reason);
  if (draft.version !== version) throw new AppError("STALE");
  if (await isBeingSigned(ctx.db, draft.batchId)) throw new AppError("ASSIGNMENT_BEING_SIGNED");
  return draft;
}

async function take(ctx: Ctx, draft: Assignment, step: string, data: object, reason: string | null = null): Promise<{ version: number }> {
  const version = await move(ctx, draft, data);
  await appendHistory(ctx, { action: `assignment.${step}`, entity: "duty_assignment", entityId: draft.id, before: { state: draft.state }, reason });
  return { version };
}
