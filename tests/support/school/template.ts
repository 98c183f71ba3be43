import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { claimFolder, forgetProcess } from "../../../scripts/start/lock";
import { postgresPlaces, removePostgres } from "../../../scripts/start/places";
import { startPostgres } from "../../../scripts/start/postgres";
import { ownDatabase } from "../../../scripts/start/school-database";
import { readSettings } from "../../../scripts/start/settings";
import { postgresUser } from "../../../scripts/start/system-user";

/** What belongs to a school, besides its cluster. Port, processes and logs belong to a start. */
const OF_THE_SCHOOL = ["secrets", "trust"];
const markOf = (template: string) => join(template, "made-by");

/** Whether a template was made whole in this run: one of an earlier run may be of other sources, and of another day. */
export const isOfThisRun = (template: string, run: string): boolean => existsSync(markOf(template)) && readFileSync(markOf(template), "utf8") === run;

/** Seeds the demo school into a folder that nobody runs, to be copied. */
export async function makeTemplate(template: string, run: string): Promise<void> {
  await emptied(template, async () => {
    const { environment } = await readSettings(template);
    const postgres = await startPostgres(template, "throwaway");
    try {
      await ownDatabase(postgres, { environment, say: console.log, signal: new AbortController().signal });
    } finally {
      await postgres.stop();
    }
  });
  writeFileSync(markOf(template), run);
}

/** Lays a copy of the template into a school's folder, in place of what an earlier run left there. */
export async function copyTemplate(template: string, folder: string): Promise<void> {
  await emptied(folder, () => {
    for (const name of OF_THE_SCHOOL) cpSync(join(template, name), join(folder, name), { recursive: true });
    // As the user who runs PostgreSQL: the copy is theirs, and as private as the original.
    execFileSync("cp", ["-R", postgresPlaces(template).cluster, dirname(postgresPlaces(folder).cluster)], { ...postgresUser(), cwd: "/" });
  });
}

/** Does something in a folder that was emptied first, unless somebody runs there. Throws: StartFailure. */
async function emptied(folder: string, fill: () => void | Promise<void>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  claimFolder(folder, "school");
  try {
    for (const name of [...OF_THE_SCHOOL, "logs", "port", "run"]) rmSync(join(folder, name), { recursive: true, force: true });
    removePostgres(folder);
    await fill();
  } finally {
    forgetProcess(folder, "supervisor");
  }
}
