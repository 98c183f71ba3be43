import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import type { LeavingAction } from "@/lib/domain/records/pupil-move";
import { decideLeaving, decideLeavingStep, LEAVING_WORKFLOW } from "@/lib/domain/records/pupil-move";
import { refusalWords } from "@/lib/domain/refusal-words";
import { storedDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../../audit/history";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import { maybe } from "../profile-shape";
import { getStanding, getYearDays, holdLists, obey } from "./hold-lists";
import { leavePlace } from "./take-place";
import { writeMove } from "./write-move";

/** `day`: the last at this school. A transfer names the school and the paper, leaving its reason. */
export const ProposeLeaving = z
  .object({
    key: RequestKey,
    classId: z.uuid(),
    pupilId: z.uuid(),
    kind: z.enum(["TRANSFERRED", "LEFT"]),
    day: z.iso.date("Mời ghi ngày học cuối cùng ở trường."),
    school: maybe.optional(),
    paper: maybe.optional(),
    reason: maybe.optional(),
  })
  .refine(({ kind, school }) => kind === "LEFT" || school, { path: ["school"], message: "Mời ghi trường mà em chuyển đến." })
  .refine(({ kind, paper }) => kind === "LEFT" || paper, { path: ["paper"], message: "Mời ghi số giấy tờ hoặc mã hồ sơ chuyển trường." })
  .refine(({ kind, reason }) => kind === "TRANSFERRED" || reason, { path: ["reason"], message: refusalWords("REASON_NEEDED") });
export type ProposeLeaving = z.infer<typeof ProposeLeaving>;

/**
 * Học vụ prepares a pupil's leaving for the head. Nothing changes in the class before he decides.
 *
 * Throws: what decideLeaving refuses with; STALE when the pupil is no longer where he was seen.
 * Source: QĐ 1789, Đ.5.3c, 22; traps A5.
 */
export async function proposeLeaving(ctx: Ctx, { classId, pupilId, kind, day, school, paper, reason }: ProposeLeaving): Promise<{ id: string }> {
  const right = decide(ctx.actor, "pupil.propose-leaving", { classId });
  if (!right.ok) throw new AppError(right.reason);
  await holdLists(ctx, pupilId, []);
  const schoolClass = await ctx.db.schoolClass.findUnique({ where: { id: classId }, select: { yearId: true } });
  if (!schoolClass) throw new AppError("NOT_FOUND");
  const { yearId } = schoolClass;
  const pupil = await getStanding(ctx, pupilId, yearId);
  if (pupil.place && pupil.place.class.classId !== classId) throw new AppError("STALE");
  obey(decideLeaving("pupil.propose-leaving", { actor: ctx.actor, year: await getYearDays(ctx, yearId), pupil, day }));
  const to = kind === "TRANSFERRED" ? (school ?? null) : null;
  const id = await writeMove(ctx, { pupilId, yearId, kind, fromClassId: classId, toClassId: null, day, school: to, paper: paper ?? null, reason: reason ?? null }, "PROPOSED");
  return { id };
}

/** A step on one proposal, from the version the person saw. */
export const LeavingStep = z.object({ key: RequestKey, moveId: z.uuid(), version: z.coerce.number().int(), note: z.string().trim().max(500).optional() });
export type LeavingStep = z.infer<typeof LeavingStep>;

/** The head agrees: the place ends on that day, the row is frozen, its number stays. Source: QĐ 1789, Đ.22.2; traps B1. */
export const approveLeaving = (ctx: Ctx, input: LeavingStep) => takeLeavingStep(ctx, "approve", input);
/** The head does not agree, and says why. */
export const refuseLeaving = (ctx: Ctx, input: LeavingStep) => takeLeavingStep(ctx, "refuse", input);
/** Học vụ takes a proposal back before it is decided. */
export const withdrawLeaving = (ctx: Ctx, input: LeavingStep) => takeLeavingStep(ctx, "withdraw", input);

async function takeLeavingStep(ctx: Ctx, action: LeavingAction, { moveId, version, note }: LeavingStep): Promise<{ state: string }> {
  const right = decide(ctx.actor, LEAVING_WORKFLOW[action].right);
  if (!right.ok) throw new AppError(right.reason);
  const move = await ctx.db.pupilMove.findUnique({ where: { id: moveId } });
  if (!move?.fromClassId) throw new AppError("NOT_FOUND");
  const { pupilId, yearId, fromClassId: classId, kind, state } = move;
  const step = decideLeavingStep(action, { actor: ctx.actor, classId, state, note });
  if (!step.ok) throw new AppError(step.reason);
  await holdLists(ctx, pupilId, action === "approve" ? [classId] : []);
  const by = action === "withdraw" ? {} : { decidedById: ctx.actor.staffId, decidedAt: ctx.now };
  const moved = await ctx.db.pupilMove.updateMany({ where: { id: moveId, state, version }, data: { state: step.value, note: note || null, version: { increment: 1 }, ...by } });
  if (moved.count !== 1) throw new AppError("STALE");
  if (action === "approve") {
    if (kind !== "TRANSFERRED" && kind !== "LEFT") throw new AppError("STEP_NOT_NOW");
    const day = storedDay(move.day);
    const pupil = await getStanding(ctx, pupilId, yearId);
    obey(decideLeaving("pupil.decide-leaving", { actor: ctx.actor, year: await getYearDays(ctx, yearId), pupil, day }));
    await leavePlace(ctx, { classId, pupilId, day }, kind);
  }
  await appendHistory(ctx, { action: `move.${action}`, entity: "pupil_move", entityId: moveId, classId, pupilId, before: { state }, after: { state: step.value }, reason: note ?? null });
  return { state: step.value };
}
