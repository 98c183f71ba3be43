import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { firstFreePort } from "./scripts/start/ports";

// This file is read again in every worker: what was chosen once is handed on through the environment.
const port = (process.env["E2E_PORT"] ??= String(await firstFreePort(3200)));
const dataFolder = (process.env["E2E_DATA"] ??= mkdtempSync(join(tmpdir(), "hoc-ba-e2e-")));
const address = `http://localhost:${port}`;
const systemChromium = "/usr/bin/chromium";

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: ".data/test-results/browser",
  workers: 1, // one school, one database: journeys follow each other
  forbidOnly: true,
  retries: 0, // what passes at the second try is broken too
  // One after another: rights and the grid meet the school as it was seeded, then people do their work in it.
  projects: [
    { name: "parts", testIgnore: ["**/journeys/**", "**/looks/**"] },
    { name: "people", testMatch: ["**/journeys/*.spec.ts", "**/looks/*.spec.ts"] },
  ],
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: address,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
      ...(existsSync(systemChromium) ? { executablePath: systemChromium } : {}),
    },
  },
  // The real thing: PostgreSQL, migrations, demo school, web and worker, by the same supervisor as npm run demo.
  webServer: {
    command: `"${process.execPath}" --conditions=react-server --import tsx scripts/start.ts`,
    url: `${address}/api/health`,
    env: { PORT: port, DATA_FOLDER: dataFolder, DATA_THROWAWAY: "1", PUBLIC_URL: address },
    timeout: 600_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    stdout: "pipe",
  },
});
