import "server-only";
import type { Grade } from "@/lib/domain/assessment/periods";
import { subjectsFor } from "@/lib/domain/assessment/subjects-for";
import type { DutyPart } from "@/lib/domain/people/assignment/duty-part";
import type { Db } from "../context";
import type { Assignment } from "./load-assignment";

/** Subjects of a class that nobody has, neither in the book nor in a version, neither as a whole nor by group. */
export async function vacantParts(db: Db, { held, changes }: Pick<Assignment, "held" | "changes">, classId: string): Promise<DutyPart[]> {
  const { grade, subjects } = await db.schoolClass.findUniqueOrThrow({ where: { id: classId }, select: { grade: true, subjects: { select: { subjectCode: true } } } });
  const taken = [...held, ...changes.map(({ duty }) => duty)].filter((duty) => duty.classId === classId && duty.kind === "SUBJECT_TEACHER").map(({ subjectCode }) => subjectCode);
  return subjectsFor(grade as Grade, subjects.map(({ subjectCode }) => subjectCode), [])
    .subjects.filter((code) => !taken.includes(code))
    .map((subjectCode) => ({ kind: "SUBJECT_TEACHER", classId, subjectCode, groupId: null, holderId: null }));
}
