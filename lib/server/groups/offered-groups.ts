import "server-only";
import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import type { Prisma } from "../db/client/client";

/** What a form reads of a class to let a pupil be put into its groups. */
export const OFFERED_GROUPS = {
  foreignLanguage: true,
  groups: { where: { subjectCode: { not: null } }, select: { id: true, name: true, subjectCode: true }, orderBy: [{ subjectCode: "asc" }, { name: "asc" }] },
} as const satisfies Prisma.SchoolClassSelect;

type Row = Prisma.SchoolClassGetPayload<{ select: typeof OFFERED_GROUPS }>;

/** The groups of a class by subject, named as the class learns it: a pupil is in one of each. */
export type OfferedGroups = { subject: string; groups: { id: string; name: string }[] };

export function offeredGroups({ groups, foreignLanguage }: Row): OfferedGroups[] {
  const codes = [...new Set(groups.flatMap(({ subjectCode }) => subjectCode ?? []))];
  const of = (code: string) => groups.filter(({ subjectCode }) => subjectCode === code).map(({ id, name }) => ({ id, name }));
  return codes.map((code) => ({ subject: subjectName(code, foreignLanguage), groups: of(code) }));
}
