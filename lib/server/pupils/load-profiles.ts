import "server-only";
import type { CheckedProfile } from "@/lib/domain/people/profile-check";
import { storedDay } from "@/lib/domain/vietnam-time";
import type { Prisma } from "../db/client/client";
import type { Db } from "../context";

/** A pupil in the class of a year, with everything a check or a form of the profile needs. */
export type ProfileRow = CheckedProfile & { classId: string; className: string; orderNo: number; version: number };

const SELECT = {
  orderNo: true,
  class: { select: { id: true, name: true, grade: true, year: { select: { startYear: true } } } },
  pupil: {
    select: {
      id: true,
      code: true,
      identityKind: true,
      identityNumber: true,
      fullName: true,
      sex: true,
      birthDate: true,
      birthPlace: true,
      hometown: true,
      address: true,
      ethnicity: true,
      ethnicityCode: true,
      nationality: true,
      fatherName: true,
      motherName: true,
      motherMissingReason: true,
      guardianName: true,
      disability: true,
      notes: true,
      version: true,
      admissions: { orderBy: { admittedOn: "desc" }, take: 1, select: { number: true } },
    },
  },
} as const satisfies Prisma.EnrolmentSelect;

/** The profiles of everybody who is now in the classes of a year, in the order of the class. */
export async function loadProfiles(db: Db, where: { yearId: string } | { classId: string }): Promise<ProfileRow[]> {
  const ofClass = "classId" in where ? { classId: where.classId } : { class: { yearId: where.yearId } };
  const rows = await db.enrolment.findMany({ where: { endedOn: null, ...ofClass }, orderBy: [{ class: { name: "asc" } }, { orderNo: "asc" }], select: SELECT });
  return rows.map(({ orderNo, class: { id: classId, name, grade, year }, pupil: { id, birthDate, admissions, ...pupil } }) => ({
    ...pupil,
    pupilId: id,
    birthDate: storedDay(birthDate),
    admissionNumber: admissions[0]?.number ?? null,
    classId,
    className: name,
    grade,
    startYear: year.startYear,
    orderNo,
  }));
}
