import "server-only";
import { toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { listSigningHeads } from "./signing-head";

/** What the page of a class's học bạ needs to know of the class. Null when there is no such class. */
export async function getClassForUnits({ db, now }: Ctx, classId: string) {
  const schoolClass = await db.schoolClass.findUnique({
    where: { id: classId },
    select: { name: true, grade: true, year: { select: { label: true } }, sheets: { where: { period: "CN" }, select: { status: true } } },
  });
  if (!schoolClass) return null;
  const today = vietnamDay(now);
  const heads = await listSigningHeads(db, toStoredDay(today));
  return {
    name: schoolClass.name,
    grade: schoolClass.grade,
    yearLabel: schoolClass.year.label,
    approved: schoolClass.sheets[0]?.status === "APPROVED",
    today,
    heads: heads.map(({ staffId, name, title }) => ({ staffId, name, title })),
  };
}
