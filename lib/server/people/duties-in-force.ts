import "server-only";
import { Prisma } from "../db/client/client";

/**
 * Duties that hold on a day: by an assignment the head has signed, never by a draft; not cancelled by a later one before they began;
 * of people who still work here. Every reader of duties asks with this, or with its SQL beside it.
 *
 * Source: QĐ 1789, Đ.20.2, 23.2; docs/decisions/174-assignment-by-versions.md.
 */
export const dutiesInForce = (today: Date) =>
  ({
    cancelledById: null,
    validFrom: { lte: today },
    OR: [{ validTo: null }, { validTo: { gte: today } }],
    assignment: { signedAt: { not: null }, effectiveFrom: { lte: today } },
    staff: { OR: [{ leftOn: null }, { leftOn: { gt: today } }] },
  }) as const satisfies Prisma.DutyWhereInput;

/** The same over a duty `d`, its assignment `a` and its person `s`, for statements written by hand. today: a day of SQL. */
export const dutyInForceSql = (today: Prisma.Sql): Prisma.Sql => Prisma.sql`
  d.cancelled_by_id IS NULL AND d.valid_from <= ${today} AND (d.valid_to IS NULL OR d.valid_to >= ${today})
  AND a.signed_at IS NOT NULL AND a.effective_from <= ${today} AND (s.left_on IS NULL OR s.left_on > ${today})`;
