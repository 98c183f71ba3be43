import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/** One project a kind of test, so that `vitest run --project unit` needs neither a database nor other tools. */
const project = (name: string, more: { globalSetup?: string[]; testTimeout?: number } = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...more },
});

export default defineConfig({
  resolve: { alias: { "@": root.replace(/\/$/, "") }, conditions: ["react-server"] },
  ssr: { resolve: { conditions: ["react-server"], externalConditions: ["react-server"] } },
  test: {
    setupFiles: ["tests/support/no-console-errors.ts"],
    env: { TZ: "UTC" },
    projects: [
      project("unit"),
      project("integration", { globalSetup: ["tests/support/postgres-server.ts"], testTimeout: 30_000 }),
      project("conformance", { testTimeout: 60_000 }),
    ],
  },
});
