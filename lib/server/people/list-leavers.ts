import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import { addDays, storedDay, toStoredDay, vietnamDate, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { AppError } from "../errors";

/** Who has left within a year or is going to, with the duties still in the name, and everybody who works here. Throws: ONLY_HEAD. */
export async function listLeavers({ actor, db, now }: Ctx) {
  const right = decide(actor, "staff.record-leaving");
  if (!right.ok) throw new AppError(right.reason);
  const since = toStoredDay(addDays(vietnamDay(now), -365));
  const leaving = await db.staff.findMany({
    where: { leftOn: { gte: since } },
    orderBy: { leftOn: "desc" },
    select: { id: true, fullName: true, leftOn: true, duties: { where: { cancelledById: null, OR: [{ validTo: null }, { validTo: { gte: vietnamDate(now) } }] }, select: { validTo: true } } },
  });
  const working = await db.staff.findMany({ where: { OR: [{ leftOn: null }, { leftOn: { gt: vietnamDate(now) } }] }, orderBy: [{ fullName: "asc" }, { code: "asc" }], select: { id: true, fullName: true, code: true } });
  return {
    working,
    leaving: leaving.flatMap(({ leftOn, duties, ...person }) => (leftOn ? [{ ...person, leftOn: storedDay(leftOn), holds: duties.filter(({ validTo }) => validTo === null || validTo >= leftOn).length }] : [])),
  };
}

export type Leavers = Awaited<ReturnType<typeof listLeavers>>;
