import "server-only";
import type { Prisma } from "../db/client/client";
import type { Db } from "../context";

/**
 * Which units a family may see: issued ones, and where the school has chosen so only those the city has received.
 * Source: QĐ 1789, Đ.26.1; traps A17.
 */
export async function openToFamilies(db: Db): Promise<Prisma.UnitWhereInput> {
  const school = await db.school.findFirstOrThrow({ select: { hideUntilCity: true } });
  return {
    status: { in: ["ISSUED", "REVOKED", "REPLACED"] },
    ...(school.hideUntilCity ? { issue: { cityReceiptAt: { not: null } } } : {}),
  };
}
