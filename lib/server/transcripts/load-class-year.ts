import "server-only";
import type { Prisma } from "../db/client/client";
import type { Db } from "../context";
import { dutiesInForce } from "../people/duties-in-force";
import { NOT_MISTAKEN } from "../pupils/places";

/** Everything the year's units of a class are made from, of the tracking book. Six queries, whatever the class. */
export async function loadClassYear(db: Db, classId: string, on: Date) {
  const schoolClass = await db.schoolClass.findUnique({ where: { id: classId }, select: CLASS });
  if (!schoolClass) return null;
  const school = await db.school.findFirstOrThrow();
  const pupilIds = schoolClass.enrolments.map((enrolment) => enrolment.pupilId);
  const inYear = { yearId: schoolClass.yearId };
  const pupils = await db.pupil.findMany({ where: { id: { in: pupilIds } }, select: pupilOfYear(inYear) });
  const duties = await db.duty.findMany({
    where: { classId, kind: { in: ["SUBJECT_TEACHER", "HOMEROOM_TEACHER"] }, ...dutiesInForce(on) },
    select: {
      id: true,
      kind: true,
      subjectCode: true,
      groupId: true,
      staff: { select: { id: true, fullName: true, identityNumber: true } },
      group: { select: { members: { where: { leftAt: null }, select: { pupilId: true } } } },
    },
  });
  return { school, schoolClass, duties, pupils: new Map(pupils.map((pupil) => [pupil.id, pupil])) };
}

export type ClassYear = NonNullable<Awaited<ReturnType<typeof loadClassYear>>>;
export type PupilOfYear = Prisma.PupilGetPayload<{ select: ReturnType<typeof pupilOfYear> }>;

const CLASS = {
  id: true,
  name: true,
  grade: true,
  foreignLanguage: true,
  yearId: true,
  year: true,
  subjects: { select: { subjectCode: true } },
  sheets: { where: { period: "CN" }, select: { status: true } },
  enrolments: { where: NOT_MISTAKEN, orderBy: { orderNo: "asc" }, select: { pupilId: true, orderNo: true, endedOn: true, end: true, startedOn: true } },
} as const satisfies Prisma.SchoolClassSelect;

const pupilOfYear = (inYear: { yearId: string }) =>
  ({
    id: true,
    code: true,
    identityKind: true,
    identityNumber: true,
    fullName: true,
    searchName: true,
    sex: true,
    birthDate: true,
    birthPlace: true,
    hometown: true,
    address: true,
    ethnicity: true,
    nationality: true,
    fatherName: true,
    motherName: true,
    motherMissingReason: true,
    guardianName: true,
    admissions: { orderBy: { admittedOn: "desc" }, take: 1, select: { number: true } },
    enrolments: {
      where: { OR: [{ end: null }, { end: { in: ["TRANSFERRED", "LEFT"] } }] },
      orderBy: { startedOn: "asc" },
      select: { startedOn: true, class: { select: { name: true, year: { select: { startYear: true, label: true, schoolName: true } } } } },
    },
    assessments: { where: { ...inYear, period: "CN", current: true }, select: { subjectCode: true, level: true, mark: true, absentReason: true, comment: true } },
    traits: { where: { ...inYear, period: "CN" }, select: { traitCode: true, level: true } },
    remarks: { where: { ...inYear, period: "CN" }, select: { kind: true, text: true } },
    absences: { where: { ...inYear, withdrawnAt: null }, select: { withLeave: true } },
    moves: { where: { ...inYear, kind: "ARRIVED", state: "DONE", missedWithLeave: { not: null } }, select: { missedWithLeave: true, missedWithoutLeave: true } },
    measures: { where: { ...inYear, term: 2 }, select: { heightCm: true, weightKg: true } },
    outcomes: { where: inYear, select: { ruleSet: true, result: true, promotion: true, completion: true, confirmedAt: true, decidedAt: true, decision: true, decidedOn: true } },
    awards: { where: { ...inYear, withdrawnAt: null, decidedAt: { not: null } }, select: { kind: true, text: true } },
    heldOut: { where: { ...inYear, period: "CN", status: { not: "WITHDRAWN" } }, select: { classId: true, status: true, reason: true } },
    reviewed: { where: { review: inYear }, orderBy: [{ review: { decidedAt: "desc" } }, { reviewId: "desc" }], take: 1, select: { finding: true, result: true, completion: true, reason: true } },
    subjectChoices: { where: { ...inYear, droppedAt: null }, select: { subjectCode: true, exempt: true, paper: true, reason: true } },
  }) as const satisfies Prisma.PupilSelect;
