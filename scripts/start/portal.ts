import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { hasAuthority } from "../trial-authority/authority-keys";
import { forgetBuildUse, noteBuildUse } from "./build-use";
import { StartFailure } from "./failure";
import { KeptProcess } from "./kept-process";
import { claimFolder, endLeftover, forgetProcess } from "./lock";
import { typescript } from "./node-script";
import { leaveFormerHome, ROOT } from "./places";
import { KeptPostgres } from "./kept-postgres";
import type { Durability } from "./postgres";
import { givenDatabase, ownDatabase } from "./school-database";
import { readSettings } from "./settings";
import type { Settings } from "./settings";

export type PortalPlan = {
  dataFolder: string; // everything this portal keeps on disk
  databaseUrl: string | null; // null: our own PostgreSQL
  durability: Durability;
  mark: string; // part of this process's command line
  say: (sentence: string) => void; // to whoever watches the start, in Vietnamese
};

/** A portal of a data folder: PostgreSQL, migrations, the demo school, web and worker, and a trial school's authority. It can be stopped at any moment of its start. */
export class Portal {
  #postgres: Promise<KeptPostgres> | null = null;
  #processes: KeptProcess[] = [];
  readonly #stopped = new AbortController();

  constructor(readonly plan: PortalPlan) {}

  /** Starts one after another; returns the address when the first page can be shown. Throws: StartFailure. */
  async start(): Promise<string> {
    mkdirSync(this.plan.dataFolder, { recursive: true });
    claimFolder(this.plan.dataFolder, this.plan.mark);
    noteBuildUse(this.plan.mark);
    try {
      for (const name of ["web", "worker", "authority"]) await endLeftover(this.plan.dataFolder, name);
      return await this.#startParts();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async #startParts(): Promise<string> {
    const former = this.plan.databaseUrl === null ? leaveFormerHome(this.plan.dataFolder) : null;
    if (former) this.plan.say(`Thư mục này thay một bản cài trước ở cùng chỗ. Dữ liệu của bản ấy còn nguyên ở ${former} và không được dùng.`);
    const settings = await readSettings(this.plan.dataFolder);
    const database = await this.#openDatabase(settings.environment);
    const environment = { ...settings.environment, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DATABASE_URL: database };
    if (hasAuthority(join(settings.environment.TRUST_DIR, "authority"))) this.#keep("authority", "Dịch vụ chứng thực thử", typescript("scripts/trial-authority/main.ts"), environment);
    const next = join(ROOT, "node_modules", "next", "dist", "bin", "next");
    this.#keep("web", "Trang web", [next, "start", "-H", settings.host, "-p", String(settings.port)], environment);
    this.#keep("worker", "Tiến trình ký", typescript("scripts/worker.ts"), environment);
    await untilAnswering(healthAddress(settings), join(this.plan.dataFolder, "logs", "web.log"));
    return settings.address;
  }

  async #openDatabase(environment: Record<string, string>): Promise<string> {
    const { dataFolder, databaseUrl, durability, say } = this.plan;
    const tell = { environment, say, signal: this.#stopped.signal };
    if (databaseUrl !== null) return givenDatabase(databaseUrl, tell);
    say("Đang khởi động PostgreSQL…");
    this.#stopped.signal.throwIfAborted();
    this.#postgres = KeptPostgres.start(dataFolder, durability, say);
    return ownDatabase((await this.#postgres).server, tell);
  }

  #keep(name: string, label: string, command: string[], environment: Record<string, string>) {
    this.#stopped.signal.throwIfAborted();
    const { dataFolder, say } = this.plan;
    this.#processes.push(new KeptProcess({ name, label, command, environment, dataFolder, say }));
  }

  /** The other way round: nobody loses the database while still working with it. */
  async stop() {
    this.#stopped.abort();
    await Promise.all(this.#processes.map((process) => process.stop()));
    const postgres = await this.#postgres?.catch(() => null);
    await postgres?.stop();
    forgetProcess(this.plan.dataFolder, "supervisor");
    forgetBuildUse();
  }

  /** Ends what it keeps at once: for whoever cannot wait for `stop`. */
  kill() {
    for (const process of this.#processes) process.kill();
  }
}

/** Where this machine reaches the web process: the address it listens on, or ourselves where that means "everywhere". */
function healthAddress({ host, port }: Settings): string {
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = everywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}/api/health`;
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
