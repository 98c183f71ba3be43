import "server-only";
import type { PrismaClient } from "../db/client/client";

const HELD_KEY = {
  id: true,
  ownerId: true,
  kind: true,
  sealed: true,
  place: true,
  service: { select: { id: true, adapter: true, url: true, clientId: true, secret: true, options: true, enabled: true } },
} as const;

/** A batch with its key and the person it acts for, as the worker needs it. */
export async function loadBatch(db: PrismaClient, batchId: string) {
  const batch = await db.batch.findUnique({
    where: { id: batchId },
    select: {
      id: true,
      state: true,
      pausedAt: true,
      role: true,
      version: true,
      ownerId: true,
      accountId: true,
      keyId: true,
      certificateId: true,
      certificate: { select: { der: true, chain: true, fingerprint: true, status: true } },
    },
  });
  if (!batch) return null;
  const heldKey = await db.heldKey.findUniqueOrThrow({ where: { id: batch.keyId }, select: HELD_KEY });
  const owner = await db.staff.findUniqueOrThrow({ where: { id: batch.ownerId }, select: { fullName: true } });
  return { ...batch, heldKey, actor: { accountId: batch.accountId, staffId: batch.ownerId, name: owner.fullName } };
}

export type WaitingBatch = NonNullable<Awaited<ReturnType<typeof loadBatch>>>;
