import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { StartFailure } from "./failure";
import { KeptProcess } from "./kept-process";
import { claimFolder, endLeftover, forgetProcess } from "./lock";
import { typescript } from "./node-script";
import { ROOT } from "./places";
import { KeptPostgres } from "./kept-postgres";
import type { Durability } from "./postgres";
import { givenDatabase, ownDatabase } from "./school-database";
import { readSettings } from "./settings";

export type PortalPlan = {
  dataFolder: string; // everything this portal keeps on disk
  databaseUrl: string | null; // null: our own PostgreSQL
  durability: Durability;
  mark: string; // part of this process's command line
  say: (sentence: string) => void; // to whoever watches the start, in Vietnamese
};

/** A running portal. `environment` is what its web and worker were told. */
export type Portal = { address: string; environment: Record<string, string>; stop: () => Promise<void>; kill: () => void };

/** Starts PostgreSQL, migrations, the demo school, web and worker, in this order; returns when the first page can be shown. */
export async function startPortal(plan: PortalPlan): Promise<Portal> {
  mkdirSync(plan.dataFolder, { recursive: true });
  claimFolder(plan.dataFolder, plan.mark);
  for (const name of ["web", "worker"]) await endLeftover(plan.dataFolder, name);
  const parts = new Parts(plan);
  try {
    return await parts.start();
  } catch (error) {
    await parts.stop();
    throw error;
  }
}

class Parts {
  #postgres: KeptPostgres | null = null;
  #processes: KeptProcess[] = [];

  constructor(readonly plan: PortalPlan) {}

  async start(): Promise<Portal> {
    const settings = await readSettings(this.plan.dataFolder);
    const environment = { ...settings.environment, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DATABASE_URL: await this.#openDatabase(settings.environment) };
    const next = join(ROOT, "node_modules", "next", "dist", "bin", "next");
    this.#keep("web", "Trang web", [next, "start", "-H", settings.host, "-p", String(settings.port)], environment);
    if (existsSync(join(ROOT, "scripts", "worker.ts"))) this.#keep("worker", "Tiến trình ký", typescript("scripts/worker.ts"), environment);
    await untilAnswering(`http://127.0.0.1:${settings.port}/api/health`, join(this.plan.dataFolder, "logs", "web.log"));
    return { address: settings.address, environment, stop: () => this.stop(), kill: () => this.#processes.forEach((process) => process.kill()) };
  }

  async #openDatabase(environment: Record<string, string>): Promise<string> {
    const tell = { environment, say: this.plan.say };
    if (this.plan.databaseUrl !== null) return givenDatabase(this.plan.databaseUrl, tell);
    this.plan.say("Đang khởi động PostgreSQL…");
    this.#postgres = await KeptPostgres.start(this.plan.dataFolder, this.plan.durability, this.plan.say);
    return ownDatabase(this.#postgres.server, tell);
  }

  #keep(name: string, label: string, command: string[], environment: Record<string, string>) {
    const { dataFolder, say } = this.plan;
    this.#processes.push(new KeptProcess({ name, label, command, environment, dataFolder, say }));
  }

  /** The other way round: nobody loses the database while still working with it. */
  async stop() {
    await Promise.all(this.#processes.map((process) => process.stop()));
    await this.#postgres?.stop();
    forgetProcess(this.plan.dataFolder, "supervisor");
  }
}

async function untilAnswering(address: string, log: string) {
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; await pause(100)) {
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok) return;
    } catch {
      // not listening yet
    }
  }
  throw new StartFailure("Trang web không trả lời sau 90 giây.", `Nguyên nhân ở cuối tệp ${log}`);
}
