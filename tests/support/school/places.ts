import { join } from "node:path";
import { ROOT } from "../../../scripts/start/places";

/** Where the schools of the browser tests keep what they keep: made anew by every run, their logs stay for whoever asks why a test failed. */
const SCHOOLS = join(ROOT, ".data", "e2e");

/** The demo school as it was seeded: each school of a run begins as a copy of it. */
export const TEMPLATE = join(SCHOOLS, "template");

/** The data folder of a school that playwright.config.ts names. */
export const schoolFolder = (name: string): string => join(SCHOOLS, name);
