// npm run check: types, lint and unit tests, in under a minute.
import { prepare } from "./prepare.mjs";
import { runStages } from "./run-steps.mjs";
import { lint, types, vitest } from "./steps.mjs";

if (await prepare({ build: false })) await runStages([{ types, lint, unit: vitest("unit") }]);
else process.exitCode = 1;
