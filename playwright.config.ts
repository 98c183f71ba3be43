import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";
import { firstFreePort } from "./scripts/start/ports";
import { removePostgres } from "./scripts/start/places";
import { cardSettings } from "./tests/support/school/card-settings";
import { schoolFolder, TEMPLATE } from "./tests/support/school/places";

// This file is read again in every worker: what was chosen once is handed on through the environment.
const isMain = process.env["E2E_PORTS"] === undefined;
const run = (process.env["E2E_RUN"] ??= crypto.randomUUID());
if (isMain) process.on("exit", () => removePostgres(TEMPLATE));

/** Schools side by side, each with a portal and a database of its own; only a database that was given is one for all. */
const SCHOOLS = process.env["DATABASE_URL"] ? ["parts"] : ["parts", "path", "people"];
const ports = (process.env["E2E_PORTS"] ??= (await freePorts(2 * SCHOOLS.length)).join(" ")).split(" ");
const addressOf = (school: string) => `http://localhost:${ports[SCHOOLS.indexOf(school)] ?? ""}`;

/** Where the signing service of a signer's computer would listen: 8987 is one for all, and taken when two runs meet. */
const localPortOf = (school: string) => ports[SCHOOLS.length + SCHOOLS.indexOf(school)] ?? "";

async function freePorts(count: number): Promise<number[]> {
  const found: number[] = [];
  while (found.length < count) found.push(await firstFreePort((found.at(-1) ?? 3199) + 1));
  return found;
}

/** Tests of one project follow each other in one school; projects of different schools run beside each other. */
function project(name: string, wanted: string, files: { testMatch?: string[]; testIgnore?: string[] }) {
  const school = SCHOOLS.includes(wanted) ? wanted : (SCHOOLS[0] ?? "");
  return { name, ...files, workers: 1, metadata: { school, localPort: localPortOf(school) }, use: { baseURL: addressOf(school) } };
}

const PATH = "**/journeys/whole-path.spec.ts";
// The shell opens pages without the windows of a whole browser around them: a third of the work for each visitor.
const systemChromium = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find((file) => existsSync(file));

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: ".data/test-results/browser",
  workers: Math.min(2, SCHOOLS.length),
  forbidOnly: true,
  retries: 0, // what passes at the second try is broken too
  projects: [
    project("path", "path", { testMatch: [PATH] }),
    project("people", "people", { testMatch: ["**/journeys/*.spec.ts"], testIgnore: [PATH] }),
    // Rights and the grid meet the school as it was seeded, and what cuts off its database disturbs nobody else.
    project("parts", "parts", { testMatch: ["**/*.spec.ts"], testIgnore: ["**/journeys/**", "**/looks/**"] }),
    // Looking changes nothing: it goes on beside the work of others, and beside itself.
    { ...project("looks", "path", { testMatch: ["**/looks/*.spec.ts"] }), fullyParallel: true, workers: 2 },
  ],
  // Limits are there to end what hangs, not to judge how fast a machine is.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    ...devices["Desktop Chrome"],
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    screenshot: "only-on-failure",
    // What a failed test did, asked for and wrote to the console. A picture of the page around every key costs more than all the rest.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    launchOptions: {
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
      ...(systemChromium ? { executablePath: systemChromium } : {}),
    },
  },
  // The real thing: PostgreSQL, migrations, demo school, web and worker, by the same supervisor as npm run demo.
  webServer: SCHOOLS.map((school) => ({
    name: school,
    command: `"${process.execPath}" --conditions=react-server --import tsx tests/support/school/start.ts`,
    url: `${addressOf(school)}/api/health`,
    env: { PORT: new URL(addressOf(school)).port, DATA_FOLDER: schoolFolder(school), DATA_THROWAWAY: "1", PUBLIC_URL: addressOf(school), E2E_RUN: run, LOCAL_SIGNING_PORT: localPortOf(school), ...cardSettings(schoolFolder(school)) },
    timeout: 600_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    stdout: "pipe",
  })),
});
