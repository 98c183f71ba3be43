import "server-only";
import { lookBeforeSigning } from "../certificates/ended-certificate";
import { Prisma, type PrismaClient } from "../db/client/client";

/**
 * Asks for the certificate's status again when a batch is over: what was signed while it was unknown, or as it was being taken back, is told
 * on the batch's page. Asks responders: never inside a database transaction.
 *
 * Source: QĐ 1789, Đ.8.1; NĐ 68/2024, Đ.31 (status at the time of signing).
 */
export async function noteStatusAfter(db: PrismaClient, now: Date, batchId: string): Promise<void> {
  const batch = await db.batch.findFirst({
    where: { id: batchId, state: "DONE", statusAfter: { equals: Prisma.DbNull } },
    select: { certificate: { select: { der: true, chain: true, status: true } } },
  });
  if (!batch) return;
  const { record } = await lookBeforeSigning(db, now, batch.certificate);
  await db.batch.updateMany({ where: { id: batchId, statusAfter: { equals: Prisma.DbNull } }, data: { statusAfter: record } });
}
