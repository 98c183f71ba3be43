import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { forgetProcess, noteProcess } from "./lock";
import { ROOT } from "./places";
import { waitUntilGone } from "./processes";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const STEADY_AFTER_MS = 60_000;

export type ProcessPlan = {
  name: string; // "web", "worker": its log and its note
  label: string; // how the terminal calls it
  command: readonly string[]; // arguments of node
  environment: Record<string, string>;
  dataFolder: string;
  say: (sentence: string) => void;
};

/** A process that is started again whenever it ends by itself, after a pause that grows while it keeps failing. */
export class KeptProcess {
  #child: ChildProcess | null = null;
  #stopping = false;
  readonly #log: string;

  constructor(readonly plan: ProcessPlan) {
    const logs = join(plan.dataFolder, "logs");
    mkdirSync(logs, { recursive: true });
    this.#log = join(logs, `${plan.name}.log`);
    void this.#keep();
  }

  async #keep() {
    let wait = FIRST_PAUSE_MS;
    for (;;) {
      const begun = Date.now();
      await this.#runOnce();
      if (this.#stopping) return;
      wait = Date.now() - begun > STEADY_AFTER_MS ? FIRST_PAUSE_MS : Math.min(wait * 2, LONGEST_PAUSE_MS);
      this.plan.say(`${this.plan.label} đã dừng ngoài ý muốn; khởi động lại sau ${Math.round(wait / 1000)} giây. Chi tiết: ${this.#log}`);
      await pause(wait);
      if (this.#stopping) return;
    }
  }

  #runOnce(): Promise<void> {
    const { name, command, environment, dataFolder } = this.plan;
    const log = openSync(this.#log, "a", 0o600);
    // Its own process group: Ctrl-C in the terminal reaches the supervisor alone, which stops the rest in order.
    const child = spawn(process.execPath, command, { cwd: ROOT, env: { ...process.env, ...environment }, detached: true, stdio: ["ignore", log, log] });
    this.#child = child;
    if (child.pid !== undefined) noteProcess(dataFolder, name, { pid: child.pid, mark: name === "web" ? "next" : command.at(-1) ?? name });
    return new Promise((resolve) => {
      child.once("error", () => resolve());
      child.once("exit", () => {
        forgetProcess(dataFolder, name);
        resolve();
      });
    });
  }

  /** Asks it to end, and insists after `patience` milliseconds. */
  async stop(patience = 10_000) {
    this.#stopping = true;
    const child = this.#child;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    if (!(await waitUntilGone(child.pid, patience))) child.kill("SIGKILL");
  }

  /** Ends it at once. */
  kill() {
    this.#stopping = true;
    this.#child?.kill("SIGKILL");
  }
}
