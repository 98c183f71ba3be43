import "server-only";
import type { MissedElsewhere } from "@/lib/domain/records/missed-elsewhere";
import { showDay, storedDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import type { ClassFacts } from "./class-facts";

/** A pupil of the class who came from another school in this year. `missed`: null until học vụ wrote it down. */
export type CameFrom = { pupilId: string; school: string; day: string; missed: MissedElsewhere | null };

/** Who of a class came from elsewhere, for the page of its absences. Call for a class whose sheet the person may read. */
export async function listCameFrom({ db }: Ctx, { yearId, pupils }: ClassFacts): Promise<CameFrom[]> {
  const here = pupils.flatMap(({ id, lastDay }) => (lastDay === null ? [id] : []));
  const rows = await db.pupilMove.findMany({
    where: { yearId, pupilId: { in: here }, kind: "ARRIVED", state: "DONE", school: { not: null } },
    orderBy: { day: "asc" },
    select: { pupilId: true, school: true, day: true, missedWithLeave: true, missedWithoutLeave: true },
  });
  return rows.flatMap(({ school, day, missedWithLeave, missedWithoutLeave, pupilId }) => {
    if (!school) return [];
    const missed = missedWithLeave === null || missedWithoutLeave === null ? null : { school, withLeave: missedWithLeave, withoutLeave: missedWithoutLeave };
    return [{ pupilId, school, day: showDay(storedDay(day)), missed }];
  });
}
