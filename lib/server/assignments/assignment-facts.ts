import "server-only";
import { checkAssignment, isFault, type AssignmentFacts, type Finding } from "@/lib/domain/people/assignment/check-assignment";
import type { Grade } from "@/lib/domain/assessment/periods";
import { subjectsFor } from "@/lib/domain/assessment/subjects-for";
import { storedDay, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { listGroupsOfYear, ungroupedOf } from "../groups/list-groups";
import type { Assignment } from "./load-assignment";

/** What a version is held against, read from the school as it is now. */
export async function assignmentFacts({ db, now }: Pick<Ctx, "db" | "now">, assignment: Assignment): Promise<AssignmentFacts> {
  const { yearId, effectiveFrom, number, held, changes } = assignment;
  const classes = await db.schoolClass.findMany({ where: { yearId }, select: { id: true, grade: true, subjects: { select: { subjectCode: true } } }, orderBy: [{ grade: "asc" }, { name: "asc" }] });
  const groups = await listGroupsOfYear(db, yearId);
  const people = [...new Set([...held, ...changes.map(({ duty }) => duty)].map(({ staffId }) => staffId))];
  const staff = await db.staff.findMany({ where: { id: { in: people } }, select: { id: true, leftOn: true, account: { select: { status: true } } } });
  const certified = await db.certificate.findMany({ where: { staffId: { in: people }, status: { not: "REVOKED" }, notAfter: { gt: now } }, select: { staffId: true } });
  const taken = await db.dutyAssignment.findMany({ where: { yearId, signedAt: { not: null } }, select: { number: true } });
  return {
    today: vietnamDay(now),
    effectiveFrom,
    year: { startsOn: assignment.yearStartsOn, lastDay: assignment.lastDay },
    number,
    numbersTaken: taken.map((one) => one.number),
    classes: classes.map(({ id, grade, subjects }) => ({
      id,
      subjects: subjectsFor(grade as Grade, subjects.map(({ subjectCode }) => subjectCode), []).subjects,
      groups: groups.filter(({ classId }) => classId === id).map(({ id: groupId, subject }) => ({ id: groupId, subject })),
      ungrouped: ungroupedOf(groups, id),
    })),
    staff: staff.map(({ id, leftOn, account }) => ({
      ...{ id, leftOn: leftOn && storedDay(leftOn) },
      ...{ hasAccount: account !== null && account.status !== "LOCKED", hasCertificate: certified.some(({ staffId }) => staffId === id) },
    })),
    held,
    changes,
  };
}

/** What is wrong with a version, and what its signer should know. */
export async function findingsOf(ctx: Pick<Ctx, "db" | "now">, assignment: Assignment): Promise<{ faults: Finding[]; notices: Finding[] }> {
  const findings = checkAssignment(await assignmentFacts(ctx, assignment));
  return { faults: findings.filter(isFault), notices: findings.filter((one) => !isFault(one)) };
}
