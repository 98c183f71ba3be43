import "server-only";
import { openSealedKey, WrongPinError } from "@/lib/signing/key-vault";
import { pkcs12Key } from "@/lib/signing/pkcs12-key";
import type { PrismaClient } from "../db/client/client";
import { lookBeforeSigning, type EndedCertificate } from "../certificates/ended-certificate";
import { masterKey } from "../master-key";
import type { WorkerAnswer, WorkerRequest } from "../jobs/worker-messages";
import { LEASE_MS } from "./batch-lease";
import type { BatchRun } from "./batch-run";
import { loadBatch } from "./load-batch";

/** Wrong PINs before a key is locked, as a token would. */
export const PIN_TRIES = 5;

export type Accepted = { answer: WorkerAnswer; run?: BatchRun };

/**
 * Takes the PIN of a waiting batch: looks at the certificate, reserves a try, opens the key, claims the batch.
 * A wrong PIN signs nothing; a certificate that has ended costs no try and ends the batch.
 * The opened key lives in this process until the batch ends and nowhere else.
 */
export async function acceptPin(db: PrismaClient, now: Date, request: WorkerRequest): Promise<Accepted> {
  const batch = await loadBatch(db, request.batchId);
  if (!batch || batch.state !== "PIN_NEEDED") return { answer: { ok: false, code: "STALE" } };
  const { refusal, record } = await lookBeforeSigning(db, now, batch.certificate);
  if (refusal === "CERTIFICATE_STATUS_UNKNOWN") return { answer: { ok: false, code: refusal } }; // the batch waits for its PIN as before
  if (refusal) return stopForGood(db, now, batch, refusal);
  const reserved = await db.heldKey.updateMany({
    where: { id: batch.heldKey.id, lockedAt: null, failures: { lt: PIN_TRIES } },
    data: { failures: { increment: 1 } },
  });
  if (reserved.count !== 1) return { answer: { ok: false, code: "KEY_LOCKED" } };
  const opened = await openKey(batch, request.pin);
  if (!opened) return refusePin(db, now, batch.heldKey.id);
  await db.heldKey.update({ where: { id: batch.heldKey.id }, data: { failures: 0 } });
  const claimed = await db.batch.updateMany({
    where: { id: batch.id, state: "PIN_NEEDED", version: batch.version },
    data: { state: "RUNNING", statusBefore: record, stopReason: null, leaseUntil: new Date(now.getTime() + LEASE_MS), version: { increment: 1 } },
  });
  if (claimed.count !== 1) return { answer: { ok: false, code: "STALE" } };
  const { der, chain } = batch.certificate;
  return {
    answer: { ok: true },
    run: {
      batchId: batch.id,
      version: batch.version + 1,
      actor: batch.actor,
      signer: { certificateId: batch.certificateId, certificate: { der, chain }, key: pkcs12Key({ privateKey: opened, certificate: der, chain }), privateKey: opened },
    },
  };
}

type WaitingBatch = NonNullable<Awaited<ReturnType<typeof loadBatch>>>;

/** The batch can never run with its certificate: it ends here, and a new one takes another certificate. */
async function stopForGood(db: PrismaClient, now: Date, batch: WaitingBatch, code: EndedCertificate): Promise<Accepted> {
  await db.batch.updateMany({
    where: { id: batch.id, state: "PIN_NEEDED", version: batch.version },
    data: { state: "STOPPED", stopReason: code, finishedAt: now, version: { increment: 1 } },
  });
  return { answer: { ok: false, code } };
}

async function openKey(batch: WaitingBatch, pin: string) {
  const { heldKey, certificate } = batch;
  if (!heldKey.sealed) throw new Error(`key ${heldKey.id} is not kept here`);
  try {
    return await openSealedKey({ sealed: heldKey.sealed, pin, masterKey: masterKey(), owner: heldKey.ownerId, fingerprint: certificate.fingerprint });
  } catch (error) {
    if (error instanceof WrongPinError) return null;
    throw error;
  }
}

async function refusePin(db: PrismaClient, now: Date, keyId: string): Promise<Accepted> {
  const { failures } = await db.heldKey.findUniqueOrThrow({ where: { id: keyId }, select: { failures: true } });
  const triesLeft = Math.max(0, PIN_TRIES - failures);
  if (triesLeft === 0) await db.heldKey.updateMany({ where: { id: keyId, lockedAt: null }, data: { lockedAt: now } });
  return { answer: { ok: false, code: triesLeft === 0 ? "KEY_LOCKED" : "WRONG_PIN", triesLeft } };
}
