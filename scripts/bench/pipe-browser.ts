import { spawn } from "node:child_process";
import type { Writable, Readable } from "node:stream";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";

const SYSTEM = "/usr/bin/chromium";

/** One page of a browser that is asked for nothing but keys and figures. */
export type PipePage = { send: <Result>(method: string, params?: object) => Promise<Result> };
export type PipeBrowser = { newPage: (size: { width: number; height: number }) => Promise<PipePage>; close: () => Promise<void> };

/**
 * Chromium over its debugging pipe (DevTools protocol, messages ended by a zero byte). A test's browser watches its
 * network and its frames, and a part of that work is done by the page's own main thread: what a key costs is measured without.
 */
export async function openPipeBrowser(): Promise<PipeBrowser> {
  const profile = mkdtempSync(join(tmpdir(), "hoc-ba-so-bench-"));
  const program = existsSync(SYSTEM) ? SYSTEM : chromium.executablePath();
  const child = spawn(program, ["--headless", "--no-sandbox", "--no-first-run", "--remote-debugging-pipe", `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const ask = talk(child.stdio[3] as Writable, child.stdio[4] as Readable);
  return {
    async newPage(size) {
      const { targetId } = await ask<{ targetId: string }>("Target.createTarget", { url: "about:blank", newWindow: true });
      const { sessionId } = await ask<{ sessionId: string }>("Target.attachToTarget", { targetId, flatten: true });
      const page: PipePage = { send: (method, params = {}) => ask(method, params, sessionId) };
      await page.send("Emulation.setDeviceMetricsOverride", { ...size, deviceScaleFactor: 1, mobile: false });
      return page;
    },
    async close() {
      await ask("Browser.close");
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

type Answer = { id?: number; result?: unknown; error?: { message: string } };

function talk(out: Writable, back: Readable) {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let said = 0;
  let rest = "";
  back.setEncoding("utf8");
  back.on("data", (text: string) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop() ?? "";
    for (const { id, result, error } of messages.map((message) => JSON.parse(message) as Answer)) {
      const call = id === undefined ? undefined : waiting.get(id);
      if (id !== undefined) waiting.delete(id);
      if (error) call?.reject(new Error(error.message));
      else call?.resolve(result);
    }
  });
  return <Result>(method: string, params: object = {}, sessionId?: string): Promise<Result> =>
    new Promise((resolve, reject) => {
      const id = (said += 1);
      waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      out.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
}
