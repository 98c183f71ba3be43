import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findProcess, forgetProcess, noteProcess } from "./lock";
import { ROOT } from "./places";

/** Notes of this clone, wherever the portals that it runs keep their data. */
const CLONE = join(ROOT, ".data");
const PREFIX = "serves-build-";
const own = () => `${PREFIX}${process.pid}`;

/** Notes that this process serves the clone's build until `forgetBuildUse`. `mark` is in its command line. */
export const noteBuildUse = (mark: string) => noteProcess(CLONE, own(), { pid: process.pid, mark });

export const forgetBuildUse = () => forgetProcess(CLONE, own());

/** The process that serves the clone's build; whoever builds would change the files under it. Returns null when there is none. */
export function findBuildUser(): number | null {
  const folder = join(CLONE, "processes");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(PREFIX)).map((name) => name.replace(/\.json$/, "")) : [];
  for (const name of names) {
    const note = findProcess(CLONE, name);
    if (note) return note.pid;
    forgetProcess(CLONE, name); // killed hard
  }
  return null;
}
