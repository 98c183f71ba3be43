import "server-only";
import { storedDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { logRead } from "../audit/reads";
import type { ClassFacts } from "./class-facts";

/** One half-day missed, as the homeroom teacher's panel shows it. */
export type AbsenceLine = { id: string; pupilId: string; day: string; session: "MORNING" | "AFTERNOON"; withLeave: boolean };

/**
 * The half-days missed in a class's year, newest first: of who came over from another class those of before too, of who went none
 * of after. Call for a class whose sheet the person may read.
 */
export async function listAbsences(ctx: Ctx, facts: ClassFacts): Promise<AbsenceLine[]> {
  const rows = await ctx.db.absence.findMany({
    where: { yearId: facts.yearId, pupilId: { in: facts.pupils.map(({ id }) => id) }, withdrawnAt: null },
    orderBy: [{ date: "desc" }, { session: "asc" }],
    select: { id: true, pupilId: true, date: true, session: true, withLeave: true },
  });
  await logRead(ctx, { what: "absences", entityId: facts.classId });
  const lastDays = new Map(facts.pupils.map(({ id, lastDay }) => [id, lastDay]));
  return rows.map(({ date, ...row }) => ({ ...row, day: storedDay(date) })).filter(({ pupilId, day }) => day <= (lastDays.get(pupilId) ?? day));
}
