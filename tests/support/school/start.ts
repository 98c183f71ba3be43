// The portal of one school of the browser tests: a copy of the seeded demo school, run by the same supervisor as npm run demo.
import { TEMPLATE } from "./places";
import { copyTemplate, isOfThisRun, makeTemplate } from "./template";

const { DATA_FOLDER: folder, DATABASE_URL: given, E2E_RUN: run } = process.env;
if (!folder || !run) throw new Error("playwright.config.ts starts this");

// A database that was given is filled where it is: there is one school then.
if (given === undefined) {
  if (!isOfThisRun(TEMPLATE, run)) await makeTemplate(TEMPLATE, run);
  await copyTemplate(TEMPLATE, folder);
}
await import("../../../scripts/start");
