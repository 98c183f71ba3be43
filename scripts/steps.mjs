// The steps of `npm run check` and `npm test`, and how their results are counted.
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./prepare.mjs";
import { runNode } from "./run-node.mjs";
import { failedIn, skippedIn } from "./test-report.mjs";

const bin = (name) => join(root, "node_modules", name);
const results = join(root, ".data", "test-results");

/** A step without tests of its own counts as one: it held, or it did not. */
export const asOne = (held) => ({ passed: held ? 1 : 0, failed: held ? 0 : 1, skipped: 0, ok: held, notes: [] });

export const types = async (print) => asOne((await runNode([bin("typescript-7/bin/tsc"), "--noEmit", "-p", "."], { print })) === 0);
export const lint = async (print) => asOne((await runNode([bin("oxlint/bin/oxlint"), "--deny-warnings", "."], { print })) === 0);

/** next build as a step. It is the same one that npm run demo makes. */
export async function build(print) {
  const script = 'import("./scripts/prepare.mjs").then(async (prepare) => process.exit((await prepare.buildIfChanged()) ? 0 : 1))';
  return asOne((await runNode(["--input-type=module", "-e", script], { print })) === 0);
}

/** Tests of vitest, counted from its own report. A runner that dies without one, and a kind of test that has none, are failures. */
export const vitest = (...projects) => async (print) => {
  const file = freshReport(projects.join("-"));
  const chosen = projects.flatMap((name) => ["--project", name]);
  const code = await runNode([bin("vitest/vitest.mjs"), "run", ...chosen, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`], { print });
  const report = readReport(file);
  if (!report) return asOne(false);
  const absent = projects.filter((name) => !report.testResults.some((one) => one.name.includes(`/tests/${name}/`))).map((name) => `no ${name} test ran`);
  const skipped = report.numPendingTests + report.numTodoTests;
  // A file that cannot even be loaded has no test that failed, and is still a failure.
  const failed = Math.max(report.numFailedTests, code === 0 && absent.length === 0 ? 0 : 1);
  return { passed: report.numPassedTests, failed, skipped, ok: failed + skipped === 0, notes: [...absent, ...failedIn.vitest(report), ...skippedIn.vitest(report)] };
};

/** What the demo school of this run was seeded as; the browser's schools are copies of it. */
const E2E_RUN = randomUUID();

/** Seeds the demo school beside steps that leave a core idle. A database that was given is seeded by the portal itself. */
export const school = async (print) =>
  asOne(process.env.DATABASE_URL !== undefined || (await runNode(["--conditions=react-server", "--import", "tsx", "tests/support/school/seed.ts"], { print, env: { E2E_RUN } })) === 0);

/** Journeys in a real browser against the built portal (playwright.config.ts starts and stops it). Nothing is tried twice. */
export async function browser(print) {
  const file = freshReport("browser");
  const code = await runNode([bin("@playwright/test/cli.js"), "test", "--reporter=list,json"], { print, env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, E2E_RUN } });
  if (code !== 0) for (const log of portalLogs()) print(`\n── the end of ${log}\n${endOf(log)}\n`);
  const report = readReport(file);
  if (!report) return asOne(false);
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = Math.max(unexpected + flaky, code === 0 && expected > 0 ? 0 : 1);
  return { passed: expected, failed, skipped, ok: failed + skipped === 0, notes: [...failedIn.playwright(report), ...skippedIn.playwright(report)] };
}

function portalLogs() {
  const folder = join(root, ".data", "e2e");
  const schools = existsSync(folder) ? readdirSync(folder) : [];
  return schools.flatMap((name) => ["web", "worker"].map((process) => join(folder, name, "logs", `${process}.log`))).filter(existsSync);
}

function freshReport(name) {
  mkdirSync(results, { recursive: true });
  const file = join(results, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null);
const endOf = (file) => readFileSync(file, "utf8").split("\n").slice(-60).join("\n");
