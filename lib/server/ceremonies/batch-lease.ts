import "server-only";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import type { PrismaClient } from "../db/client/client";
import type { Halt } from "./sign-records";

/** How long a batch counts as running without a sign of life from its worker. */
export const LEASE_MS = 20_000;

/** version: as the run claimed it. Whoever claims the batch later has a higher one, and this run writes nothing more of it. */
export type Claim = { batchId: string; version: number };

/** Says that the run is alive. False: the batch is no longer this run's. */
export async function renewLease(db: PrismaClient, now: Date, { batchId, version }: Claim): Promise<boolean> {
  const renewed = await db.batch.updateMany({
    where: { id: batchId, state: "RUNNING", version },
    data: { leaseUntil: new Date(now.getTime() + LEASE_MS) },
  });
  return renewed.count === 1;
}

/** Renews the lease while something may take longer than it: a phone that is waited for, a slow token. Returns what ends that. */
export function keepLease(db: PrismaClient, clock: () => Date, claim: Claim): () => void {
  const timer = setInterval(() => void renewLease(db, clock(), claim).catch(() => false), LEASE_MS / 4);
  return () => clearInterval(timer);
}

/** The batch is done when none of its records waits, whichever thread signed the last; a ký thử or an assignment, when what it confirms is signed. */
export async function finishBatch(db: PrismaClient, now: Date, { batchId, version }: Claim): Promise<void> {
  await db.batch.updateMany({
    where: { id: batchId, state: "RUNNING", version, items: { none: { state: "WAITING" } }, NOT: { purpose: { not: "SIGN" }, manifestSignature: null } },
    data: { state: "DONE", finishedAt: now, leaseUntil: null, version: { increment: 1 } },
  });
}

/** What is left waits for its owner at once, not only when the lease has run out; a key that gave up is named as the reason. */
export async function haltBatch(db: PrismaClient, { batchId, version }: Claim, halt: Halt): Promise<void> {
  if (halt.why === "NOT_MINE") return;
  const stopReason: ErrorCode | null = halt.why === "KEY" ? `KEY_${halt.fault.code}` : halt.why === "NEXT_OTP" ? "KEY_NEXT_OTP" : null;
  const triesLeft = halt.why === "KEY" && halt.fault.code === "WRONG_PIN" ? halt.fault.triesLeft : null;
  await db.batch.updateMany({ where: { id: batchId, state: "RUNNING", version }, data: { state: "PIN_NEEDED", stopReason, triesLeft, leaseUntil: null, version: { increment: 1 } } });
}
