import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { NOT_MISTAKEN } from "../pupils/places";
import type { ClassFacts } from "./class-facts";
import { lockSheet } from "./lock-sheet";

export const RecordAbsences = z.object({
  key: RequestKey,
  classId: z.uuid(),
  date: z.iso.date(),
  session: z.enum(["MORNING", "AFTERNOON"]),
  absent: z.array(z.object({ pupilId: z.uuid(), withLeave: z.boolean() })).min(1, "Chạm vào tên em vắng trước khi ghi.").max(100),
});
export type RecordAbsences = z.infer<typeof RecordAbsences>;

/**
 * Notes who of a class missed a half-day: all of them or, when one cannot be noted, none. The sheet's totals are
 * counted from these.
 *
 * Throws: ABSENCE_DATE, ABSENCE_NOT_HERE for a day that the old school counts, ABSENCE_TWICE, PUPIL_FROZEN, SHEET_LOCKED once the year is certified.
 * Source: QĐ 1789, Phụ lục I; traps A20.
 */
export async function recordAbsences(ctx: Ctx, input: RecordAbsences): Promise<{ recorded: number }> {
  const { classId, date, session, absent } = input;
  const may = decide(ctx.actor, "sheet.enter-homeroom", { classId });
  if (!may.ok) throw new AppError(may.reason);
  // Held for UPDATE: of two people noting the same half-day, the second is told.
  const facts = await lockSheet(ctx, classId, "CN", "UPDATE");
  if (facts.sheet.status !== "OPEN") throw new AppError("SHEET_LOCKED");
  absent.forEach(({ pupilId }) => checkPupil(facts, pupilId));
  const half = { yearId: facts.yearId, date: await schoolDay(ctx, facts, date), session };
  const pupils = absent.map(({ pupilId }) => pupilId);
  const twice = await ctx.db.absence.findFirst({ where: { ...half, pupilId: { in: pupils }, withdrawnAt: null }, select: { id: true } });
  if (twice || new Set(pupils).size < pupils.length) throw new AppError("ABSENCE_TWICE");
  await refuseNotHere(ctx, facts.yearId, half.date, pupils);
  const by = { recordedById: ctx.actor.staffId ?? "", recordedAt: ctx.now };
  await ctx.db.absence.createMany({ data: absent.map((one) => ({ ...half, ...one, ...by })) });
  for (const { pupilId, withLeave } of absent) {
    const after = { date, session, withLeave };
    await appendHistory(ctx, { action: "sheet.record-absence", entity: "class_sheet", entityId: facts.sheet.id ?? "", classId, pupilId, after });
  }
  return { recorded: absent.length };
}

/** Of who has left the class nothing is noted or taken back there. Throws: NOT_FOUND, PUPIL_FROZEN. */
export function checkPupil({ pupils }: ClassFacts, pupilId: string): void {
  const pupil = pupils.find(({ id }) => id === pupilId);
  if (!pupil) throw new AppError("NOT_FOUND");
  if (pupil.frozen) throw new AppError("PUPIL_FROZEN");
}

/** In whichever class of ours: who changed class was of the school all the time. Source: docs/decisions/171-results-of-an-old-school.md. */
async function refuseNotHere({ db }: Ctx, yearId: string, date: Date, pupilIds: readonly string[]): Promise<void> {
  const here = await db.enrolment.findMany({
    where: { pupilId: { in: [...pupilIds] }, class: { yearId }, startedOn: { lte: date }, AND: [NOT_MISTAKEN, { OR: [{ endedOn: null }, { endedOn: { gte: date } }] }, { OR: [{ awayFrom: null }, { awayFrom: { gt: date } }, { backOn: { lte: date } }] }] },
    select: { pupilId: true },
  });
  const found = new Set(here.map(({ pupilId }) => pupilId));
  if (!pupilIds.every((id) => found.has(id))) throw new AppError("ABSENCE_NOT_HERE");
}

async function schoolDay(ctx: Ctx, { yearId }: ClassFacts, date: string): Promise<Date> {
  const day = toStoredDay(date);
  const year = await ctx.db.schoolYear.findUniqueOrThrow({ where: { id: yearId }, select: { startsOn: true, endsOn: true } });
  if (day < year.startsOn || day > year.endsOn || date > vietnamDay(ctx.now)) throw new AppError("ABSENCE_DATE");
  return day;
}
