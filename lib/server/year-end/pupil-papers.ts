import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import { storedDay, vietnamDate, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { dutiesInForce } from "../sheets/class-row";

export type Plan = { text: string; startsOn: string; endsOn: string; responsibleId: string; responsible: string; version: number };
/** A letter of praise; taken back it stays, with who did so and why. */
export type Letter = { id: string; text: string; by: string; on: string; withdrawn: { on: string; reason: string } | null; mayWithdraw: boolean };
export type PupilPapers = { plan: Plan | null; letters: readonly Letter[] };

/** The support plans and letters of praise of some pupils in a year. Two queries. */
export async function loadPupilPapers({ db, actor }: Ctx, yearId: string, pupilIds: readonly string[]): Promise<Map<string, PupilPapers>> {
  const where = { yearId, pupilId: { in: [...pupilIds] } };
  const plans = await db.supportPlan.findMany({ where, include: { responsible: { select: { fullName: true } } } });
  const letters = await db.praiseLetter.findMany({ where, orderBy: { sentAt: "asc" }, include: { sentBy: { select: { fullName: true } } } });
  return new Map(
    pupilIds.map((id) => {
      const plan = plans.find(({ pupilId }) => pupilId === id);
      const of = letters.filter(({ pupilId }) => pupilId === id).map(
        ({ id: letterId, text, sentBy, sentAt, sentById, withdrawnAt, withdrawnReason }): Letter => ({
          ...{ id: letterId, text, by: sentBy.fullName, on: vietnamDay(sentAt) },
          withdrawn: withdrawnAt && { on: vietnamDay(withdrawnAt), reason: withdrawnReason ?? "" },
          mayWithdraw: withdrawnAt === null && decide(actor, "year.withdraw-letter", { ownerStaffId: sentById }).ok,
        }),
      );
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
export const listTeachers = ({ db, now }: Ctx): Promise<{ id: string; fullName: string }[]> =>
  db.staff.findMany({
    where: { leftOn: null, duties: { some: { kind: { in: ["HOMEROOM_TEACHER", "SUBJECT_TEACHER"] }, ...dutiesInForce(vietnamDate(now)) } } },
    select: { id: true, fullName: true },
    orderBy: { fullName: "asc" },
  });
