import "server-only";
import { z } from "zod";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { decideHoldOut, decideTakeBack } from "@/lib/domain/records/held-out";
import { appendHistory } from "../../audit/history";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import type { ClassFacts } from "../class-facts";
import { lockSheet } from "../lock-sheet";
import { requireSheet } from "../require-sheet";

export const HoldOut = z.object({
  key: RequestKey,
  classId: z.uuid(),
  period: z.enum(PERIODS),
  pupilId: z.uuid(),
  note: z.string().trim().max(500),
});
export type HoldOut = z.infer<typeof HoldOut>;

/**
 * Leaves a pupil who lacks a value out of the class's sheet, with the reason, so that the others can be certified.
 *
 * Source: QĐ 1789, Đ.21.2; traps A4; docs/decisions/105-held-out-one-by-one.md.
 */
export async function holdOut(ctx: Ctx, { classId, period, pupilId, note }: HoldOut): Promise<{ id: string }> {
  requireSheet(ctx.actor, classId);
  const facts = await lockSheet(ctx, classId, period, "UPDATE");
  const pupil = facts.pupils.find(({ id }) => id === pupilId);
  if (!pupil) throw new AppError("NOT_FOUND");
  const may = decideHoldOut({ actor: ctx.actor, target: classTarget(facts), sheet: facts.sheet.status, heldOut: pupil.heldOut, ended: pupil.frozen !== null, note });
  if (!may.ok) throw new AppError(may.reason);
  const { id } = await ctx.db.heldOut.create({
    data: { pupilId, yearId: facts.yearId, classId, period, cause: "INCOMPLETE", reason: note, heldById: ctx.actor.staffId ?? "", heldAt: ctx.now },
    select: { id: true },
  });
  await appendHistory(ctx, { action: "sheet.hold-out", entity: "class_sheet", entityId: facts.sheet.id ?? "", classId, pupilId, after: { status: "OPEN" }, reason: note });
  return { id };
}

export const TakeBack = z.object({ key: RequestKey, classId: z.uuid(), period: z.enum(PERIODS), pupilId: z.uuid(), version: z.coerce.number().int() });
export type TakeBack = z.infer<typeof TakeBack>;

/** Takes a pupil held out back into the class, before the class is certified. */
export async function takeBack(ctx: Ctx, { classId, period, pupilId, version }: TakeBack): Promise<{ id: string }> {
  requireSheet(ctx.actor, classId);
  const facts = await lockSheet(ctx, classId, period, "UPDATE");
  const heldOut = facts.pupils.find(({ id }) => id === pupilId)?.heldOut ?? null;
  const may = decideTakeBack({ actor: ctx.actor, target: classTarget(facts), sheet: facts.sheet.status, heldOut });
  if (!may.ok) throw new AppError(may.reason);
  if (!heldOut) throw new AppError("STEP_NOT_NOW");
  const moved = await ctx.db.heldOut.updateMany({
    where: { id: heldOut.id, status: heldOut.status, version },
    data: { status: "WITHDRAWN", withdrawnAt: ctx.now, version: { increment: 1 } },
  });
  if (moved.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, { action: "sheet.take-back", entity: "class_sheet", entityId: facts.sheet.id ?? "", classId, pupilId, before: { status: heldOut.status }, after: { status: "WITHDRAWN" } });
  return { id: heldOut.id };
}

/** What a right over the class is asked about. */
export const classTarget = ({ classId, yearId, homeroom }: ClassFacts) => ({ classId, yearId, vacant: homeroom.length === 0 });
