import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { vietnamDate } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";
import { database } from "../database";
import { askDatabase } from "../door/ask-database";

export type YearChoice = { id: string; startYear: number; label: string; schoolName: string };

/** The cookie that keeps the year chosen at the top of the page: a preference, no right hangs on it. */
export const YEAR_COOKIE = "nam-hoc";

const SELECT = { id: true, startYear: true, label: true, schoolName: true } as const;

/** All school years, newest first. */
export const listYears = (db: Db): Promise<YearChoice[]> => db.schoolYear.findMany({ select: SELECT, orderBy: { startYear: "desc" } });

/** The year a day falls in: the newest that has begun. Returns null when no year has been set up. */
export const findYearOn = (db: Db, now: Date): Promise<YearChoice | null> =>
  db.schoolYear.findFirst({ where: { startsOn: { lte: vietnamDate(now) } }, orderBy: { startYear: "desc" }, select: SELECT });

/** The year this person works in now: the one chosen at the top, otherwise the current one. */
export const findChosenYear = cache(async (): Promise<YearChoice | null> => {
  const wanted = (await cookies()).get(YEAR_COOKIE)?.value;
  return askDatabase(async () => {
    const chosen = wanted ? await database().schoolYear.findUnique({ where: { label: wanted }, select: SELECT }) : null;
    return chosen ?? findYearOn(database(), new Date());
  });
});
