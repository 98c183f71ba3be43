import "server-only";
import type { SigningDeadline } from "@/lib/domain/transcript/certificate-radar";
import { storedDay } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";
import { dutiesInForce } from "../people/duties-in-force";

/** Who has to sign by when, from today on: by staff, and the school's seal. */
export type Deadlines = { ofStaff: (staffId: string) => readonly SigningDeadline[]; ofSchool: readonly SigningDeadline[] };

/**
 * What everyone's duties ask them to sign, by the calendars of their classes' grades: teachers their classes, leadership and seal all grades.
 *
 * Source: QĐ 1789, Đ.20.5, 21; the Sở's letter of the year (GradeCalendar).
 */
export async function signingDeadlines(db: Db, today: Date): Promise<Deadlines> {
  const calendars = await db.gradeCalendar.findMany({ where: { issueBy: { gte: today } }, select: { yearId: true, grade: true, signBy: true, issueBy: true } });
  const duties = await db.duty.findMany({
    where: { ...dutiesInForce(today), kind: { in: ["SUBJECT_TEACHER", "HOMEROOM_TEACHER", "HEAD", "DEPUTY_HEAD"] } },
    select: { staffId: true, class: { select: { yearId: true, grade: true } } },
    distinct: ["staffId", "classId"],
  });
  const signing = (grade: number, on: Date): SigningDeadline => ({ on: storedDay(on), what: `ký học bạ khối ${grade}` });
  const byStaff = new Map<string, SigningDeadline[]>();
  for (const { staffId, class: ofClass } of duties) {
    const due = calendars.filter(({ yearId, grade }) => ofClass === null || (ofClass.yearId === yearId && ofClass.grade === grade));
    byStaff.set(staffId, [...(byStaff.get(staffId) ?? []), ...due.map(({ grade, signBy }) => signing(grade, signBy))]);
  }
  return {
    ofStaff: (staffId) => byStaff.get(staffId) ?? [],
    ofSchool: calendars.map(({ grade, issueBy }) => ({ on: storedDay(issueBy), what: `đóng dấu học bạ khối ${grade}` })),
  };
}
