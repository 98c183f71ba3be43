import "server-only";
import type { Grade } from "@/lib/domain/assessment/periods";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { subjectsFor } from "@/lib/domain/assessment/subjects-for";
import type { Db } from "../context";

/** A group of a class in a subject, and who is in it today. */
export type PupilGroupRow = { id: string; classId: string; name: string; subject: SubjectCode; members: readonly string[]; takers: readonly string[] };

/**
 * The groups of a year, each with its pupils and with those of the class who take its subject: of all of them, one group each.
 * Pupils who moved away are in none.
 */
export async function listGroupsOfYear(db: Db, yearId: string, classId?: string): Promise<PupilGroupRow[]> {
  const groups = await db.pupilGroup.findMany({
    where: { class: { yearId }, subjectCode: { not: null }, ...(classId ? { classId } : {}) },
    orderBy: [{ classId: "asc" }, { name: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, classId: true, name: true, subjectCode: true },
      members: { where: { leftAt: null }, select: { pupilId: true } },
      class: { select: { grade: true, enrolments: { where: { endedOn: null }, select: { pupilId: true } }, subjects: { select: { subjectCode: true } } } },
    },
  });
  const pupils = groups.flatMap((group) => group.class.enrolments.map(({ pupilId }) => pupilId));
  const choices = await db.subjectChoice.findMany({ where: { yearId, pupilId: { in: pupils }, droppedAt: null }, select: { pupilId: true, subjectCode: true, exempt: true } });
  return groups.map(({ members, class: of, subjectCode, ...group }) => {
    const ofClass = of.subjects.map((one) => one.subjectCode);
    const takes = (pupilId: string) => subjectsFor(of.grade as Grade, ofClass, choices.filter((choice) => choice.pupilId === pupilId)).subjects.includes(subjectCode as SubjectCode);
    const here = of.enrolments.map(({ pupilId }) => pupilId);
    return { ...group, subject: subjectCode as SubjectCode, members: members.map(({ pupilId }) => pupilId).filter((id) => here.includes(id)), takers: here.filter(takes) };
  });
}

/** Of a class: how many pupils of each subject with groups are in none. */
export function ungroupedOf(groups: readonly PupilGroupRow[], classId: string): { subject: SubjectCode; pupils: number }[] {
  const own = groups.filter((group) => group.classId === classId);
  return [...new Set(own.map(({ subject }) => subject))]
    .map((subject) => {
      const placed = new Set(own.filter((group) => group.subject === subject).flatMap(({ members }) => members));
      const takers = own.find((group) => group.subject === subject)?.takers ?? [];
      return { subject, pupils: takers.filter((id) => !placed.has(id)).length };
    })
    .filter(({ pupils }) => pupils > 0);
}
