import pg from "pg";
import type { PrismaClient } from "@/lib/server/db/client/client";
import { buildAccount, buildPupil, buildStaff } from "@/tests/support/builders/people";
import { buildClass, buildSmallSchool, BUILDER_NOW } from "@/tests/support/builders/small-school";

export const A_CLASS = 36;
const SUBJECTS = ["TV", "TO", "KH", "SD"] as const; // four teachers a class

/** A teacher with a session, the own subject of a class, and what his page knows: the version of each pupil's record. */
export type Teacher = { accountId: string; sessionId: string; classId: string; subject: string; pupilIds: readonly string[]; versions: Map<string, number> };

/** Classes of 36 with four teachers each, everybody signed in. The planner knows the tables, as in a school of years. */
export async function buildTeachers(db: PrismaClient, url: string, count: number): Promise<Teacher[]> {
  const school = await buildSmallSchool(db, { pupilNames: [], specialistSubjects: [] });
  const assignment = await db.dutyAssignment.create({ data: { yearId: school.yearId, number: "13/QĐ-NTL", revision: 2, effectiveFrom: new Date("2025-09-05") } });
  const teachers: Teacher[] = [];
  for (let at = 0; at < count; at += 1) {
    const first = teachers[at - (at % SUBJECTS.length)];
    const pupilIds = first?.pupilIds ?? (await buildPupils(db));
    const classId = first?.classId ?? (await buildClass(db, { ...school, name: `4.${at + 1}`, pupilIds }));
    const subject = SUBJECTS[at % SUBJECTS.length] ?? "TV";
    const { id: staffId } = await buildStaff(db, `Giáo viên ${at + 1}`);
    await db.duty.create({ data: { assignmentId: assignment.id, staffId, kind: "SUBJECT_TEACHER", classId, subjectCode: subject, validFrom: new Date("2025-09-05") } });
    const { id: accountId } = await buildAccount(db, { staffId });
    teachers.push({ accountId, sessionId: await openSession(db, accountId), classId, subject, pupilIds, versions: new Map() });
  }
  await db.dutyAssignment.update({ where: { id: assignment.id }, data: { signedById: school.staff.head, signedAt: new Date("2025-09-06T01:00:00Z") } });
  await analyze(url);
  return teachers;
}

async function openSession(db: PrismaClient, accountId: string): Promise<string> {
  const expiresAt = new Date(BUILDER_NOW.getTime() + 12 * 3_600_000);
  return (await db.session.create({ data: { accountId, createdAt: BUILDER_NOW, lastSeenAt: BUILDER_NOW, expiresAt } })).id;
}

async function buildPupils(db: PrismaClient): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < A_CLASS; at += 1) ids.push((await buildPupil(db, `Nguyễn Hoàng Minh Anh ${at + 1}`)).id);
  return ids;
}

async function analyze(url: string): Promise<void> {
  const owner = new pg.Client(url);
  await owner.connect();
  await owner.query("ANALYZE");
  await owner.end();
}
