import "server-only";
import type { Actor } from "@/lib/domain/people/actor";
import { decide } from "@/lib/domain/people/permissions";
import { storedDay, vietnamDate, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import type { Prisma } from "../db/client/client";
import { dutiesInForce } from "../people/duties-in-force";

export type Plan = { text: string; startsOn: string; endsOn: string; responsibleId: string; responsible: string; version: number };
/** A letter of praise; taken back it stays, with who did so and why. */
export type Letter = { id: string; text: string; by: string; on: string; withdrawn: { on: string; reason: string } | null; mayWithdraw: boolean };
export type PupilPapers = { plan: Plan | null; letters: readonly Letter[] };

/** The support plans and letters of praise of some pupils in a year. Two queries. */
export async function loadPupilPapers({ db, actor }: Ctx, yearId: string, pupilIds: readonly string[]): Promise<Map<string, PupilPapers>> {
  const where = { yearId, pupilId: { in: [...pupilIds] } };
  const plans = await db.supportPlan.findMany({ where, include: { responsible: { select: { fullName: true } } } });
  const letters = await db.praiseLetter.findMany({ where, ...LETTERS });
  return new Map(
    pupilIds.map((id) => {
      const plan = plans.find(({ pupilId }) => pupilId === id);
      const of = letters.filter(({ pupilId }) => pupilId === id).map((letter) => letterOf(actor, letter));
      return [id, { plan: plan ? { ...planOf(plan), responsible: plan.responsible.fullName } : null, letters: of }];
    }),
  );
}

/** The letters this person has sent to some pupils in a year, the newest first; of other people's nothing. */
export async function listOwnLetters({ db, actor }: Ctx, yearId: string, pupils: readonly { id: string; name: string }[]): Promise<{ letter: Letter; fullName: string }[]> {
  if (actor.staffId === null) return [];
  const letters = await db.praiseLetter.findMany({ where: { yearId, sentById: actor.staffId, pupilId: { in: pupils.map(({ id }) => id) } }, ...LETTERS });
  return letters.reverse().map((letter) => ({ letter: letterOf(actor, letter), fullName: pupils.find(({ id }) => id === letter.pupilId)?.name ?? "" }));
}

const LETTERS = { orderBy: { sentAt: "asc" }, include: { sentBy: { select: { fullName: true } } } } as const satisfies Prisma.PraiseLetterFindManyArgs;

function letterOf(actor: Actor, { id, text, sentBy, sentAt, sentById, withdrawnAt, withdrawnReason }: Prisma.PraiseLetterGetPayload<typeof LETTERS>): Letter {
  return {
    ...{ id, text, by: sentBy.fullName, on: vietnamDay(sentAt) },
    withdrawn: withdrawnAt && { on: vietnamDay(withdrawnAt), reason: withdrawnReason ?? "" },
    mayWithdraw: withdrawnAt === null && decide(actor, "year.withdraw-letter", { ownerStaffId: sentById }).ok,
  };
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
