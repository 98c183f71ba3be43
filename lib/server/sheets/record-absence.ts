import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { lockSheet } from "./lock-sheet";

export const RecordAbsence = z.object({
  key: RequestKey,
  classId: z.uuid(),
  pupilId: z.uuid(),
  date: z.iso.date(),
  session: z.enum(["MORNING", "AFTERNOON"]),
  withLeave: z.boolean(),
});
export type RecordAbsence = z.infer<typeof RecordAbsence>;

/**
 * Notes that a pupil missed a half-day. The sheet's totals are counted from these.
 *
 * Throws: ABSENCE_DATE, ABSENCE_TWICE, SHEET_LOCKED once the year is certified.
 * Source: QĐ 1789, Phụ lục I; traps A20.
 */
export async function recordAbsence(ctx: Ctx, input: RecordAbsence): Promise<{ id: string }> {
  const { classId, pupilId, date, session, withLeave } = input;
  const may = decide(ctx.actor, "sheet.enter-homeroom", { classId });
  if (!may.ok) throw new AppError(may.reason);
  // Held for UPDATE: of two people noting the same half-day, the second is told.
  const facts = await lockSheet(ctx, classId, "CN", "UPDATE");
  if (facts.sheet.status !== "OPEN") throw new AppError("SHEET_LOCKED");
  const pupil = facts.pupils.find(({ id }) => id === pupilId);
  if (!pupil) throw new AppError("NOT_FOUND");
  if (pupil.frozen) throw new AppError("PUPIL_FROZEN");
  const day = new Date(`${date}T00:00:00Z`);
  const year = await ctx.db.schoolYear.findUniqueOrThrow({ where: { id: facts.yearId }, select: { startsOn: true, endsOn: true } });
  if (day < year.startsOn || day > year.endsOn || date > vietnamDay(ctx.now)) throw new AppError("ABSENCE_DATE");
  const place = { pupilId, yearId: facts.yearId, date: day, session };
  if (await ctx.db.absence.findFirst({ where: { ...place, withdrawnAt: null }, select: { id: true } })) throw new AppError("ABSENCE_TWICE");
  const absence = await ctx.db.absence.create({ data: { ...place, withLeave, recordedById: ctx.actor.staffId ?? "", recordedAt: ctx.now }, select: { id: true } });
  await appendHistory(ctx, {
    action: "sheet.record-absence",
    entity: "class_sheet",
    entityId: facts.sheet.id ?? "",
    classId,
    pupilId,
    after: { date, session, withLeave },
  });
  return absence;
}
