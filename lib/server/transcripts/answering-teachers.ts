import "server-only";
import type { ClassYear } from "./load-class-year";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";

export type Answering = { key: string; dutyId: string; staffId: string; name: string; identity: string; subjects: SubjectCode[] };

/** The one duty that answers for a subject of a pupil: the group's teacher before the class's. Returns null when nobody does. */
export function answeringDuty(duties: ClassYear["duties"], subject: string, pupilId: string) {
  const ofSubject = duties.filter((duty) => duty.kind === "SUBJECT_TEACHER" && duty.subjectCode === subject);
  const ofGroup = ofSubject.find((duty) => duty.group?.members.some((member) => member.pupilId === pupilId));
  return ofGroup ?? ofSubject.find((duty) => duty.groupId === null) ?? null;
}

/**
 * The subject teachers of a pupil's unit, one slot each, numbered in the order in which the form first names them.
 * Returns null when some subject has nobody who answers for it.
 */
export function answeringTeachers(duties: ClassYear["duties"], subjects: readonly SubjectCode[], pupilId: string): Answering[] | null {
  const byStaff = new Map<string, Answering>();
  for (const subject of subjects) {
    const duty = answeringDuty(duties, subject, pupilId);
    if (!duty) return null;
    const known = byStaff.get(duty.staff.id);
    if (known) known.subjects.push(subject);
    else byStaff.set(duty.staff.id, slotOf(duty, byStaff.size + 1, subject));
  }
  return [...byStaff.values()];
}

const slotOf = (duty: ClassYear["duties"][number], order: number, subject: SubjectCode): Answering => ({
  key: `gvbm-${order}`,
  dutyId: duty.id,
  staffId: duty.staff.id,
  name: duty.staff.fullName,
  identity: duty.staff.identityNumber,
  subjects: [subject],
});
