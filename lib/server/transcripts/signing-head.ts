import "server-only";
import type { Db } from "../context";
import { dutiesInForce } from "../people/duties-in-force";

export type SigningHead = { staffId: string; name: string; identity: string; title: string; dutyId: string };

/**
 * The member of leadership who may be declared as signer of yearly units on a day: the head, or a deputy who holds the
 * delegation. Returns null for anyone else. Source: QĐ 1789, Đ.20.5c; traps A5, B14.
 */
export async function signingHead(db: Db, staffId: string, on: Date): Promise<SigningHead | null> {
  const heads = await listSigningHeads(db, on);
  return heads.find((head) => head.staffId === staffId) ?? null;
}

/** Everyone who may be declared on a day, the head first. */
export async function listSigningHeads(db: Db, on: Date): Promise<SigningHead[]> {
  const duties = await db.duty.findMany({
    where: { kind: { in: ["HEAD", "DEPUTY_HEAD"] }, ...dutiesInForce(on) },
    select: {
      id: true,
      kind: true,
      staff: {
        select: {
          id: true,
          fullName: true,
          identityNumber: true,
          delegationsHeld: { where: { scope: "YEARLY_UNIT", endedAt: null, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gte: on } }] }, select: { id: true } },
        },
      },
    },
    orderBy: { kind: "asc" },
  });
  return duties
    .filter((duty) => duty.kind === "HEAD" || duty.staff.delegationsHeld.length > 0)
    .map((duty) => ({
      staffId: duty.staff.id,
      name: duty.staff.fullName,
      identity: duty.staff.identityNumber,
      title: duty.kind === "HEAD" ? "HIỆU TRƯỞNG" : "KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG",
      dutyId: duty.id,
    }));
}
