import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

const WITHIN_MS = 120_000;

/** An onlooker's connection: asks again, with a new one, for as long as the database is away. */
export class Onlooker {
  #client: pg.Client | null = null;

  constructor(private readonly url: string) {}

  async rows<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
    for (const deadline = Date.now() + WITHIN_MS; Date.now() < deadline; await pause(100)) {
      try {
        return (await (await this.#open()).query<T>(sql, values)).rows;
      } catch (error) {
        await this.close();
        if (/^(42|22)/.test((error as { code?: string }).code ?? "")) throw error; // the question is wrong, not the database away
      }
    }
    throw new Error("the database is away for good");
  }

  async number(sql: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ number: string }>(sql, values);
    return Number(row?.number ?? 0);
  }

  async #open(): Promise<pg.Client> {
    if (this.#client) return this.#client;
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 5_000 });
    client.on("error", () => (this.#client = null));
    await client.connect();
    this.#client = client;
    return client;
  }

  async close(): Promise<void> {
    await this.#client?.end().catch(() => undefined);
    this.#client = null;
  }
}
