import { setTimeout as pause } from "node:timers/promises";
import type { Onlooker } from "./ask";
import { KILLABLE, type Part, type Parts } from "./parts";
import { seeded } from "./random";

export type Victim = Part | "browser";
type Kill = { victim: Victim; atRecord: number; afterMs: number };

/** In turns, so that each gets its share; when, is drawn. The last is no browser: its turn would need one more thing to be sent. */
const VICTIMS: readonly Victim[] = ["browser", "web", "database", "worker"];
const LONGEST_WAIT_MS = 60;
const LOOK_EVERY_MS = 10;

/**
 * Kills at moments drawn beforehand from a seed: when so many records are signed, and some milliseconds later. A browser is closed
 * while it waits for the answer to what it has sent; so its turn comes with the next thing its person sends.
 */
export class Killer {
  readonly done: Record<Victim, number> = { web: 0, worker: 0, database: 0, browser: 0 };
  /** Of the kills, those under which a batch was running. */
  whileRunning = 0;
  readonly #kills: Kill[];
  readonly #random: () => number;
  #closing = 0;

  constructor(
    private readonly parts: Parts,
    private readonly onlooker: Onlooker,
    plan: { kills: number; seed: number; records: number },
  ) {
    this.#random = seeded(plan.seed);
    this.#kills = Array.from({ length: plan.kills }, (_, index) => ({
      victim: VICTIMS[index % VICTIMS.length] ?? "worker",
      atRecord: Math.floor(((index + this.#random()) * plan.records * 0.97) / plan.kills),
      afterMs: Math.floor(this.#random() * LONGEST_WAIT_MS),
    }));
  }

  /** Kills what is due, whatever the others are doing at that moment, until it is told that they are done. */
  async strikeUntil(ended: AbortSignal): Promise<void> {
    while (!ended.aborted && this.#kills.length > 0) {
      const [due] = this.#kills;
      if (due && (await this.#signed()) >= due.atRecord) await this.#strike(due);
      else await pause(LOOK_EVERY_MS);
    }
  }

  async #strike({ victim, afterMs }: Kill): Promise<void> {
    this.#kills.shift();
    await pause(afterMs);
    const running = await this.onlooker.number("SELECT count(*) AS number FROM transcripts.batch WHERE state = 'RUNNING'");
    if (running > 0) this.whileRunning += 1;
    if (victim === "browser") this.#closing += 1;
    else {
      await this.parts.kill(victim);
      this.done[victim] += 1;
    }
  }

  /** In how many milliseconds the browser is closed after it has sent something; undefined: it is not. */
  closesAfter(): number | undefined {
    if (this.#closing === 0) return undefined;
    this.#closing -= 1;
    this.done.browser += 1;
    return 1 + Math.floor(this.#random() * 900);
  }

  #signed(): Promise<number> {
    return this.onlooker.number("SELECT count(*) AS number FROM transcripts.slot WHERE signed_at IS NOT NULL");
  }
}

export const describeKills = (killer: Killer): string => [...KILLABLE, "browser" as const].map((victim) => `${victim} ${killer.done[victim]}`).join(", ");
