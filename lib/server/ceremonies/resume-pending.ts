import "server-only";
import type { PrismaClient } from "../db/client/client";
import { optionsOf } from "./open-remote-key";

/**
 * The batches whose worker is gone while their owner was being asked on the phone: they go on by themselves, for the owner has
 * nothing to give here. Where a PIN goes with every request the owner is asked for it again.
 */
export async function findPending(db: PrismaClient, now: Date): Promise<string[]> {
  const waiting = await db.$queryRaw<{ id: string; serviceId: string }[]>`
    SELECT batch.id::text, key.service_id::text AS "serviceId" FROM transcripts.batch AS batch JOIN transcripts.held_key AS key ON key.id = batch.key_id
    WHERE batch.state = 'PIN_NEEDED' AND batch.paused_at IS NULL AND key.kind = 'REMOTE' AND (batch.pending->>'expiresAt')::timestamptz > ${now}`;
  if (waiting.length === 0) return [];
  const services = await db.remoteService.findMany({ where: { enabled: true, id: { in: waiting.map(({ serviceId }) => serviceId) } }, select: { id: true, adapter: true, options: true } });
  const byPhone = new Set(services.filter((service) => optionsOf(service).confirm === "app").map(({ id }) => id));
  return waiting.filter(({ serviceId }) => byPhone.has(serviceId)).map(({ id }) => id);
}
