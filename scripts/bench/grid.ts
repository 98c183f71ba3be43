import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { build } from "esbuild";
import { ROOT } from "../start/places";
import { PUPILS, COLUMNS } from "./grid-size";
import { percentile } from "./percentile";
import { openPipeBrowser } from "./pipe-browser";
import type { PipeBrowser, PipePage } from "./pipe-browser";

const KEYS_TIMED = 225; // five columns
const PACE_MS = 260; // a quick hand
const REST_MS = 1_300; // all that follows a key has come: counts (0.4 s), the batch (0.5 s), "Đã lưu" (0.4 s after its answer)
const IDLE_TURNS = 20;
const LONGEST_START_MS = 15_000;
const FRAME_MS = 1000 / 60;
const LATEST_FRAME_MS = FRAME_MS * 1.5;

/** What is promised: the main thread's work of nearly every key, and how many keys the next frame shows. */
const GOAL = { workMs: 8, drawn: 95 };

/**
 * What a key costs in a real browser: work of the main thread from the key until it rests, and the share of keys whose
 * value is drawn by the first frame after them. The portal's grid, and a bare table in the same run.
 */
export async function benchGrid(): Promise<void> {
  const served = await serve(await bundle());
  const browser = await openPipeBrowser();
  console.log(`${PUPILS} × ${COLUMNS} cells, load of the machine ${loadavg()[0]?.toFixed(1)}`);
  const figures: Figures[] = [];
  for (const path of ["/bare", "/grid"]) {
    const open = () => openPage(browser, served.address + path);
    const idle = await idleOf(await open());
    const work = await workOf(await open(), { keys: KEYS_TIMED, pace: PACE_MS });
    const slow = await workOf(await open(), { keys: PUPILS, pace: REST_MS });
    const frames = await framesOf(await open());
    figures.push(report(path, { idle, work, slow, frames }));
  }
  await browser.close();
  served.close();
  compare(figures);
}

/** `scripts`: by address, the page's own and that of the worker it starts. */
type Files = { scripts: ReadonlyMap<string, string>; style: string };

async function bundle(): Promise<Files> {
  const { outputFiles } = await build({
    entryPoints: { page: join(ROOT, "scripts/bench/grid-page.tsx"), "post-worker": join(ROOT, "components/grid/post-worker.ts") },
    bundle: true,
    minify: true,
    write: false,
    outdir: "bench",
    format: "esm",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"', "process.env": "{}" },
    tsconfig: join(ROOT, "tsconfig.json"),
  });
  const file = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
  const theme = /@theme \{([^}]*)\}/.exec(readFileSync(join(ROOT, "app/globals.css"), "utf8"))?.[1] ?? "";
  const scripts = new Map([["/page.js", file("page.js")], ["/post-worker.ts", file("post-worker.js")]]);
  return { scripts, style: `:root{${theme}}\n${file(".css")}` };
}

