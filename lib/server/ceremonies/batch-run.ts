import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { KeyFault } from "@/lib/signing/key-fault";
import type { PrismaClient } from "../db/client/client";
import { finishBatch, haltBatch, keepLease, type Claim } from "./batch-lease";
import { endItems } from "./end-items";
import type { SlotRole } from "../db/client/enums";
import { formatsOf } from "../transcripts/formats-of";
import { Fence } from "./fence";
import { faulty } from "./in-one-go";
import { paceOf } from "./key-pace";
import { prepareSlots } from "./prepare-slots";
import type { BatchActor, ItemOfBatch, SignerKey, Step } from "./record-at-work";
import { prepareManifest, signManifest } from "./sign-manifest";
import { askForRecords, embedSigned, type Bench, type Halt, type Signed } from "./sign-records";
import { waitingItems, type Share } from "./waiting-items";

/** How often a record is tried again when another batch moved it meanwhile: each time one of its two signatures is further. */
const TRIES = 6;
const LONGEST_PAUSE_MS = 20;

/** share: the part of the batch that is this run's when several threads work on it; without one, all of it. */
export type BatchRun = Claim & { role: SlotRole; actor: BatchActor; signer: SignerKey; share?: Share };

/**
 * Signs the manifest of a batch, then what is waiting in it, in its order. One record's refusal or failure never costs another.
 * Ends when nothing waits, when its owner stopped it, when its lease ran out and another run has it, or when the key gave up, the
 * database is gone or its worker is asked to stop (it then waits for the PIN again).
 */
export async function runBatch(db: PrismaClient, clock: () => Date, run: BatchRun, stop?: AbortSignal): Promise<void> {
  const { actor, signer } = run;
  const fence = new Fence(db, { ...run, certificateId: signer.certificateId });
  const bench: Bench = { db, clock, actor, signer, batchId: run.batchId, files: formatsOf(run.role).length, fence, stop, decision: null, isSpent: false };
  const letGo = keepLease(db, clock, run);
  try {
    const halt = (run.share ? null : await confirmFirst(bench, run)) ?? (await signAll(bench, run));
    if (halt) await haltBatch(db, run, halt);
    else await finishBatch(db, clock(), run);
  } finally {
    letGo();
    await signer.key.close();
  }
}

/** What was confirmed is signed before any record; by a key that is authorised for hashes, under the same authorisation as the first of them. */
async function confirmFirst(bench: Bench, run: BatchRun): Promise<Halt | null> {
  if (bench.signer.key.covers === "batch") return confirmBatch(bench.db, bench.clock(), run);
  bench.decision = await prepareManifest(bench.db, bench.clock(), run.batchId, run.signer.certificate);
  return null;
}

/** What no record came with, as in a ký thử, is signed by itself, unless the batch is no longer this run's. */
async function confirmLast(bench: Bench, run: BatchRun): Promise<Halt | null> {
  if (!bench.decision) return null;
  const { isMine } = await bench.fence.ask(bench.clock(), []);
  return isMine ? confirmBatch(bench.db, bench.clock(), run) : { why: "NOT_MINE" };
}

/** The signature under what was confirmed, by itself. Whoever shares a batch out sees to it first. */
export async function confirmBatch(db: PrismaClient, now: Date, run: BatchRun): Promise<Halt | null> {
  try {
    await signManifest(db, now, run);
    return null;
  } catch (fault) {
    if (fault instanceof KeyFault) return { why: "KEY", fault };
    throw fault;
  }
}

/**
 * Part after part. While the key works on one, the papers of the next are opened and hashed, and the part before is embedded: a token
 * waits for nobody. What another batch moved meanwhile is read again in between, so that the key is never asked for two things at once.
 */
async function signAll(bench: Bench, run: BatchRun): Promise<Halt | null> {
  let ahead = prepareNext(bench, run, 0);
  let behind: Promise<readonly ItemOfBatch[]> = Promise.resolve([]);
  for (;;) {
    const part = await ahead;
    if (!part) return (await signAgain(bench, await behind, TRIES)) ?? (await confirmLast(bench, run));
    ahead = prepareNext(bench, run, part.last);
    ahead.catch(() => null); // awaited in the next round; when this one fails, not at all
    const signed = await askForRecords(bench, part.step.records);
    const moved = await behind;
    behind = settlePart(bench, part.step, signed);
    behind.catch(() => null);
    const halt = signed.halt ?? (await signAgain(bench, moved, TRIES));
    if (!halt) continue;
    await Promise.all([behind, ahead.catch(() => null)]);
    return halt;
  }
}

/** The next waiting records, ready for the key. Null when there is none, or the batch is no longer this run's. */
async function prepareNext(bench: Bench, run: BatchRun, after: number): Promise<{ step: Step; last: number } | null> {
  const pace = paceOf(bench.signer.key, bench.files, after === 0 && bench.decision !== null);
  const items = await waitingItems(bench.db, run, { after, count: pace.records });
  const last = items.at(-1)?.order;
  const step = last === undefined ? null : await prepare(bench, items);
  return step && last !== undefined ? { step, last } : null;
}

async function prepare({ db, clock, signer, fence }: Bench, items: readonly ItemOfBatch[]): Promise<Step | null> {
  const now = clock();
  const { isMine, facts } = await fence.ask(now, []);
  return isMine ? prepareSlots(db, now, { signer, facts }, items) : null;
}

/** Embeds what is signed and writes down what is over. Answers with what another batch moved meanwhile. */
async function settlePart(bench: Bench, prepared: Step, signed: Signed): Promise<readonly ItemOfBatch[]> {
  const { ended, moved } = await embedSigned(bench, signed);
  await endItems(bench.db, bench.clock(), [...prepared.ended, ...ended]);
  return [...prepared.moved, ...moved];
}

/** One by one, after a pause that grows, so that two batches over one record do not keep in step. */
async function signAgain(bench: Bench, moved: readonly ItemOfBatch[], tries: number): Promise<Halt | null> {
  for (const item of moved) {
    if (tries === 0) {
      await endItems(bench.db, bench.clock(), [faulty(item, new Error("moved by other batches again and again"), "ceremony.sign")]);
      continue;
    }
    await pause((LONGEST_PAUSE_MS * (TRIES - tries)) / TRIES);
    const prepared = await prepare(bench, [item]);
    if (!prepared) return { why: "NOT_MINE" };
    const signed = await askForRecords(bench, prepared.records);
    const halt = (await signAgain(bench, await settlePart(bench, prepared, signed), tries - 1)) ?? signed.halt;
    if (halt) return halt;
  }
  return null;
}
