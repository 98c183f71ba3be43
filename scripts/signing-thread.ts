import { parentPort } from "node:worker_threads";
import { logFault } from "@/lib/server/audit/log";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { openDatabase } from "@/lib/server/database";
import { env } from "@/lib/server/env";
import type { ThreadOrder, ThreadReport } from "@/lib/server/jobs/signing-threads";
import { pkcs12Key } from "@/lib/signing/pkcs12-key";

/** A signing thread: takes shares of batches with the opened key, signs them, says when each is at its end. */
const CONNECTIONS = 3; // one signs, one prepares ahead, one renews the lease
const port = parentPort;
if (!port) throw new Error("a signing thread is started by the worker");
const db = openDatabase(env().DATABASE_URL, CONNECTIONS);
const stopping = new AbortController();

const working = new Set<Promise<void>>();

port.on("message", (order: ThreadOrder) => {
  if (order.type === "stop") return void stop();
  const share = work(order);
  working.add(share);
  void share.finally(() => working.delete(share));
});

/** The records at hand are finished; then nothing holds the thread any more, and it ends. */
async function stop() {
  stopping.abort();
  await Promise.all(working);
  await db.$disconnect();
  port?.close();
}

async function work({ id, run, privateKey }: ThreadOrder & { type: "run" }) {
  const { der, chain } = run.signer.certificate;
  const key = pkcs12Key({ privateKey, certificate: der, chain });
  try {
    await runBatch(db, () => new Date(), { ...run, signer: { ...run.signer, key } }, stopping.signal);
  } catch (fault) {
    logFault(fault, { action: "ceremony.run-batch", batchId: run.batchId });
  }
  port?.postMessage({ id } satisfies ThreadReport);
}
