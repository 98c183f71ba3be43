// The steps of `npm run check` and `npm test`, and how their results are counted.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./prepare.mjs";

const bin = (name) => join(root, "node_modules", name);
const results = join(root, ".data", "test-results");

/** Runs a node program of this clone, its output straight to the terminal. Resolves to its exit code. */
const run = (args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit"] });
    child.on("exit", (code) => resolve(code ?? 1));
  });

/** A step without tests of its own counts as one: it held, or it did not. */
const asOne = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, ok: code === 0 });

export const types = async () => asOne(await run([bin("typescript/bin/tsc"), "--noEmit", "-p", "."]));
export const lint = async () => asOne(await run([bin("eslint/bin/eslint.js"), ".", "--max-warnings=0", "--cache", "--cache-location", ".data/eslint-cache"]));

/** Tests of vitest, counted from its own report. A runner that dies without one is a failure. */
export async function vitest(projects) {
  const file = freshReport("vitest");
  const chosen = projects.flatMap((name) => ["--project", name]);
  const code = await run([bin("vitest/vitest.mjs"), "run", ...chosen, "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`]);
  const report = readReport(file);
  if (!report) return asOne(1);
  const skipped = report.numPendingTests + report.numTodoTests;
  // A file that cannot even be loaded has no test that failed, and is still a failure.
  const failed = Math.max(report.numFailedTests, code === 0 ? 0 : 1);
  return { passed: report.numPassedTests, failed, skipped, ok: code === 0 };
}

/** Journeys in a real browser against the built portal (playwright.config.ts starts and stops it). */
export async function browser() {
  const file = freshReport("playwright");
  const code = await run([bin("@playwright/test/cli.js"), "test", "--reporter=line,json"], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const report = readReport(file);
  if (!report) return asOne(1);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: Math.max(unexpected, code === 0 ? 0 : 1), skipped, ok: code === 0 };
}

function freshReport(name) {
  mkdirSync(results, { recursive: true });
  const file = join(results, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null);

/** Runs steps one after another, all of them also when one fails; prints the closing line and sets the exit code. */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const broken = [];
  for (const [name, step] of Object.entries(steps)) {
    console.log(`\n── ${name}`);
    const begun = Date.now();
    const result = await step();
    for (const key of Object.keys(total)) total[key] += result[key];
    if (!result.ok) broken.push(name);
    console.log(`${result.ok ? "✓" : "✗"} ${name} (${Math.round((Date.now() - begun) / 1000)} s)`);
  }
  if (broken.length > 0) console.log(`\nFailed: ${broken.join(", ")}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = broken.length > 0 ? 1 : 0;
}