/** The page, its script, and a server that saves whatever it is sent. On localhost, for the grid needs a secure context. */
async function serve({ scripts, style }: Files): Promise<{ address: string; close: () => void }> {
  const html = `<!doctype html><html lang="vi"><style>${style}</style><div id="root"></div><script type="module" src="/page.js"></script>`;
  const server = createServer((request, response) => {
    const answer = (type: string, body: string): void => void response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(body);
    const script = scripts.get(request.url ?? "");
    if (script !== undefined) return answer("text/javascript", script);
    if (!request.url?.startsWith("/api/")) return answer("text/html", html);
    request.setEncoding("utf8");
    let body = "";
    request.on("data", (text: string) => (body += text));
    return void request.on("end", () => answer("application/json", JSON.stringify({ ok: true, value: { cells: savedOf(body), at: "14:05" } })));
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return { address: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

function savedOf(body: string): object[] {
  const { changes } = JSON.parse(body) as { changes: { pupilId: string; column: string; baseVersion: number }[] };
  return changes.map(({ pupilId, column, baseVersion }) => ({ outcome: "saved", pupilId, column, version: baseVersion + 1 }));
}

/** One level for each pupil, then the next subject's levels. */
const keyAt = (index: number): string => "thc"[index % 3] ?? "t";

async function openPage(browser: PipeBrowser, address: string): Promise<PipePage> {
  const page = await browser.newPage({ width: 1366, height: 768 });
  // The processor time of the thread, not the clock: another program's turn is not this grid's work.
  await page.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.send("Page.navigate", { url: address });
  for (const started = Date.now(); !(await evaluate<boolean>(page, `document.querySelector('[data-place="0:0"]') !== null`)); await wait(50)) {
    if (Date.now() - started > LONGEST_START_MS) throw new Error(`${address} has drawn no cell`);
  }
  await evaluate(page, `document.querySelector('[data-place="0:0"]').focus()`);
  return page;
}

async function evaluate<Value>(page: PipePage, expression: string): Promise<Value> {
  return (await page.send<{ result: { value: Value } }>("Runtime.evaluate", { expression, returnByValue: true })).result.value;
}

/** As a keyboard does it: the key with its letter, and its end. */
async function press(page: PipePage, key: string): Promise<void> {
  const about = { key, code: `Key${key.toUpperCase()}`, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) };
  await page.send("Input.dispatchKeyEvent", { type: "keyDown", text: key, unmodifiedText: key, ...about });
  await page.send("Input.dispatchKeyEvent", { type: "keyUp", ...about });
}

/** At the foot of a column the next one with levels begins. */
async function stand(page: PipePage, index: number): Promise<void> {
  if (index % PUPILS !== 0) return;
  await evaluate(page, `document.querySelector('[data-place="0:${Math.floor(index / PUPILS) * 2}"]').focus()`);
  await wait(PACE_MS);
}

/**
 * Milliseconds of main-thread work a key: all of it, from the key to the next one; at the foot of a column the hand rests,
 * and what waited for that is counted with the last key.
 */
async function workOf(page: PipePage, { keys, pace }: { keys: number; pace: number }): Promise<number[]> {
  const work: number[] = [];
  for (let index = 0; index < keys; index += 1) {
    await stand(page, index);
    const before = await taskSeconds(page);
    await press(page, keyAt(index));
    await wait((index + 1) % PUPILS === 0 ? REST_MS : pace);
    work.push(((await taskSeconds(page)) - before) * 1000);
  }
  return work;
}

/** What measuring itself costs, in the same unit. */
async function idleOf(page: PipePage): Promise<number[]> {
  const work: number[] = [];
  for (let turn = 0; turn < IDLE_TURNS; turn += 1) {
    const before = await taskSeconds(page);
    await wait(PACE_MS);
    work.push(((await taskSeconds(page)) - before) * 1000);
  }
  return work;
}

async function taskSeconds(page: PipePage): Promise<number> {
  const { metrics } = await page.send<{ metrics: { name: string; value: number }[] }>("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
}

/** For each key: milliseconds to the first frame after it, or Infinity when that frame does not show the value yet. */
async function framesOf(page: PipePage): Promise<number[]> {
  await evaluate(page, "watchFrames()");
  for (let index = 0; index < KEYS_TIMED; index += 1) {
    await stand(page, index);
    await press(page, keyAt(index));
    await wait(40);
  }
  const frames = await evaluate<(number | null)[]>(page, "frames.map((at) => Number.isFinite(at) ? at : null)");
  return frames.map((at) => at ?? Infinity);
}

type Figures = { p50: number; p95: number; drawn: number };

function report(path: string, { idle, work, slow, frames }: Record<"idle" | "work" | "slow" | "frames", number[]>): Figures {
  const inTime = frames.filter((ms) => Number.isFinite(ms) && ms <= LATEST_FRAME_MS).length;
  const figures = { p50: percentile(work, 0.5), p95: percentile(work, 0.95), drawn: (100 * inTime) / frames.length };
  console.log(
    `${path === "/bare" ? "bare table" : "our grid  "}  work a key p50 ${figures.p50.toFixed(1)} ms, p95 ${figures.p95.toFixed(1)} ms (measuring alone ${percentile(idle, 0.5).toFixed(1)} ms)` +
      `  a hand that rests after every key p50 ${percentile(slow, 0.5).toFixed(1)}, p95 ${percentile(slow, 0.95).toFixed(1)}` +
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
