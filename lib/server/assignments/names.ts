import "server-only";
import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import { findSubject } from "@/lib/domain/assessment/subjects";
import type { DutyPart, HeldDuty } from "@/lib/domain/people/assignment/duty-part";
import { DUTY_WORDS } from "@/lib/domain/people/duties";
import type { Db } from "../context";
import { AppError } from "../errors";

type Aim = Pick<DutyPart, "kind" | "classId" | "subjectCode" | "groupId">;

/** Names of people, classes and groups, for papers and pages. */
export async function namesFor(db: Db, staffIds: readonly string[], aims: readonly Aim[]) {
  const staff = await db.staff.findMany({ where: { id: { in: [...new Set(staffIds)] } }, select: { id: true, fullName: true, code: true } });
  const classes = await db.schoolClass.findMany({ where: { id: { in: [...new Set(aims.flatMap(({ classId }) => classId ?? []))] } }, select: { id: true, name: true, foreignLanguage: true } });
  const groups = await db.pupilGroup.findMany({ where: { id: { in: [...new Set(aims.flatMap(({ groupId }) => groupId ?? []))] } }, select: { id: true, name: true } });
  const [person, ofClass, ofGroup] = [new Map(staff.map((one) => [one.id, one])), new Map(classes.map((one) => [one.id, one])), new Map(groups.map((one) => [one.id, one.name]))];
  const place = ({ classId, groupId }: Aim) => [...(classId ? [`lớp ${ofClass.get(classId)?.name ?? ""}`] : []), ...(groupId ? [`nhóm “${ofGroup.get(groupId) ?? ""}”`] : [])];
  const subject = (code: string, classId: string | null): string => (classId ? subjectName(code, ofClass.get(classId)?.foreignLanguage ?? null) : (findSubject(code)?.name ?? code));
  return {
    person: (id: string): { name: string; code: string } => {
      const found = person.get(id);
      if (!found) throw new AppError("NOT_FOUND");
      return { name: found.fullName, code: found.code };
    },
    /** Shape: "Giáo viên bộ môn, môn Toán, lớp 4A", as the paper names a duty. */
    duty: (aim: Aim): string => [DUTY_WORDS[aim.kind], ...(aim.subjectCode ? [`môn ${subject(aim.subjectCode, aim.classId)}`] : []), ...place(aim)].join(", "),
    subject: (aim: Aim): string => (aim.subjectCode ? subject(aim.subjectCode, aim.classId) : DUTY_WORDS[aim.kind]),
    place: (aim: Aim): string => place(aim).join(", "),
    /** Shape: "Toán, lớp 4A"; "chủ nhiệm, lớp 4A", as a page names a part. */
    part: (aim: Aim): string => [aim.subjectCode ? subject(aim.subjectCode, aim.classId) : aim.kind === "HOMEROOM_TEACHER" ? "chủ nhiệm" : DUTY_WORDS[aim.kind], ...place(aim)].join(", "),
  };
}

export type SchoolNames = Awaited<ReturnType<typeof namesFor>>;

/** Everybody and everything that a book and a draft name. */
export const namesIn = (db: Db, duties: readonly Omit<HeldDuty, "id" | "validFrom" | "validTo">[], more: readonly string[] = []): Promise<SchoolNames> =>
  namesFor(db, [...more, ...duties.map(({ staffId }) => staffId)], duties);
