import "server-only";
import type { YearLimits } from "@/lib/domain/records/entry-window-order";
import { storedDay } from "@/lib/domain/vietnam-time";
import type { Db } from "../../context";
import { AppError } from "../../errors";

/** Within which days a year's entry must lie. Throws: NOT_FOUND when there is no such year. */
export async function getYearLimits(db: Db, yearId: string): Promise<YearLimits> {
  const year = await db.schoolYear.findUnique({ where: { id: yearId }, select: { startsOn: true, supplementsClosesOn: true } });
  if (!year) throw new AppError("NOT_FOUND");
  return { startsOn: storedDay(year.startsOn), lastDay: storedDay(year.supplementsClosesOn) };
}
