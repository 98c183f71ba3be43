import "server-only";
import { z } from "zod";
import { decideAcceptance, type Acceptance } from "@/lib/domain/records/acceptance";
import { toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { getHandover } from "./handovers";

export const RecordAcceptance = z.object({
  key: RequestKey,
  classId: z.uuid(),
  version: z.coerce.number().int().min(0),
  heldOn: z.iso.date(),
  present: z.string().trim().min(1).max(500),
  compared: z.coerce.number().int().min(0).max(100),
  finding: z.string().trim().min(1).max(1_000),
});
export type RecordAcceptance = z.infer<typeof RecordAcceptance>;

/**
 * Records how the results of a class were accepted, or mends what was recorded; both stay in the history.
 *
 * Throws: what the rule refuses with; STALE.
 * Source: TT 27/2020, Đ.12.2, 15.3.
 */
export async function recordAcceptance(ctx: Ctx, { classId, version, heldOn, present, compared, finding }: RecordAcceptance): Promise<{ version: number }> {
  const now = await getHandover(ctx, classId);
  const may = decideAcceptance({ actor: ctx.actor, target: { classId }, sheet: now.sheet, handover: now.status, pupils: now.pupils.length, today: vietnamDay(ctx.now), heldOn, compared });
  if (!may.ok) throw new AppError(may.reason);
  const data = { heldOn: toStoredDay(heldOn), present, compared, finding, recordedById: ctx.actor.staffId ?? "", recordedAt: ctx.now };
  const written =
    version === 0
      ? await ctx.db.classAcceptance.createMany({ data: { classId, ...data }, skipDuplicates: true })
      : await ctx.db.classAcceptance.updateMany({ where: { classId, version }, data: { ...data, version: { increment: 1 } } });
  if (written.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, { action: "handover.accept", entity: "class_handover", entityId: classId, classId, ...(now.accepted && { before: paperOf(now.accepted) }), after: { heldOn, present, compared, finding } });
  return { version: version + 1 };
}

const paperOf = ({ heldOn, present, compared, finding }: Acceptance) => ({ heldOn, present, compared, finding });
