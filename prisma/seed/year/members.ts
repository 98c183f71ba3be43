import { PERIODS, type Period } from "@/lib/domain/assessment/periods";
import { addDays } from "../calendar";
import type { MadeClass } from "../classes";
import type { PupilPlan } from "../people/pupils";
import type { Random } from "../random";
import type { SchoolRows } from "../rows";

/** A pupil in a class of one year: the place kept for good, and the periods in which this class assesses the pupil. */
export type Member = { pupil: PupilPlan; enrolment: SchoolRows["enrolment"][number]; periods: readonly Period[]; inSecondGroup: boolean };

const FIRST_TERM = ["GK1", "CK1"] as const;
const SECOND_TERM = ["GK2", "CN"] as const;

/** Everyone of a class, in the order of the list; late arrivals stand last, leavers keep their number. */
export function enrol(random: Random, at: number, schoolClass: MadeClass, pupils: readonly PupilPlan[]): Member[] {
  const late = (pupil: PupilPlan) => (schoolClass.isCurrent && pupil.story?.arrivesFrom ? 1 : 0);
  const ordered = [...pupils].sort((one, other) => late(one) - late(other) || (one.row.sortName < other.row.sortName ? -1 : 1));
  return ordered.map((pupil, index) => {
    const { periods, ...stay } = stayOf(schoolClass, pupil);
    const enrolment = { id: random.uuid(at), classId: schoolClass.id, pupilId: pupil.row.id, orderNo: index + 1, ...stay };
    return { pupil, enrolment, periods, inSecondGroup: index % 2 === 1 };
  });
}

/** The place of a pupil who comes from another class of the school at the start of term 2. */
export function enrolMoved(random: Random, at: number, target: MadeClass, pupil: PupilPlan): Member {
  const enrolment = { id: random.uuid(at), classId: target.id, pupilId: pupil.row.id, orderNo: target.plan.size + 1, startedOn: new Date(target.year.calendar.termTwoOn) };
  return { pupil, enrolment, periods: SECOND_TERM, inSecondGroup: true };
}

function stayOf({ year: { calendar }, isCurrent }: MadeClass, { story }: PupilPlan) {
  const startedOn = new Date(calendar.startsOn);
  if (!isCurrent || !story) return { startedOn, periods: PERIODS };
  if (story.transfersOut) return { startedOn, endedOn: new Date(calendar.leaversOn), end: "TRANSFERRED" as const, periods: FIRST_TERM };
  if (story.movesTo) return { startedOn, endedOn: new Date(addDays(calendar.termTwoOn, -1)), end: "MOVED_CLASS" as const, periods: FIRST_TERM };
  if (story.arrivesFrom) return { startedOn: new Date(calendar.arrivalsOn), periods: ["CN"] as const };
  return { startedOn, periods: PERIODS };
}
