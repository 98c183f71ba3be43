import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DEMO_PASSWORD } from "../demo-accounts";
import { ROOT } from "../start/places";

type Manifest = { node: Record<string, { exportedName?: string; workers: Record<string, { exportedName?: string }> }> };
const PATIENCE_MS = 180_000;

/** The id under which the build knows a server action. */
function actionId(name: string): string {
  const manifest = JSON.parse(readFileSync(join(ROOT, ".next/server/server-reference-manifest.json"), "utf8")) as Manifest;
  const found = Object.entries(manifest.node).find(([, entry]) => (entry.exportedName ?? Object.values(entry.workers)[0]?.exportedName) === name);
  if (!found) throw new Error(`no action ${name} in this build: npm run build`);
  return found[0];
}

/** What a mutation answered. code: of a refusal; UNHEARD when no answer came, whatever happened at the server. */
export type Heard = { ok: true; text: string } | { ok: false; code: string };

/**
 * One person's browser, over HTTP alone: the session cookie, the server actions of the build, the reading routes. It can be closed
 * in the middle of a request: then nobody hears the answer, and the person begins again with a new one.
 */
export class Browser {
  #cookies = new Map<string, string>();

  constructor(
    readonly address: string,
    readonly username: string,
  ) {}

  async signIn(): Promise<void> {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(300)) {
      const entered = await this.#tryToSignIn().catch(() => false);
      if (entered) return;
    }
    throw new Error(`${this.username} could not sign in`);
  }

  async #tryToSignIn(): Promise<boolean> {
    this.#cookies = new Map();
    const { csrfToken } = (await (await this.#fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const body = new URLSearchParams({ csrfToken, username: this.username, password: DEMO_PASSWORD, json: "true" });
    const answer = await this.#fetch("/api/auth/callback/credentials", { method: "POST", body, redirect: "manual" });
    await answer.arrayBuffer();
    return answer.status < 400 && [...this.#cookies.keys()].some((name) => name.includes("session-token"));
  }

  /** A server action. closedAfterMs: the browser is closed so many milliseconds after it has sent it. */
  async act(name: string, page: string, input: object, closedAfterMs?: number): Promise<Heard> {
    try {
      const answer = await this.#fetch(page, {
        method: "POST",
        headers: { "next-action": actionId(name), "content-type": "text/plain;charset=UTF-8", accept: "text/x-component" },
        body: JSON.stringify([input]),
        redirect: "manual",
        signal: AbortSignal.timeout(closedAfterMs ?? 90_000),
      });
      const text = await answer.text();
      const found = /"ok":(true|false)(?:,"code":"([A-Z_]+)")?/.exec(text);
      if (found?.[1] === "true") return { ok: true, text };
      return { ok: false, code: found?.[2] ?? `HTTP ${answer.status}` };
    } catch {
      return { ok: false, code: "UNHEARD" };
    }
  }

  /** A reading route; null while the portal is away. */
  async read<T>(path: string): Promise<T | null> {
    try {
      const answer = await this.#fetch(path, { signal: AbortSignal.timeout(30_000), redirect: "manual" });
      return answer.ok ? ((await answer.json()) as T) : null;
    } catch {
      return null;
    }
  }

  /** Opens a page; false while the portal is away or shows something else. */
  async open(path: string): Promise<boolean> {
    try {
      const answer = await this.#fetch(path, { signal: AbortSignal.timeout(90_000), redirect: "manual" });
      await answer.text();
      return answer.ok;
    } catch {
      return false;
    }
  }

  /** A route that takes JSON; the status and the text of its answer. */
  async post(path: string, input: object): Promise<{ status: number; text: string }> {
    const answer = await this.#fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(input) });
    return { status: answer.status, text: await answer.text() };
  }

  /** A page, as it is loaded. Answers with its status. */
  async statusOf(path: string): Promise<number> {
    const answer = await this.#fetch(path, { redirect: "manual" });
    await answer.arrayBuffer();
    return answer.status;
  }

  async #fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { origin: this.address, "sec-fetch-site": "same-origin", ...(init.headers as Record<string, string> | undefined), cookie };
    const answer = await fetch(`${this.address}${path}`, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      this.#cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return answer;
  }
}
