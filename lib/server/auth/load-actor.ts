import "server-only";
import type { Actor } from "@/lib/domain/people/actor";
import { vietnamDate } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";

const inForce = (today: Date) => ({ validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gte: today } }] });

/** What must be read of an account to know what it is entitled to on a day. */
export const accountSelect = (today: Date) =>
  ({
    id: true,
    status: true,
    username: true,
    passwordIsTemporary: true,
    guardianId: true,
    guardian: { select: { fullName: true, guardianships: { where: inForce(today), select: { pupilId: true } } } },
    staffId: true,
    staff: {
      select: {
        fullName: true,
        leftOn: true,
        // An assignment counts from the head's signature on, never as a draft (QĐ 1789, Đ.20.2).
        duties: {
          where: { ...inForce(today), assignment: { signedAt: { not: null }, effectiveFrom: { lte: today } } },
          select: { id: true, kind: true, classId: true, subjectCode: true, groupId: true, assignment: { select: { yearId: true } } },
        },
        delegationsHeld: { where: inForce(today), select: { scope: true } },
      },
    },
  }) as const;

type AccountRow = NonNullable<Awaited<ReturnType<typeof findAccountRow>>>;
const findAccountRow = (db: Db, id: string, today: Date) => db.account.findUnique({ where: { id }, select: accountSelect(today) });

/** The actor behind an account's row: duties and delegations in force, children whose guardian this is today. */
export function actorOf(row: AccountRow, today: Date): Actor {
  const { staff, guardian } = row;
  const working = staff !== null && (staff.leftOn === null || staff.leftOn > today);
  return {
    accountId: row.id,
    name: staff?.fullName ?? guardian?.fullName ?? row.username,
    staffId: row.staffId,
    guardianId: row.guardianId,
    duties: working ? staff.duties.map(({ assignment, ...duty }) => ({ ...duty, yearId: assignment.yearId })) : [],
    delegations: working ? staff.delegationsHeld.map(({ scope }) => scope) : [],
    children: guardian?.guardianships.map(({ pupilId }) => pupilId) ?? [],
  };
}

/**
 * Who an account is today, for jobs that act in its name.
 * Returns null when there is no such account or it may not work.
 */
export async function loadActor(db: Db, accountId: string, now: Date): Promise<Actor | null> {
  const today = vietnamDate(now);
  const row = await findAccountRow(db, accountId, today);
  return row?.status === "ACTIVE" ? actorOf(row, today) : null;
}
