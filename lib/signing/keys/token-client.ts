import { fork, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { KeyFault } from "../key-fault";
import type { TokenAnswer, TokenRequest } from "./token-messages";

/** A token that has not answered by then is taken for pulled out; slow ones need two seconds a signature. */
const ANSWER_WITHIN_MS = 60_000;
const END_WITHIN_MS = 2_000;

/** What the process of a driver gets to see of this one's settings. */
export type TokenEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * A process of its own for one token, so that a driver that blocks or crashes costs nobody else anything.
 * Ask one thing at a time.
 */
export class TokenClient {
  private readonly child: ChildProcess;

  constructor(environment: TokenEnvironment) {
    const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
    this.child = fork(fileURLToPath(new URL("./token-process.ts", import.meta.url)), [], {
      execArgv: ["--import", loader],
      env: { ...environment } as NodeJS.ProcessEnv,
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"], // drivers chatter
    });
  }

  /** Throws: KeyFault; TOKEN_ABSENT also when the process ended or does not answer. */
  async ask(request: TokenRequest): Promise<Extract<TokenAnswer, { ok: true }>> {
    const answer = await this.exchange(request);
    if (answer.ok) return answer;
    const cause = new Error(answer.text);
    if (answer.fault) throw new KeyFault(answer.fault, answer.triesLeft, { cause });
    throw cause;
  }

  /** Ends the login and the process; whoever comes next finds the token free. */
  close(): Promise<void> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      const kill = setTimeout(() => child.kill("SIGKILL"), END_WITHIN_MS);
      child.once("exit", () => {
        clearTimeout(kill);
        resolve();
      });
      if (child.connected) child.disconnect();
    });
  }

  private exchange(request: TokenRequest): Promise<TokenAnswer> {
    const { child } = this;
    return new Promise((resolve, reject) => {
      const gone = () => settle(() => reject(new KeyFault("TOKEN_ABSENT", null, { cause: new Error("the driver's process does not answer") })));
      const late = setTimeout(() => {
        child.kill("SIGKILL");
        gone();
      }, ANSWER_WITHIN_MS);
      const answered = (answer: TokenAnswer) => settle(() => resolve(answer));
      const settle = (then: () => void) => {
        clearTimeout(late);
        child.off("message", answered).off("exit", gone).off("error", gone);
        then();
      };
      child.on("message", answered).on("exit", gone).on("error", gone);
      if (!child.connected) return gone();
      child.send(request, (error) => error && gone());
    });
  }
}
