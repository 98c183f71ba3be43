import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Whatever tests lay down for a while goes into one folder of this run, which ends with it, however it ends. Each project reads this file again. */
if (process.env["TESTS_SCRATCH"] === undefined) {
  const scratch = mkdtempSync(join(tmpdir(), "hoc-ba-tests-"));
  Object.assign(process.env, { TESTS_SCRATCH: scratch, TMPDIR: scratch });
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
}

/** One project a kind of test, so that `vitest run --project unit` needs neither a database nor other tools. */
const project = (name: string, more: { globalSetup?: string[]; testTimeout?: number; isolate?: boolean } = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...more },
});

export default defineConfig({
  resolve: { alias: { "@": root.replace(/\/$/, "") }, conditions: ["react-server"] },
  ssr: { resolve: { conditions: ["react-server"], externalConditions: ["react-server"] } },
  test: {
    setupFiles: ["tests/support/no-console-errors.ts"],
    env: { TZ: "UTC" },
    maxWorkers: 2,
    // A limit is there to end what hangs, not to judge how fast a machine is.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      // What they test is pure and keeps nothing: the files of a worker share what they import, a third of the time.
      project("unit", { isolate: false }),
      project("integration", { globalSetup: ["tests/support/postgres-server.ts"], testTimeout: 120_000 }),
      project("conformance"),
    ],
  },
});
