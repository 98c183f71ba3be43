import { vietnamDay } from "@/lib/domain/vietnam-time";
import type { PrismaClient } from "@/lib/server/db/client/client";
import { addDays, momentOf } from "./calendar";
import { makeAccounts } from "./demo-accounts";
import { makeDemoPki, storeDemoPki, type AuthorityPlace } from "./demo-keys";
import { demoPlan } from "./demo-plan";
import { generateSchool } from "./generate-school";
import { insertSchool } from "./insert-school";
import { issueDemoUnits } from "./issue-demo-units";
import type { SchoolPlan } from "./plan";
import { writeSheetHistory } from "./write-history";
import { writeReviews } from "./write-reviews";

const MINUTES = 60_000;
const TRIED_DAYS_AGO = 40;

/** How a call of seedDemo ended, for the line it prints. */
export type Seeded = { done: false } | { done: true; pupils: number; issued: number };

/**
 * Fills an empty database with the demo school; a database that has a school already is left as it is.
 * authority: where a trial authority will answer; without one the certificates name none.
 * One transaction: a seed that was cut short leaves nothing behind, and the next start does it again.
 */
export async function seedDemo(db: PrismaClient, now: Date, plan: SchoolPlan = demoPlan(vietnamDay(now)), authority: AuthorityPlace | null = null): Promise<Seeded> {
  if ((await db.school.count()) > 0) return { done: false };
  const school = generateSchool(plan);
  const pki = await makeDemoPki(school, now, authority);
  return db.$transaction(
    async (tx) => {
      await insertSchool(tx, school);
      const accounts = await makeAccounts(tx, school.room);
      await writeSheetHistory(tx);
      await writeReviews(tx);
      const since = momentOf(school.years[0]?.calendar.startsOn ?? school.plan.today, "08:00");
      const keys = await storeDemoPki(tx, pki, accounts, { since, triedAt: momentOf(addDays(school.plan.today, -TRIED_DAYS_AGO), "16:40"), notTried: school.room.specialists.MT?.[0]?.id });
      const issued = await issueDemoUnits(tx, school, accounts, keys);
      return { done: true as const, pupils: await tx.pupil.count(), issued };
    },
    { maxWait: MINUTES, timeout: 10 * MINUTES },
  );
}
