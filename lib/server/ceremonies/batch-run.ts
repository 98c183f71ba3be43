import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { KeyFault } from "@/lib/signing/key-fault";
import type { PrismaClient } from "../db/client/client";
import { finishBatch, haltBatch, keepLease, renewLease, type Claim } from "./batch-lease";
import { endItems } from "./end-items";
import { Fence } from "./fence";
import { faulty } from "./in-one-go";
import { paceOf } from "./key-pace";
import { prepareSlots } from "./prepare-slots";
import type { BatchActor, ItemOfBatch, SignerKey, Step } from "./record-at-work";
import { signManifest } from "./sign-manifest";
import { signRecords, type Bench, type Halt } from "./sign-records";
import { waitingItems, type Share } from "./waiting-items";

/** How often a record is tried again when another batch moved it meanwhile: each time one of its two signatures is further. */
const TRIES = 6;
const LONGEST_PAUSE_MS = 20;

/** share: the part of the batch that is this run's when several threads work on it; without one, all of it. */
export type BatchRun = Claim & { actor: BatchActor; signer: SignerKey; share?: Share };

/**
 * Signs the manifest of a batch, then what is waiting in it, in its order. One record's refusal or failure never costs another.
 * Ends when nothing waits, when its owner stopped it, when its lease ran out and another run has it, or when the key gave up, the
 * database is gone or its worker is asked to stop (it then waits for the PIN again).
 */
export async function runBatch(db: PrismaClient, clock: () => Date, run: BatchRun, stop?: AbortSignal): Promise<void> {
  const { actor, signer } = run;
  const bench = { db, clock, actor, signer, fence: new Fence(db, { ...run, certificateId: signer.certificateId }), stop };
  const letGo = keepLease(db, clock, run);
  try {
    const halt = (run.share ? null : await confirmBatch(db, clock(), run)) ?? (await signAll(bench, run));
    if (halt) await haltBatch(db, run, halt);
    else await finishBatch(db, clock(), run);
  } finally {
    letGo();
    await signer.key.close();
  }
}

/** The signature under what was confirmed, before any other. Whoever shares a batch out sees to it first. */
export async function confirmBatch(db: PrismaClient, now: Date, run: BatchRun): Promise<Halt | null> {
  try {
    await signManifest(db, now, run);
    return null;
  } catch (fault) {
    if (fault instanceof KeyFault) return { why: "KEY", fault };
    throw fault;
  }
}

/** Part after part; the next one's papers are opened and hashed while the key works on this one's. */
async function signAll(bench: Bench, run: BatchRun): Promise<Halt | null> {
  let ahead = prepareNext(bench, run, 0);
  for (;;) {
    const part = await ahead;
    if (!part) return null;
    if (!(await renewLease(bench.db, bench.clock(), run))) return { why: "NOT_MINE" };
    ahead = prepareNext(bench, run, part.last);
    ahead.catch(() => null); // awaited in the next round; when this one fails, not at all
    const halt = await workOff(bench, part.step, TRIES);
    if (!halt) continue;
    await ahead.catch(() => null);
    return halt;
  }
}

/** The next waiting records, ready for the key. Null when there is none. */
async function prepareNext(bench: Bench, run: BatchRun, after: number): Promise<{ step: Step; last: number } | null> {
  const items = await waitingItems(bench.db, run, { after, count: paceOf(bench.signer.key).records });
  const last = items.at(-1)?.order;
  return last === undefined ? null : { step: await prepare(bench, items), last };
}

async function prepare({ db, clock, signer, fence }: Bench, items: readonly ItemOfBatch[]): Promise<Step> {
  const now = clock();
  const { isMine, facts } = await fence.ask(now, []);
  return isMine ? prepareSlots(db, now, { signer, facts }, items) : { records: [], ended: [], moved: [] };
}

/** Signs what is prepared and writes down what is over. What another batch moved meanwhile is read again, one by one. */
async function workOff(bench: Bench, { records, ended, moved }: Step, tries: number): Promise<Halt | null> {
  const { halt, ...signed } = await signRecords(bench, records);
  await endItems(bench.db, bench.clock(), [...ended, ...signed.ended]);
  if (halt) return halt;
  for (const item of [...moved, ...signed.moved]) {
    const halted = tries > 1 ? await again(bench, item, tries - 1) : await giveUp(bench, item);
    if (halted) return halted;
  }
  return null;
}

/** The pause grows, so that two batches over one record do not keep in step. */
async function again(bench: Bench, item: ItemOfBatch, tries: number): Promise<Halt | null> {
  await pause((LONGEST_PAUSE_MS * (TRIES - tries)) / TRIES);
  return workOff(bench, await prepare(bench, [item]), tries);
}

async function giveUp({ db, clock }: Bench, item: ItemOfBatch): Promise<null> {
  await endItems(db, clock(), [faulty(item, new Error("moved by other batches again and again"), "ceremony.sign")]);
  return null;
}
