// npm run check: types, lint and unit tests, in under a minute.
import { prepare } from "./prepare.mjs";
import { lint, runSteps, types, vitest } from "./steps.mjs";

if (await prepare({ build: false })) await runSteps({ types, lint, unit: () => vitest(["unit"]) });
else process.exitCode = 1;
