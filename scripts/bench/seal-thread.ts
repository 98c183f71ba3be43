import { parentPort, workerData } from "node:worker_threads";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import type { Issued } from "../make-pki";
import { countRsa, PART, sealMany, SIGNATURES, WARM_UP } from "./seal-work";

/** One of the threads of bench seal: seals, or signs alone, for so many milliseconds, and says how many signatures that were. */
export type ThreadTask = { work: "seal" | "rsa"; ms: number };

const { keys, folder } = workerData as { keys: ReadonlyMap<string, Issued>; folder: string };
const tools = await loadPdfTools();
sealMany(WARM_UP, { keys, tools, folder });
parentPort?.on("message", ({ work, ms }: ThreadTask) => parentPort?.postMessage(work === "rsa" ? countRsa(keys, ms) : sealFor(ms)));
parentPort?.postMessage(0); // ready

function sealFor(ms: number): number {
  const start = performance.now();
  let count = 0;
  for (; performance.now() - start < ms; count += PART) sealMany(PART, { keys, tools, folder });
  return count * SIGNATURES;
}
