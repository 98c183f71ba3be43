import "server-only";
import { storedDay, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";

export type Plan = { text: string; startsOn: string; endsOn: string; responsibleId: string; responsible: string; version: number };
export type Letter = { id: string; text: string; by: string; on: string };
export type PupilPapers = { plan: Plan | null; letters: readonly Letter[] };

/** The support plans and letters of praise of some pupils in a year. Two queries. */
export async function loadPupilPapers(db: Db, yearId: string, pupilIds: readonly string[]): Promise<Map<string, PupilPapers>> {
  const where = { yearId, pupilId: { in: [...pupilIds] } };
  const plans = await db.supportPlan.findMany({ where, include: { responsible: { select: { fullName: true } } } });
  const letters = await db.praiseLetter.findMany({ where: { ...where, withdrawnAt: null }, orderBy: { sentAt: "asc" }, include: { sentBy: { select: { fullName: true } } } });
  return new Map(
    pupilIds.map((id) => {
      const plan = plans.find(({ pupilId }) => pupilId === id);
      const of = letters.filter(({ pupilId }) => pupilId === id).map((letter) => ({ id: letter.id, text: letter.text, by: letter.sentBy.fullName, on: vietnamDay(letter.sentAt) }));
      return [id, { plan: plan ? { ...planOf(plan), responsible: plan.responsible.fullName } : null, letters: of }];
    }),
  );
}

const planOf = ({ text, startsOn, endsOn, responsibleId, version }: { text: string; startsOn: Date; endsOn: Date; responsibleId: string; version: number }) => ({
  ...{ text, responsibleId, version },
  startsOn: storedDay(startsOn),
  endsOn: storedDay(endsOn),
});

/** Who can be named in a plan or take over a class: everybody who teaches here now. */
export const listTeachers = (db: Db): Promise<{ id: string; fullName: string }[]> =>
  db.staff.findMany({
    where: { leftOn: null, duties: { some: { kind: { in: ["HOMEROOM_TEACHER", "SUBJECT_TEACHER"] }, validTo: null } } },
    select: { id: true, fullName: true },
    orderBy: { fullName: "asc" },
  });
