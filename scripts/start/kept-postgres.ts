import { setTimeout as pause } from "node:timers/promises";
import { startPostgres } from "./postgres";
import type { Durability, Postgres } from "./postgres";

const PAUSE_MS = 1_000;

/** Our own PostgreSQL, started again whenever it ends by itself. Web and worker reconnect by themselves. */
export class KeptPostgres {
  #stopping = false;

  private constructor(
    public server: Postgres,
    readonly restart: () => Promise<Postgres>,
    readonly say: (sentence: string) => void,
  ) {
    this.#watch();
  }

  static async start(dataFolder: string, durability: Durability, say: (sentence: string) => void) {
    const restart = () => startPostgres(dataFolder, durability);
    return new KeptPostgres(await restart(), restart, say);
  }

  #watch() {
    this.server.process.once("exit", () => void this.#revive());
  }

  async #revive() {
    while (!this.#stopping) {
      this.say("PostgreSQL đã dừng ngoài ý muốn; đang khởi động lại.");
      await pause(PAUSE_MS);
      try {
        this.server = await this.restart();
        if (this.#stopping) return void (await this.server.stop());
        this.say("PostgreSQL đã chạy lại.");
        return this.#watch();
      } catch (error) {
        this.say((error as Error).message);
      }
    }
  }

  async stop() {
    this.#stopping = true;
    await this.server.stop();
  }
}
