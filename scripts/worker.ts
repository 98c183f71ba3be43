import type { KeyObject } from "node:crypto";
import { availableParallelism } from "node:os";
import { setTimeout } from "node:timers/promises";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { haltBatch } from "@/lib/server/ceremonies/batch-lease";
import { confirmBatch, runBatch, type BatchRun } from "@/lib/server/ceremonies/batch-run";
import { recoverAtStart, recoverBatches } from "@/lib/server/ceremonies/recover-batches";
import { findPending } from "@/lib/server/ceremonies/resume-pending";
import { completeDueEvidence } from "@/lib/server/evidence/evidence-job";
import { noteStatusAfter } from "@/lib/server/ceremonies/status-after";
import { database } from "@/lib/server/database";
import { env } from "@/lib/server/env";
import { logFault } from "@/lib/server/audit/log";
import { SigningThreads } from "@/lib/server/jobs/signing-threads";
import { sweep } from "@/lib/server/jobs/sweep";
import { listServerTokens } from "@/lib/server/jobs/server-tokens";
import { listenForWeb } from "@/lib/server/jobs/worker-socket";
import type { WorkerAnswer, WorkerRequest } from "@/lib/server/jobs/worker-messages";

/** The worker: signs batches whose owner has just given the PIN, finds those whose worker was lost, and sweeps. */
const RECOVER_EVERY_MS = 10_000;
const PROVE_EVERY_MS = 5_000;
const SWEEP_EVERY_MS = 6 * 60 * 60_000;
const clock = () => new Date();
const running = new Set<Promise<void>>();
const stopping = new AbortController();
/** One record takes well under a second; the supervisor waits longer than this before it kills. */
const STOP_WITHIN_MS = 5_000;
const MOST_THREADS = 8;
/** How long a batch whose run failed is set waiting again and again; then its lease has run out, and that says the same. */
const [HALT_TRIES, HALT_PAUSE_MS] = [40, 500];

const count = env().SIGNING_THREADS ?? Math.min(availableParallelism(), MOST_THREADS);
const threads = count > 0 ? new SigningThreads(new URL("./signing-thread.mjs", import.meta.url), count) : null;

// Before the first PIN is taken: afterwards, what runs is ours.
await recoverAtStart(database()).catch((fault: unknown) => logFault(fault, { action: "ceremony.recover" }));
const server = await listenForWeb(env().WORKER_SOCKET, accept);

async function accept(request: WorkerRequest): Promise<WorkerAnswer> {
  if (request.type === "list-tokens") return { ok: true, found: await listServerTokens() };
  const { answer, run } = await acceptPin(database(), clock(), request);
  if (run) start(sign(run));
  return answer;
}

/**
 * A key that is open here is shared by the threads; a token or a provider is asked from this one, one thing at a time.
 * Where the run failed, what is left waits for the PIN as soon as the database is there; a batch that is done stays done.
 */
async function sign(run: BatchRun) {
  const { privateKey } = run.signer;
  const work = threads && privateKey ? shareOut(threads, run, privateKey) : runBatch(database(), clock, run, stopping.signal);
  await work.catch((fault: unknown) => void logFault(fault, { action: "ceremony.run-batch", batchId: run.batchId }));
  for (let tries = HALT_TRIES; tries > 0; tries -= 1) {
    if (await haltBatch(database(), run, { why: "ASKED" }).then(() => true, () => false)) break;
    await setTimeout(HALT_PAUSE_MS);
  }
  await noteStatusAfter(database(), clock(), run.batchId).catch((fault: unknown) => void logFault(fault, { action: "ceremony.status-after", batchId: run.batchId }));
}

/** What was confirmed is signed here, once, before the threads begin. */
async function shareOut(pool: SigningThreads, run: BatchRun, privateKey: KeyObject) {
  const halt = await confirmBatch(database(), clock(), run);
  if (halt) return haltBatch(database(), run, halt);
  await pool.run(run, privateKey);
}

function start(work: Promise<void>) {
  running.add(work);
  void work.finally(() => running.delete(work));
}

/** A batch that was waiting for its owner's phone goes on by itself: there is nothing to give here, and the phone is not asked twice. */
async function recoverAndResume() {
  await recoverBatches(database(), clock());
  for (const batchId of stopping.signal.aborted ? [] : await findPending(database(), clock())) await accept({ type: "run-batch", batchId, pin: "" });
}
const recover = () => recoverAndResume().catch((fault: unknown) => logFault(fault, { action: "ceremony.recover" }));
const clear = () => sweep(database(), clock()).catch((fault: unknown) => logFault(fault, { action: "sweep" }));
await clear();
/** A few at a time, fewer while somebody signs, and one run after the other: evidence can wait, a person at the desk cannot. */
let proving: Promise<unknown> | null = null;
const prove = () =>
  (proving ??= completeDueEvidence(database(), clock, running.size > 0 ? 1 : 5)
    .catch((fault: unknown) => logFault(fault, { action: "evidence" }))
    .finally(() => (proving = null)));
const timers = [setInterval(() => void recover(), RECOVER_EVERY_MS), setInterval(() => void clear(), SWEEP_EVERY_MS), setInterval(() => void prove(), PROVE_EVERY_MS)];

/** Asked to stop: no new PIN is taken, the record at hand is finished, and what is left waits for its owner's PIN at once. */
async function stop() {
  for (const timer of timers) clearInterval(timer);
  server.close();
  stopping.abort();
  threads?.stop();
  await Promise.race([Promise.all(running), setTimeout(STOP_WITHIN_MS)]);
  await database().$disconnect();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
console.log("worker ready");
