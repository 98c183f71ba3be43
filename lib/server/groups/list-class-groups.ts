import "server-only";
import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import { findSubject, SUBJECT_CODES, type SubjectCode } from "@/lib/domain/assessment/subjects";
import { vietnamDate } from "@/lib/domain/vietnam-time";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { dutiesInForce } from "../people/duties-in-force";
import { mustKeep } from "./keep-groups";
import { listGroupsOfYear, ungroupedOf } from "./list-groups";

/** The groups of a class by subject, with the pupils and the teacher of each today. Throws: NOT_FOUND, ONLY_GROUP_KEEPERS. */
export async function listClassGroups(ctx: Ctx, classId: string) {
  mustKeep(ctx);
  const { db, now } = ctx;
  const found = await db.schoolClass.findUnique({
    where: { id: classId },
    select: {
      ...{ id: true, name: true, yearId: true, foreignLanguage: true, subjects: { select: { subjectCode: true } } },
      enrolments: { where: { endedOn: null }, orderBy: { orderNo: "asc" }, select: { orderNo: true, pupil: { select: { id: true, fullName: true, code: true } } } },
    },
  });
  if (!found) throw new AppError("NOT_FOUND");
  const groups = await listGroupsOfYear(db, found.yearId, classId);
  const duties = await db.duty.findMany({ where: { classId, groupId: { not: null }, ...dutiesInForce(vietnamDate(now)) }, select: { groupId: true, staff: { select: { fullName: true } } } });
  await logRead(ctx, { what: "groups", entityId: classId });
  const missing = ungroupedOf(groups, classId);
  return {
    ...{ id: found.id, name: found.name, yearId: found.yearId },
    pupils: found.enrolments.map(({ orderNo, pupil }) => ({ ...pupil, orderNo })),
    subjects: SUBJECT_CODES.filter((code) => found.subjects.some(({ subjectCode }) => subjectCode === code)).map((code) => ({ code, name: subjectName(code, found.foreignLanguage) })),
    shared: subjectsOf(groups).map((subject) => ({
      subject,
      name: subjectName(subject, found.foreignLanguage),
      ungrouped: missing.find((one) => one.subject === subject)?.pupils ?? 0,
      takers: groups.find((group) => group.subject === subject)?.takers ?? [],
      groups: groups
        .filter((group) => group.subject === subject)
        .map(({ id, name, members }) => ({ id, name, members, teachers: duties.filter(({ groupId }) => groupId === id).map(({ staff }) => staff.fullName) })),
    })),
  };
}

export type ClassGroups = Awaited<ReturnType<typeof listClassGroups>>;

const subjectsOf = (groups: readonly { subject: SubjectCode }[]): SubjectCode[] => SUBJECT_CODES.filter((code) => groups.some(({ subject }) => subject === code));

/** The classes of a year with what is said of their groups in a line. */
export async function listGroupClasses(ctx: Ctx, yearId: string) {
  mustKeep(ctx);
  const classes = await ctx.db.schoolClass.findMany({ where: { yearId }, select: { id: true, name: true }, orderBy: [{ grade: "asc" }, { name: "asc" }] });
  const groups = await listGroupsOfYear(ctx.db, yearId);
  return classes.map(({ id, name }) => ({
    id,
    name,
    shared: subjectsOf(groups.filter(({ classId }) => classId === id)).map((subject) => ({ name: findSubject(subject)?.short ?? subject, groups: groups.filter((group) => group.classId === id && group.subject === subject).length })),
    ungrouped: ungroupedOf(groups, id).reduce((sum, { pupils }) => sum + pupils, 0),
  }));
}
