import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The worker as the start command runs it: a process of its own, which a test may kill as hard as the power going out. */
export type KillableWorker = { kill: () => Promise<void> };

/** Starts a worker on a test's database and waits until it listens. It reads the other settings of this process. */
export async function startWorker(databaseUrl: string): Promise<KillableWorker> {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "scripts/worker.ts"], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await untilReady(child, gone);
  return {
    kill: () => {
      child.kill("SIGKILL");
      return gone;
    },
  };
}

async function untilReady(child: ChildProcess, gone: Promise<void>) {
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ready = new Promise<void>((resolve) => child.stdout?.on("data", (chunk: Buffer) => void (chunk.toString().includes("worker ready") && resolve())));
  await Promise.race([
    ready,
    gone.then(() => {
      throw new Error(`the worker ended before it was ready:\n${said}`);
    }),
  ]);
}
