import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { storedDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { lockSheet } from "./lock-sheet";
import { checkPupil } from "./record-absences";

export const WithdrawAbsence = z.object({ key: RequestKey, classId: z.uuid(), absenceId: z.uuid() });
export type WithdrawAbsence = z.infer<typeof WithdrawAbsence>;

/** Takes back a half-day noted by mistake, in whichever class: the row stays, withdrawn. Throws: PUPIL_FROZEN, STALE when it already was. Source: traps A20. */
export async function withdrawAbsence(ctx: Ctx, { classId, absenceId }: WithdrawAbsence): Promise<{ withdrawn: true }> {
  const may = decide(ctx.actor, "sheet.enter-homeroom", { classId });
  if (!may.ok) throw new AppError(may.reason);
  const facts = await lockSheet(ctx, classId, "CN", "UPDATE");
  if (facts.sheet.status !== "OPEN") throw new AppError("SHEET_LOCKED");
  const absence = await ctx.db.absence.findUnique({ where: { id: absenceId } });
  if (!absence || absence.yearId !== facts.yearId) throw new AppError("NOT_FOUND");
  checkPupil(facts, absence.pupilId);
  const written = await ctx.db.absence.updateMany({ where: { id: absenceId, withdrawnAt: null }, data: { withdrawnAt: ctx.now } });
  if (written.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, {
    action: "sheet.withdraw-absence",
    entity: "class_sheet",
    entityId: facts.sheet.id ?? "",
    classId,
    pupilId: absence.pupilId,
    before: { date: storedDay(absence.date), session: absence.session, withLeave: absence.withLeave },
  });
  return { withdrawn: true };
}
