import { momentOf, type Day } from "../calendar";
import type { MadeClass } from "../classes";
import type { PupilPlan } from "../people/pupils";
import type { StaffRoom } from "../people/staff";
import type { Random } from "../random";
import type { SchoolRows } from "../rows";

type Move = SchoolRows["pupil_move"][number];

/** The line of the register for a pupil who came, changed class or left this year; `target`: the class he went over to. */
export function makeMoves(random: Random, at: number, current: MadeClass, pupil: PupilPlan, by: { room: StaffRoom; target: MadeClass | null }): Move[] {
  const { calendar, id: yearId } = current.year;
  const line = (day: Day, decidedById: string, rest: Omit<Move, "id" | "pupilId" | "yearId" | "state" | "day" | "preparedById" | "preparedAt" | "decidedById" | "decidedAt">): Move => {
    const written = { preparedById: by.room.academicClerk.id, preparedAt: momentOf(day, "08:10"), decidedById, decidedAt: momentOf(day, "15:40") };
    return { id: random.uuid(at), pupilId: pupil.row.id, yearId, state: "DONE", day: new Date(day), ...written, ...rest };
  };
  const [clerk, head] = [by.room.academicClerk.id, by.room.head.id];
  const { story } = pupil;
  if (story?.arrivesFrom) return [line(calendar.arrivalsOn, clerk, { kind: "ARRIVED", toClassId: current.id, school: story.arrivesFrom, paper: "Giấy giới thiệu chuyển trường số 45/GT-KĐ" })];
  if (story?.transfersOut) return [line(calendar.leaversOn, head, { kind: "TRANSFERRED", fromClassId: current.id, school: "Trường Tiểu học Lê Văn Tám, tỉnh Tây Ninh", paper: "Hồ sơ chuyển trường số 118" })];
  if (by.target) return [line(calendar.termTwoOn, clerk, { kind: "MOVED_CLASS", fromClassId: current.id, toClassId: by.target.id, reason: "Theo đơn của cha mẹ học sinh" })];
  return [];
}
