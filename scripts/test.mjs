// npm test: everything. Gets what it needs by itself, never skips what it cannot run, ends with one line of counts.
import { mayBuild, prepare } from "./prepare.mjs";
import { runStages } from "./run-steps.mjs";
import { browser, build, lint, school, types, vitest } from "./steps.mjs";

if ((await prepare({ build: false })) && (await mayBuild()) && (await import("./tools.mjs")).provideTools()) {
  await runStages([{ types, lint, "demo school": school }, { build, unit: vitest("unit") }, { "integration, conformance": vitest("integration", "conformance") }, { "end to end": browser }]);
} else {
  console.log("\n0 passed, 1 failed, 0 skipped");
  process.exitCode = 1;
}
