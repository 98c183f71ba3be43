import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { NO_LEAF } from "./batch-leaves";

export const RECORDS_A_PAGE = 50;

/** Signed records of a batch, a page at a time, for its owner. proof: whether its reader may also have the proof of it. Throws: NOT_FOUND. */
export async function listBatchRecords({ actor, db }: Ctx, batchId: string, page: number) {
  const batch = await db.batch.findUnique({ where: { id: batchId }, select: { ownerId: true, manifestSignature: true } });
  if (!batch || batch.ownerId !== actor.staffId) throw new AppError("NOT_FOUND");
  const where = { batchId, state: "DONE" as const, order: { gt: NO_LEAF } };
  const total = await db.batchItem.count({ where });
  const items = await db.batchItem.findMany({
    where,
    orderBy: { order: "asc" },
    skip: (page - 1) * RECORDS_A_PAGE,
    take: RECORDS_A_PAGE,
    select: { id: true, order: true, doneAt: true, slot: { select: { key: true } }, unit: { select: { id: true, fullName: true, className: true, classId: true } } },
  });
  const records = items.map(({ unit: { classId, id: unitId, ...unit }, slot, ...item }) => {
    const mayRead = decide(actor, "unit.read", { classId }).ok;
    return { ...item, ...unit, unitId, slotKey: slot.key, mayRead, proof: mayRead && batch.manifestSignature !== null };
  });
  return { total, records };
}
