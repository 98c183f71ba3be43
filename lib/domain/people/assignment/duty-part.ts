import type { Day } from "../../vietnam-time";
import type { DutyKind } from "../actor";

/** What somebody answers for. `holderId`: of duties that several people hold beside each other, whose. */
export type DutyPart = { kind: DutyKind; classId: string | null; subjectCode: string | null; groupId: string | null; holderId: string | null };

/** A duty as the book has it. */
export type HeldDuty = { id: string; staffId: string; kind: DutyKind; classId: string | null; subjectCode: string | null; groupId: string | null; validFrom: Day; validTo: Day | null };

/** Duties that one person holds at a time; the others (deputies, clerks, leads, administrators) are held side by side. */
const SINGLE: readonly DutyKind[] = ["SUBJECT_TEACHER", "HOMEROOM_TEACHER", "HEAD"];
export const isHeldByOne = (kind: DutyKind): boolean => SINGLE.includes(kind);

/** Duties of a class: they end with its school year. Those of the whole school go on until somebody ends them. */
export const isOfClass = (kind: DutyKind): boolean => kind === "SUBJECT_TEACHER" || kind === "HOMEROOM_TEACHER" || kind === "DEPARTMENT_LEAD";

/** Whether a duty names what its kind needs, no more and no less. The database holds the same (duty_shape). */
export function hasShape({ kind, classId, subjectCode, groupId }: Omit<DutyPart, "holderId">): boolean {
  if (kind === "SUBJECT_TEACHER") return classId !== null && subjectCode !== null;
  if (subjectCode !== null || groupId !== null) return false;
  return kind === "HOMEROOM_TEACHER" || kind === "DEPARTMENT_LEAD" ? classId !== null : classId === null;
}

export const partOfDuty = ({ kind, classId, subjectCode, groupId, staffId }: Omit<HeldDuty, "id" | "validFrom" | "validTo">): DutyPart => ({
  kind,
  classId,
  subjectCode,
  groupId,
  holderId: isHeldByOne(kind) ? null : staffId,
});

/** Two parts are the same when their keys are. */
export const partKey = ({ kind, classId, subjectCode, groupId, holderId }: DutyPart): string => [kind, classId, subjectCode, groupId, holderId].map((one) => one ?? "").join("|");
