import "server-only";
import { decideSign } from "@/lib/domain/transcript/sign";
import type { PrismaClient } from "../db/client/client";
import { logFault } from "../audit/log";
import { UNIT_FOR_SIGNING } from "../transcripts/unit-for-signing";
import { AppError } from "../errors";
import { embedSlot, type BatchActor } from "./embed-slot";
import { signSlot, SlotMoved, type SignerKey } from "./sign-slot";
import { signAttempt } from "./sign-attempt";

/** How long a batch counts as running without a sign of life from its worker. */
export const LEASE_MS = 20_000;

/** How often a record is tried again when another batch moved it meanwhile: each time one of its two signatures is further. */
const TRIES = 5;

/** version: the batch's as this run claimed it. Whoever claims it later has a higher one, and this run ends. */
export type BatchRun = { batchId: string; version: number; actor: BatchActor; signer: SignerKey };
type Item = { id: string; batchId: string; unitId: string; slotId: string };

/**
 * Signs what is waiting in a batch, one record after another, in their order. One record's refusal never costs another.
 * Ends when nothing waits, when its owner stopped it, when its lease ran out and another run has it, or when the database
 * is gone or its worker is asked to stop (it then waits for the PIN again).
 */
export async function runBatch(db: PrismaClient, clock: () => Date, run: BatchRun, stop?: AbortSignal): Promise<void> {
  for (;;) {
    if (stop?.aborted) return waitForPin(db, run);
    if (!(await renewLease(db, clock(), run))) return;
    const item = await db.batchItem.findFirst({ where: { batchId: run.batchId, state: "WAITING" }, orderBy: { order: "asc" } });
    if (!item) break;
    const reason = await signItem(db, clock, run, item);
    if (reason) await db.batchItem.updateMany({ where: { id: item.id, state: "WAITING" }, data: { state: "REFUSED", reason } });
  }
  const now = clock();
  await db.batch.updateMany({
    where: { id: run.batchId, state: "RUNNING", version: run.version },
    data: { state: "DONE", finishedAt: now, leaseUntil: null, version: { increment: 1 } },
  });
}

/** What is left waits for its owner at once, not only when the lease has run out. */
async function waitForPin(db: PrismaClient, { batchId, version }: BatchRun): Promise<void> {
  await db.batch.updateMany({ where: { id: batchId, state: "RUNNING", version }, data: { state: "PIN_NEEDED", leaseUntil: null, version: { increment: 1 } } });
}

/** Returns why the record was refused, or null when it is signed. Throws when the database cannot be reached. */
async function signItem(db: PrismaClient, clock: () => Date, run: BatchRun, item: Item, tries = TRIES): Promise<string | null> {
  try {
    return await tryItem(db, clock, run, item);
  } catch (fault) {
    if (fault instanceof SlotMoved && tries > 1) return signItem(db, clock, run, item, tries - 1);
    if (fault instanceof AppError) return fault.code;
    await db.$queryRaw`select 1`; // throws when it is the database that failed: then the batch ends here and loses nothing
    logFault(fault, { action: "ceremony.sign-item", batchId: run.batchId, unitId: item.unitId });
    return "FAULT";
  }
}

async function tryItem(db: PrismaClient, clock: () => Date, run: BatchRun, item: Item): Promise<string | null> {
  const unit = await db.unit.findUniqueOrThrow({ where: { id: item.unitId }, select: UNIT_FOR_SIGNING });
  const slot = unit.slots.find((candidate) => candidate.id === item.slotId);
  if (!slot) return "NOT_FOUND";
  const now = clock();
  if (slot.signedAt) {
    await db.batchItem.updateMany({ where: { id: item.id, state: "WAITING" }, data: { state: "DONE", doneAt: now } });
    return null;
  }
  // Slots and signatures are read one after the other: another batch may have signed this slot in between.
  if (slot.signatures.some((signature) => signature.state === "EMBEDDED")) throw new SlotMoved();
  const decision = decideSign(await signAttempt(db, unit, slot, run, now));
  if (!decision.ok) return decision.reason;
  const papers = await signSlot(db, now, unit, slot, run.signer);
  await embedSlot(db, clock(), { unit, slot, item, papers, actor: run.actor });
  return null;
}

async function renewLease(db: PrismaClient, now: Date, { batchId, version }: BatchRun) {
  const renewed = await db.batch.updateMany({
    where: { id: batchId, state: "RUNNING", version },
    data: { leaseUntil: new Date(now.getTime() + LEASE_MS) },
  });
  return renewed.count === 1;
}
