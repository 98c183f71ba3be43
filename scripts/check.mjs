// npm run check: types, lint and unit tests, in under a minute.
import { prepare } from "./prepare.mjs";
import { runStages } from "./run-steps.mjs";
import { lintChanges, types, vitest } from "./steps.mjs";

if (await prepare({ build: false })) await runStages([{ types, lint: lintChanges, unit: vitest("unit") }]);
else process.exitCode = 1;
