import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Issued } from "../make-pki";
import type { ThreadTask } from "./seal-thread";

const ROUNDS = 5;
const SLICE_MS = 1_500;
const WORKS = ["rsa", "seal"] as const;

/**
 * What threads gain: sealing and RSA alone, on one thread and on all of them, in turns, so that whatever else the machine does meets
 * all four alike. The middle of the rounds counts.
 */
export async function sealOnThreads(keys: ReadonlyMap<string, Issued>, folder: string, count: number): Promise<void> {
  const threads = Array.from({ length: count }, () => new Worker(new URL("./seal-thread.mjs", import.meta.url), { workerData: { keys, folder }, execArgv: ["--conditions=react-server"] }));
  await Promise.all(threads.map((thread) => once(thread, "message")));
  const gains = { rsa: [] as number[], seal: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const work of WORKS) {
      const alone = await perSecond(threads.slice(0, 1), work);
      gains[work].push((await perSecond(threads, work)) / alone);
    }
  }
  await Promise.all(threads.map((thread) => thread.terminate()));
  const [rsa, seal] = WORKS.map((work) => middle(gains[work])) as [number, number];
  console.log(`${count} threads: RSA alone gains × ${rsa.toFixed(2)}, sealing × ${seal.toFixed(2)}: ${Math.round((100 * seal) / rsa)} % of what RSA itself gains`);
}

async function perSecond(threads: readonly Worker[], work: ThreadTask["work"]): Promise<number> {
  const start = performance.now();
  const counts = await Promise.all(
    threads.map(async (thread) => {
      thread.postMessage({ work, ms: SLICE_MS } satisfies ThreadTask);
      const [signatures] = (await once(thread, "message")) as [number];
      return signatures;
    }),
  );
  return (1000 * counts.reduce((sum, signatures) => sum + signatures, 0)) / (performance.now() - start);
}

const middle = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
