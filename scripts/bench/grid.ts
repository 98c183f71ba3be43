import { existsSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import type { CDPSession, Page } from "@playwright/test";
import { build } from "esbuild";
import { ROOT } from "../start/places";
import { PUPILS, COLUMNS } from "./grid-size";
import { percentile } from "./percentile";

const ADDRESS = "http://localhost:9"; // never dialled: every request is answered here. A secure context, as the grid needs.
const KEYS_TIMED = 225; // five columns
const REST_MS = 130; // what follows a key (totals after 60 ms) is counted with it
const FRAME_MS = 1000 / 60;
const LATEST_FRAME_MS = FRAME_MS * 1.5;

/** What is promised: the main thread's work of nearly every key, and how many keys the next frame shows. */
const GOAL = { workMs: 8, drawn: 95 };

/**
 * What a key costs in a real browser: work of the main thread from the key until it rests, and the share of keys whose
 * value is drawn by the first frame after them. The portal's grid, and a bare table in the same run.
 */
export async function benchGrid(): Promise<void> {
  const system = "/usr/bin/chromium";
  const browser = await chromium.launch({ args: ["--no-sandbox"], ...(existsSync(system) ? { executablePath: system } : {}) });
  const files = await bundle();
  console.log(`${PUPILS} × ${COLUMNS} cells, load of the machine ${loadavg()[0]?.toFixed(1)}`);
  const figures: Figures[] = [];
  for (const path of ["/bare", "/grid"]) {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await serve(page, files);
    const idle = await workOf(page, path, null);
    const work = await workOf(page, path, keyAt);
    const frames = await framesOf(page, path);
    figures.push(report(path, { idle, work, frames }));
    await page.close();
  }
  await browser.close();
  compare(figures);
}

type Files = { script: string; style: string };

async function bundle(): Promise<Files> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, "scripts/bench/grid-page.tsx")],
    bundle: true,
    minify: true,
    write: false,
    outdir: "bench",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    tsconfig: join(ROOT, "tsconfig.json"),
  });
  const file = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
  const theme = /@theme \{([^}]*)\}/.exec(readFileSync(join(ROOT, "app/globals.css"), "utf8"))?.[1] ?? "";
  return { script: file(".js"), style: `:root{${theme}}\n${file(".css")}` };
}

/** The page, its script, and a server that saves whatever it is sent. */
async function serve(page: Page, { script, style }: Files): Promise<void> {
  const html = `<!doctype html><html lang="vi"><style>${style}</style><div id="root"></div><script src="/page.js"></script>`;
  await page.route(`${ADDRESS}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/page.js") return route.fulfill({ contentType: "text/javascript; charset=utf-8", body: script });
    if (!pathname.startsWith("/api/")) return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
    const { changes } = route.request().postDataJSON() as { changes: { pupilId: string; column: string; baseVersion: number }[] };
    const cells = changes.map(({ pupilId, column, baseVersion }) => ({ outcome: "saved", pupilId, column, version: baseVersion + 1 }));
    return route.fulfill({ json: { ok: true, value: { cells, at: "14:05" } } });
  });
}

/** One level for each pupil, then the next subject's levels. */
const keyAt = (index: number): string => "thc"[index % 3] ?? "t";

async function open(page: Page, path: string): Promise<void> {
  await page.goto(ADDRESS + path);
  await page.locator('[data-place="0:0"]').click();
}

/** At the foot of a column the next one with levels begins. */
async function stand(page: Page, index: number): Promise<void> {
  if (index % PUPILS === 0) await page.locator(`[data-place="0:${Math.floor(index / PUPILS) * 2}"]`).focus();
}

/** Milliseconds of main-thread work a key, the key's rest included; without a key, what measuring itself costs. */
async function workOf(page: Page, path: string, key: ((index: number) => string) | null): Promise<number[]> {
  await open(page, path);
  const session = await page.context().newCDPSession(page);
  // The processor time of the thread, not the clock: another program's turn is not this grid's work.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const work: number[] = [];
  for (let index = 0; index < (key ? KEYS_TIMED : 20); index += 1) {
    await stand(page, index);
    await page.waitForTimeout(REST_MS);
    const before = await taskSeconds(session);
    if (key) await page.keyboard.press(key(index));
    await page.waitForTimeout(REST_MS);
    work.push(((await taskSeconds(session)) - before) * 1000);
  }
  return work;
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
}

/** For each key: milliseconds to the first frame after it, or Infinity when that frame does not show the value yet. */
async function framesOf(page: Page, path: string): Promise<number[]> {
  await open(page, path);
  await page.evaluate("watchFrames()");
  for (let index = 0; index < KEYS_TIMED; index += 1) {
    await stand(page, index);
    await page.keyboard.press(keyAt(index));
    await page.waitForTimeout(40);
  }
  return page.evaluate<number[]>("frames");
}

type Figures = { p50: number; p95: number; drawn: number };

function report(path: string, { idle, work, frames }: { idle: number[]; work: number[]; frames: number[] }): Figures {
  const inTime = frames.filter((ms) => Number.isFinite(ms) && ms <= LATEST_FRAME_MS).length;
  const figures = { p50: percentile(work, 0.5), p95: percentile(work, 0.95), drawn: (100 * inTime) / frames.length };
  console.log(
    `${path === "/bare" ? "bare table" : "our grid  "}  work a key p50 ${figures.p50.toFixed(1)} ms, p95 ${figures.p95.toFixed(1)} ms (measuring alone ${percentile(idle, 0.5).toFixed(1)} ms)` +
      `  drawn by the next frame ${figures.drawn.toFixed(1)} % of ${frames.length} keys`,
  );
  return figures;
}

function compare([bare, ours]: Figures[]): void {
  if (!bare || !ours) return;
  const isReached = ours.p95 <= GOAL.workMs && ours.drawn >= GOAL.drawn;
  console.log(
    `beside the bare table: p50 × ${(ours.p50 / bare.p50).toFixed(2)}, p95 × ${(ours.p95 / bare.p95).toFixed(2)}` +
      `  goal (p95 at most ${GOAL.workMs} ms, ${GOAL.drawn} % drawn by the next frame): ${isReached ? "reached" : "not reached"}`,
  );
}
