import "server-only";
import type { Db } from "../context";

/** The year's version in the making, when there is one. */
export async function findOpenAssignment(db: Db, yearId: string): Promise<string | null> {
  const open = await db.dutyAssignment.findFirst({ where: { yearId, signedAt: null, droppedAt: null }, select: { id: true } });
  return open?.id ?? null;
}
