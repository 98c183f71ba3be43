import "server-only";
import type { KnownPupil } from "@/lib/domain/records/incoming/match-pupil";
import { storedDay } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";
import type { SheetPupil } from "./class-facts";

/** The pupils of a sheet with what tells them apart in a file: codes and birth date. */
export async function loadKnownPupils(db: Db, pupils: readonly Pick<SheetPupil, "id" | "orderNo" | "fullName">[]): Promise<KnownPupil[]> {
  const rows = await db.pupil.findMany({ where: { id: { in: pupils.map(({ id }) => id) } }, select: { id: true, code: true, identityNumber: true, birthDate: true } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return pupils.flatMap(({ id, orderNo, fullName }) => {
    const row = byId.get(id);
    if (!row) return [];
    return [{ id, orderNo, name: fullName, codes: [row.code, ...(row.identityNumber ? [row.identityNumber] : [])], birthDate: storedDay(row.birthDate) }];
  });
}
