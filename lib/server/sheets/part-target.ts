import "server-only";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { Target } from "@/lib/domain/people/permissions";
import { PART_WORKFLOW, type PartAction } from "@/lib/domain/records/part-workflow";
import type { ClassFacts, Part, SheetPupil } from "./class-facts";
import { partOf } from "./class-facts";

/**
 * What a step on a part is aimed at. Where nobody is left the head steps in: for the subject when it has no teacher,
 * for the review when the class has no homeroom teacher (QĐ 1789, Đ.14.7).
 */
export function stepTarget({ classId, yearId, homeroom }: ClassFacts, { subject, groupId, teachers }: Pick<Part, "subject" | "groupId" | "teachers">, action: PartAction): Target {
  const reviews = PART_WORKFLOW[action].right === "sheet.review-part";
  return { classId, yearId, subjectCode: subject, groupId, vacant: reviews ? homeroom.length === 0 : teachers.length === 0 };
}

/** The same for a subject of one pupil. */
export function partTarget(facts: ClassFacts, pupil: SheetPupil, subject: SubjectCode, action: PartAction): Target {
  const part = partOf(facts, pupil, subject);
  return stepTarget(facts, part ?? { subject, groupId: null, teachers: [] }, action);
}
