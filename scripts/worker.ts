import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { recoverBatches } from "@/lib/server/ceremonies/recover-batches";
import { database } from "@/lib/server/database";
import { env } from "@/lib/server/env";
import { logFault } from "@/lib/server/audit/log";
import { listenForWeb } from "@/lib/server/jobs/worker-socket";

/** The worker: signs batches whose owner has just given the PIN, and finds those whose worker was lost. */
const RECOVER_EVERY_MS = 10_000;
const clock = () => new Date();
const running = new Set<Promise<void>>();

const server = await listenForWeb(env().WORKER_SOCKET, async (request) => {
  const { answer, run } = await acceptPin(database(), clock(), request);
  if (run) start(runBatch(database(), clock, run).catch((fault: unknown) => void logFault(fault, { action: "ceremony.run-batch", batchId: run.batchId })));
  return answer;
});

function start(work: Promise<void>) {
  running.add(work);
  void work.finally(() => running.delete(work));
}

const recover = () => recoverBatches(database(), clock()).catch((fault: unknown) => logFault(fault, { action: "ceremony.recover" }));
await recover();
const timer = setInterval(() => void recover(), RECOVER_EVERY_MS);

/** Asked to stop: no new PIN is taken; what runs is left to its lease and waits for the PIN after the next start. */
async function stop() {
  clearInterval(timer);
  server.close();
  await database().$disconnect();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
console.log("worker ready");
