// npm test: everything. Gets what it needs by itself, never skips what it cannot run, ends with one line of counts.
import { buildIfChanged, prepare } from "./prepare.mjs";
import { browser, lint, runSteps, types, vitest } from "./steps.mjs";

const build = async () => (buildIfChanged() ? { passed: 1, failed: 0, skipped: 0, ok: true } : { passed: 0, failed: 1, skipped: 0, ok: false });

if ((await prepare({ build: false })) && (await import("./tools.mjs")).provideTools()) {
  await runSteps({ types, lint, "unit, integration, conformance": () => vitest(["unit", "integration", "conformance"]), build, "end to end": browser });
} else {
  console.log("\n0 passed, 1 failed, 0 skipped");
  process.exitCode = 1;
}
