import type { Random } from "../random";
import type { SchoolRows } from "../rows";
import type { MadeClass } from "../classes";
import type { Member } from "./members";

/** Median height (cm) and weight (kg) at the start of each grade; boys and girls hardly differ before eleven (WHO 2007). */
const AT_START = { 1: [116, 21], 2: [121.5, 23.5], 3: [127, 26.5], 4: [132.5, 30], 5: [138, 33.5] } as const;
const GROWN_BY_TERM_2 = [2.8, 1.4] as const;

/** Both measurings of the year; a pupil keeps above or below the median. `terms`: those already made. */
export function makeMeasures(schoolClass: MadeClass, member: Member, by: { random: Random; at: number; terms: readonly (1 | 2)[]; enteredById: string; enteredAt: Record<1 | 2, Date> }): SchoolRows["health_measure"] {
  const { random, at } = by;
  const build = random.around(0, 1);
  const [height, weight] = AT_START[schoolClass.grade];
  return by.terms.map((term) => ({
    id: random.uuid(at), pupilId: member.pupil.row.id, yearId: schoolClass.year.id, term,
    heightCm: half(height + build * 4.5 + (term === 2 ? GROWN_BY_TERM_2[0] : 0)),
    weightKg: half(weight + build * 3 + Math.max(random.around(0, 1.5), -2) + (term === 2 ? GROWN_BY_TERM_2[1] : 0)),
    enteredById: by.enteredById, updatedAt: by.enteredAt[term],
  }));
}

const half = (value: number) => Math.round(value * 2) / 2;
