// npm test: everything. Gets what it needs by itself, never skips what it cannot run, ends with one line of counts.
import { prepare } from "./prepare.mjs";
import { runStages } from "./run-steps.mjs";
import { browser, build, lint, types, vitest } from "./steps.mjs";

if ((await prepare({ build: false })) && (await import("./tools.mjs")).provideTools()) {
  await runStages([{ types, lint }, { build, unit: vitest("unit") }, { "integration, conformance": vitest("integration", "conformance") }, { "end to end": browser }]);
} else {
  console.log("\n0 passed, 1 failed, 0 skipped");
  process.exitCode = 1;
}
