import "server-only";
import type { KeyObject } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { BatchRun } from "../ceremonies/batch-run";
import type { SignerCertificate } from "../ceremonies/record-at-work";
import type { Share } from "../ceremonies/waiting-items";
import { logFault } from "../audit/log";

/** A run as it is handed to a thread: everything but the key's functions, which do not travel. The opened key does, through memory alone. */
export type ThreadRun = Omit<BatchRun, "signer"> & { signer: SignerCertificate; share: Share };
export type ThreadOrder = { type: "run"; id: number; run: ThreadRun; privateKey: KeyObject } | { type: "stop" };
export type ThreadReport = { id: number };

/** How often a share is given to a new thread after one has died with it. */
const LIVES = 3;
/** Before a thread is replaced, so that one that cannot even start does not keep the machine busy. */
const PAUSE_MS = 500;

type Job = { order: ThreadOrder & { type: "run" }; lives: number; ended: () => void };

/**
 * Threads of the worker process that sign with keys held here: RSA is all a core can do, so there is one for each. Every thread has
 * its own connection to the database and takes its own share of a batch; what holds them together is the batch's version.
 * A thread that dies is replaced and its shares begin again where they stood.
 */
export class SigningThreads {
  #threads: SigningThread[];
  #next = 0;

  /** entry: the file a thread runs. */
  constructor(
    entry: URL,
    readonly count: number,
  ) {
    this.#threads = Array.from({ length: count }, () => new SigningThread(entry));
  }

  /** Runs every share of a batch to its end. Whether the batch is done then is for the database to say. */
  async run(run: BatchRun, privateKey: KeyObject): Promise<void> {
    const { batchId, version, role, actor, signer } = run;
    const { certificateId, certificate } = signer;
    const shares = this.#threads.map((thread, index) => {
      const share = { index, of: this.count };
      return thread.work({ type: "run", id: (this.#next += 1), run: { batchId, version, role, actor, signer: { certificateId, certificate }, share }, privateKey });
    });
    await Promise.all(shares);
  }

  /** No record is begun any more; those at hand are finished, and the threads end. */
  stop(): void {
    for (const thread of this.#threads) thread.stop();
  }
}

/** One thread and what it is at; the thread itself may be a second or a third one. */
class SigningThread {
  #worker: Worker;
  #stopping = false;
  readonly #jobs = new Map<number, Job>();

  constructor(private readonly entry: URL) {
    this.#worker = this.#start();
  }

  work(order: ThreadOrder & { type: "run" }): Promise<void> {
    return new Promise((ended) => {
      this.#jobs.set(order.id, { order, lives: LIVES, ended });
      this.#worker.postMessage(order);
    });
  }

  stop(): void {
    this.#stopping = true;
    this.#worker.postMessage({ type: "stop" } satisfies ThreadOrder);
  }

  #start(): Worker {
    const worker = new Worker(this.entry, { execArgv: ["--conditions=react-server"] });
    worker.on("message", ({ id }: ThreadReport) => this.#end(id));
    worker.on("error", (fault) => logFault(fault, { action: "ceremony.thread" }));
    worker.on("exit", () => this.#replace());
    return worker;
  }

  #end(id: number) {
    this.#jobs.get(id)?.ended();
    this.#jobs.delete(id);
  }

  #replace() {
    for (const [id, job] of this.#jobs) {
      job.lives -= 1;
      if (job.lives === 0 || this.#stopping) this.#end(id);
    }
    if (!this.#stopping) setTimeout(() => this.#beginAgain(), PAUSE_MS);
  }

  #beginAgain() {
    if (this.#stopping) return;
    this.#worker = this.#start();
    for (const { order } of this.#jobs.values()) this.#worker.postMessage(order);
  }
}
