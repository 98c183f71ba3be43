import "server-only";
import type { PrismaClient } from "../db/client/client";
import { lookBeforeSigning } from "../certificates/ended-certificate";
import type { RunBatch, WorkerAnswer } from "../jobs/worker-messages";
import { LEASE_MS } from "./batch-lease";
import type { BatchRun } from "./batch-run";
import { loadBatch } from "./load-batch";
import { openHeldKey } from "./open-key";
import { stopForCertificate } from "./stop-for-certificate";

export type Accepted = { answer: WorkerAnswer; run?: BatchRun };

/**
 * Takes what the owner of a waiting batch gave (a PIN; a one-time code; nothing where a phone confirms): looks at the certificate,
 * opens the key, claims the batch. A wrong PIN signs nothing; a certificate that has ended costs no try and ends the batch.
 * The opened key lives in this process until the batch ends and nowhere else.
 */
export async function acceptPin(db: PrismaClient, now: Date, request: RunBatch): Promise<Accepted> {
  const batch = await loadBatch(db, request.batchId);
  if (!batch || batch.state !== "PIN_NEEDED") return { answer: { ok: false, code: "STALE" } };
  const { refusal, record } = await lookBeforeSigning(db, now, batch.certificate);
  if (refusal) {
    await stopForCertificate(db, now, batch, refusal);
    return { answer: { ok: false, code: refusal } };
  }
  const opened = await openHeldKey(db, now, batch, request);
  if (!opened.ok) return { answer: opened };
  const claimed = await db.batch.updateMany({
    where: { id: batch.id, state: "PIN_NEEDED", version: batch.version },
    data: { state: "RUNNING", statusBefore: record, stopReason: null, triesLeft: null, pausedAt: null, leaseUntil: new Date(now.getTime() + LEASE_MS), version: { increment: 1 } },
  });
  if (claimed.count !== 1) {
    await opened.key.close();
    return { answer: { ok: false, code: "STALE" } };
  }
  const { der, chain } = batch.certificate;
  const signer = { certificateId: batch.certificateId, certificate: { der, chain }, key: opened.key, ...(opened.privateKey && { privateKey: opened.privateKey }) };
  return { answer: { ok: true }, run: { batchId: batch.id, version: batch.version + 1, role: batch.role, actor: batch.actor, signer } };
}
