import "server-only";
import { delegationState } from "@/lib/domain/people/delegation";
import { decide } from "@/lib/domain/people/permissions";
import { storedDay, vietnamDate, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { dutiesInForce } from "../people/duties-in-force";

/** Every delegation, newest first, and the deputies of today. Throws: ONLY_LEADERSHIP. */
export async function listDelegations({ actor, db, now }: Ctx) {
  const right = decide(actor, "delegation.read");
  if (!right.ok) throw new AppError(right.reason);
  const rows = await db.delegation.findMany({ orderBy: [{ validFrom: "desc" }, { id: "desc" }], include: { from: { select: { fullName: true } }, to: { select: { fullName: true } } } });
  const deputies = await db.duty.findMany({ where: { kind: "DEPUTY_HEAD", ...dutiesInForce(vietnamDate(now)) }, select: { staff: { select: { id: true, fullName: true } } }, orderBy: { id: "asc" } });
  return {
    deputies: deputies.map(({ staff }) => staff),
    delegations: rows.map(({ from, to, validFrom, validTo, ...row }) => {
      const days = { validFrom: storedDay(validFrom), validTo: validTo && storedDay(validTo) };
      return { ...row, ...days, from: from.fullName, to: to.fullName, state: delegationState({ ...days, endedAt: row.endedAt }, vietnamDay(now)) };
    }),
  };
}

export type DelegationRow = Awaited<ReturnType<typeof listDelegations>>["delegations"][number];
