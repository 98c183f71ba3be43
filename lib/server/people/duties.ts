import "server-only";
import type { ActiveDuty } from "@/lib/domain/people/actor";
import type { Ctx } from "../context";

const OFFICES = [
  ["HEAD", "Hiệu trưởng"],
  ["DEPUTY_HEAD", "Phó hiệu trưởng"],
  ["ACADEMIC_CLERK", "Nhân viên học vụ"],
  ["SEAL_CLERK", "Văn thư"],
  ["DEPARTMENT_LEAD", "Tổ trưởng chuyên môn"],
  ["ADMINISTRATOR", "Quản trị hệ thống"],
] as const satisfies readonly (readonly [ActiveDuty["kind"], string])[];

/** A person's duties in one line. Shape: "Giáo viên chủ nhiệm lớp 4A · dạy 8 môn của 1 lớp". */
export async function describeDuties({ actor, db }: Ctx): Promise<string> {
  const { duties } = actor;
  const offices = OFFICES.filter(([kind]) => duties.some((duty) => duty.kind === kind)).map(([, words]) => words);
  const homeroom = duties.filter((duty) => duty.kind === "HOMEROOM_TEACHER").flatMap(({ classId }) => classId ?? []);
  const taught = duties.filter((duty) => duty.kind === "SUBJECT_TEACHER");
  const classes = await db.schoolClass.findMany({ where: { id: { in: homeroom } }, select: { name: true }, orderBy: { name: "asc" } });
  const parts = [...offices, ...classes.map(({ name }) => `Giáo viên chủ nhiệm lớp ${name}`), ...taughtWords(taught)];
  return parts.length > 0 ? parts.join(" · ") : "Chưa có phân công đang hiệu lực. Mời liên hệ hiệu trưởng.";
}

function taughtWords(duties: readonly ActiveDuty[]): string[] {
  if (duties.length === 0) return [];
  const subjects = new Set(duties.map(({ subjectCode }) => subjectCode)).size;
  const classes = new Set(duties.map(({ classId }) => classId)).size;
  return [`dạy ${subjects} môn ở ${classes} lớp`];
}
