import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { typescript } from "../start/node-script";
import { ROOT, removePostgres } from "../start/places";
import { applyMigrations } from "../migrate";
import { ensureDatabase, startPostgres, type Postgres } from "../start/postgres";
import { SCHOOL_DATABASE } from "../start/school-database";
import { readSettings } from "../start/settings";

/** What of a portal can be killed. */
export const KILLABLE = ["web", "worker", "database"] as const;
export type Part = (typeof KILLABLE)[number];

const READY_WITHIN_MS = 120_000;
const next = join(ROOT, "node_modules", "next", "dist", "bin", "next");

/**
 * A portal of its own data folder, run like the start command runs it: the same processes with the same settings. Only that a
 * killed one is started again at once, where the supervisor would let it rest longer each time.
 */
export class Parts {
  address = "";
  databaseUrl = "";
  #environment: Record<string, string> = {};
  #port = 0;
  #postgres: Postgres | null = null;
  readonly #running = new Map<Part, ChildProcess>();

  constructor(readonly folder: string) {}

  /** PostgreSQL alone, to be filled. */
  async openDatabase(): Promise<void> {
    const settings = await readSettings(this.folder);
    this.#postgres = await startPostgres(this.folder, "kept"); // a killed database has to come back with everything it has confirmed
    this.address = `http://127.0.0.1:${settings.port}`;
    this.#port = settings.port;
    this.databaseUrl = this.#postgres.url(SCHOOL_DATABASE);
    this.#environment = { ...settings.environment, PUBLIC_URL: this.address, NEXTAUTH_URL: this.address, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DATABASE_URL: this.databaseUrl };
    Object.assign(process.env, this.#environment);
  }

  /** The school's database, empty. */
  async createDatabase(): Promise<void> {
    if (this.#postgres) await ensureDatabase(this.#postgres, SCHOOL_DATABASE);
    await applyMigrations(this.databaseUrl);
  }

  async start(): Promise<void> {
    this.#spawn("worker");
    this.#spawn("web");
    await this.#untilWebAnswers();
  }

  /** SIGKILL, as hard as the power going out; then the same part again. */
  async kill(part: Part): Promise<void> {
    if (part === "database") return this.#killDatabase();
    const child = this.#running.get(part);
    await endNow(child);
    this.#spawn(part);
    if (part === "web") await this.#untilWebAnswers();
  }

  /** The postmaster alone: its children see that it is gone and end, and the next start recovers from the log. */
  async #killDatabase() {
    await endNow(this.#postgres?.process);
    for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await pause(100)) {
      try {
        this.#postgres = await startPostgres(this.folder, "kept");
        return;
      } catch {
        // children of the killed one are still ending
      }
    }
    throw new Error("the database did not come back");
  }

  #spawn(part: "web" | "worker") {
    const logs = join(this.folder, "logs");
    mkdirSync(logs, { recursive: true });
    const log = openSync(join(logs, `${part}.log`), "a");
    const command = part === "web" ? [next, "start", "-H", "127.0.0.1", "-p", String(this.#port)] : typescript("scripts/worker.ts");
    this.#running.set(part, spawn(process.execPath, command, { cwd: ROOT, env: { ...process.env, ...this.#environment }, stdio: ["ignore", log, log] }));
  }

  async #untilWebAnswers() {
    for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await pause(50)) {
      const answer = await fetch(`${this.address}/api/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
      if (answer) return; // also 503: the web is there, the database may be on its way
    }
    throw new Error(`the web did not come back: ${join(this.folder, "logs", "web.log")}`);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#running.values()].map(endNow));
    await this.#postgres?.stop();
  }

  remove(): void {
    removePostgres(this.folder);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function endNow(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
