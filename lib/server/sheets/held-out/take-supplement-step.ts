import "server-only";
import { z } from "zod";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { decideSupplementStep, isClosed } from "@/lib/domain/records/held-out";
import { decide } from "@/lib/domain/people/permissions";
import { decidePartStep, PART_ACTIONS, PART_WORKFLOW } from "@/lib/domain/records/part-workflow";
import type { PartStatus, SheetStatus } from "@/lib/domain/records/sheet-status";
import { SHEET_ACTIONS, SHEET_WORKFLOW, type SheetAction } from "@/lib/domain/records/sheet-workflow";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import type { Deed } from "../../audit/history";
import { appendHistory } from "../../audit/history";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import type { ClassFacts } from "../class-facts";
import { lockSheet } from "../lock-sheet";
import { partTarget } from "../part-target";
import { requireSheet } from "../require-sheet";
import { loadSheetValues } from "../sheet-values";
import { listYearResults } from "../year-results";
import { classTarget } from "./hold-out";
import { findReassessed } from "./find-reassessed";
import { heldOutOf, missingInSupplement, supplementAttempt, type HeldOutPupil } from "./supplement-attempt";

const Place = {
  key: RequestKey,
  classId: z.uuid(),
  period: z.enum(PERIODS),
  pupilId: z.uuid(),
  version: z.coerce.number().int(),
  note: z.string().trim().max(500).optional(),
};
export const SupplementStep = z.object({ ...Place, action: z.enum(SHEET_ACTIONS) });
export type SupplementStep = z.infer<typeof SupplementStep>;
export const SupplementPartStep = z.object({ ...Place, action: z.enum(PART_ACTIONS), subject: z.enum(SUBJECT_CODES) });
export type SupplementPartStep = z.infer<typeof SupplementPartStep>;

/**
 * Takes a step of a pupil's supplement: certified by the homeroom teacher, approved by leadership, as the class was.
 *
 * Source: QĐ 1789, Đ.14.4, 14.6, 21.2; traps A3, A4.
 */
export async function takeSupplementStep(ctx: Ctx, input: SupplementStep): Promise<{ status: SheetStatus }> {
  const facts = await hold(ctx, input);
  const right = decide(ctx.actor, SHEET_WORKFLOW[input.action].right, classTarget(facts));
  if (!right.ok) throw new AppError(right.reason);
  const pupil = heldOutPupil(facts, input.pupilId);
  const values = await loadSheetValues(ctx.db, facts.yearId, facts.period, [pupil.id]);
  const year = facts.period === "CN" ? (await listYearResults(ctx.db, facts, values)).find(({ pupilId }) => pupilId === pupil.id) : undefined;
  const decision = decideSupplementStep(input.action, { ...(await supplementAttempt(ctx, facts, values, pupil, year)), note: input.note });
  if (!decision.ok) throw new AppError(decision.reason);
  const { id, status } = pupil.heldOut;
  const moved = await ctx.db.heldOut.updateMany({
    where: { id, status, version: input.version },
    data: { status: decision.value, note: input.note || null, version: { increment: 1 }, ...stamps(input.action, ctx) },
  });
  if (moved.count !== 1) throw new AppError("STALE");
  await note(ctx, facts, pupil, { action: `sheet.supplement-${input.action}`, before: { status }, after: { status: decision.value }, reason: input.note || null });
  return { status: decision.value };
}

/** Hands in, takes back, returns or accepts one open subject of a pupil held out. Source: QĐ 1789, Đ.14.3, 14.4. */
export async function takeSupplementPartStep(ctx: Ctx, input: SupplementPartStep): Promise<{ status: PartStatus }> {
  const facts = await hold(ctx, input);
  const named = facts.pupils.find(({ id }) => id === input.pupilId);
  if (!named) throw new AppError("NOT_FOUND");
  const target = partTarget(facts, named, input.subject, input.action);
  const right = decide(ctx.actor, PART_WORKFLOW[input.action].right, target);
  if (!right.ok) throw new AppError(right.reason);
  const pupil = heldOutPupil(facts, input.pupilId);
  const part = pupil.heldOut.parts.find(({ subject }) => subject === input.subject);
  if (!part) throw new AppError("STEP_NOT_NOW");
  if (facts.sheet.status === "OPEN") throw new AppError("CLASS_FIRST");
  if (isClosed(vietnamDay(ctx.now), facts.supplementsCloseOn)) throw new AppError("SUPPLEMENT_CLOSED");
  const values = await loadSheetValues(ctx.db, facts.yearId, facts.period, [pupil.id]);
  const reassessed = (await findReassessed(ctx, facts.yearId, [pupil.id])).get(pupil.id);
  const decision = decidePartStep(input.action, {
    actor: ctx.actor,
    target,
    part: part.status,
    sheet: pupil.heldOut.status,
    missing: missingInSupplement(facts, values, pupil, input.subject, reassessed).length,
    note: input.note,
  });
  if (!decision.ok) throw new AppError(decision.reason);
  const submitted = input.action === "submit" ? { submittedById: ctx.actor.staffId, submittedAt: ctx.now } : {};
  const moved = await ctx.db.heldOutPart.updateMany({
    where: { id: part.id, status: part.status, version: input.version },
    data: { status: decision.value, note: input.note || null, version: { increment: 1 }, ...submitted },
  });
  if (moved.count !== 1) throw new AppError("STALE");
  const { subject } = part;
  await note(ctx, facts, pupil, { action: `sheet.supplement-part-${input.action}`, before: { subject, status: part.status }, after: { subject, status: decision.value }, reason: input.note || null });
  return { status: decision.value };
}

function hold(ctx: Ctx, { classId, period }: Pick<SupplementStep, "classId" | "period">): Promise<ClassFacts> {
  requireSheet(ctx.actor, classId);
  return lockSheet(ctx, classId, period, "UPDATE");
}

function heldOutPupil(facts: ClassFacts, pupilId: string): HeldOutPupil {
  const pupil = heldOutOf(facts).find(({ id }) => id === pupilId);
  if (!pupil) throw new AppError("STEP_NOT_NOW");
  return pupil;
}

const note = (ctx: Ctx, facts: ClassFacts, pupil: HeldOutPupil, deed: Pick<Deed, "action" | "before" | "after" | "reason">) =>
  appendHistory(ctx, { ...deed, entity: "class_sheet", entityId: facts.sheet.id ?? "", classId: facts.classId, pupilId: pupil.id });

function stamps(action: SheetAction, { actor, now }: Ctx) {
  if (action === "certify") return { certifiedById: actor.staffId, certifiedAt: now };
  if (action === "approve") return { approvedById: actor.staffId, approvedAt: now };
  return { certifiedById: null, certifiedAt: null, approvedById: null, approvedAt: null };
}
