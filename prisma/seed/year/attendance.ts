import { addDays, momentOf, schoolDays, type Day } from "../calendar";
import type { MadeClass } from "../classes";
import type { Random } from "../random";
import type { SchoolRows } from "../rows";
import type { Member } from "./members";

const BOTH = ["MORNING", "AFTERNOON"] as const;

/** Half-days missed up to yesterday: mostly none or a few, nearly always with leave. */
export function makeAbsences(schoolClass: MadeClass, member: Member, by: { random: Random; at: number; today: Day; recordedById: string }): SchoolRows["absence"] {
  const { random, at } = by;
  const { calendar } = schoolClass.year;
  const from = member.enrolment.startedOn as Date;
  const to = (member.enrolment.endedOn as Date | undefined) ?? new Date(calendar.endsOn);
  const lastDay = [to.toISOString().slice(0, 10), addDays(by.today, -1)].sort()[0] ?? by.today;
  const days = schoolDays(from.toISOString().slice(0, 10), lastDay);
  const missed = Number(random.weighted({ 0: 34, 1: 26, 2: 18, 3: 11, 4: 6, 6: 4, 9: 1 }));
  return random.shuffled(days).slice(0, missed).sort().flatMap((day) => {
    const withLeave = random.chance(0.88);
    const sessions = random.chance(0.7) ? BOTH : [random.pick(BOTH)];
    return sessions.map((session) => ({
      id: random.uuid(at), pupilId: member.pupil.row.id, yearId: schoolClass.year.id, date: new Date(day), session, withLeave,
      recordedById: by.recordedById, recordedAt: momentOf(day, session === "MORNING" ? "07:45" : "13:45"),
    }));
  });
}
