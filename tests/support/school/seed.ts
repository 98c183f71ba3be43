// A step of npm test: seeds the school that the browser tests copy, while other steps leave a core idle.
import { TEMPLATE } from "./places";
import { makeTemplate } from "./template";

const { E2E_RUN: run } = process.env;
if (!run) throw new Error("scripts/steps.mjs runs this");
await makeTemplate(TEMPLATE, run);
