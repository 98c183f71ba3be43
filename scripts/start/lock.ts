import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartFailure } from "./failure";
import { isAlive, waitUntilGone } from "./processes";

/** What one start left on paper about its processes, so that the next can tell its own from strangers. */
type Note = { pid: number; mark: string };

const noteFile = (dataFolder: string, name: string) => join(dataFolder, "processes", `${name}.json`);

/** Notes that a process of this data folder runs. `mark` is in its command line; a number alone proves nothing. */
export function noteProcess(dataFolder: string, name: string, note: Note) {
  mkdirSync(join(dataFolder, "processes"), { recursive: true });
  writeFileSync(noteFile(dataFolder, name), JSON.stringify(note));
}

/** Forgets a process that has ended. */
export const forgetProcess = (dataFolder: string, name: string) => rmSync(noteFile(dataFolder, name), { force: true });

/** The process of a note, if it lives. */
export function findProcess(dataFolder: string, name: string): Note | null {
  const file = noteFile(dataFolder, name);
  if (!existsSync(file)) return null;
  try {
    const note = JSON.parse(readFileSync(file, "utf8")) as Note;
    return isAlive(note.pid, note.mark) ? note : null;
  } catch {
    return null; // cut short by a power cut: as good as absent
  }
}

/** Lets one supervisor have a data folder. Throws: StartFailure when another one has it. */
export function claimFolder(dataFolder: string, mark: string) {
  const other = findProcess(dataFolder, "supervisor");
  if (other && other.pid !== process.pid) {
    throw new StartFailure(`Hệ thống này đang chạy rồi (tiến trình ${other.pid}).`, `Dùng cửa sổ kia, hoặc dừng nó (Ctrl-C, hay kill ${other.pid}) rồi chạy lại.`);
  }
  noteProcess(dataFolder, "supervisor", { pid: process.pid, mark });
}

/** Ends a process that a killed start left behind. */
export async function endLeftover(dataFolder: string, name: string) {
  const left = findProcess(dataFolder, name);
  if (left) {
    process.kill(left.pid, "SIGTERM");
    if (!(await waitUntilGone(left.pid, 2_000))) process.kill(left.pid, "SIGKILL");
    await waitUntilGone(left.pid, 5_000);
  }
  forgetProcess(dataFolder, name);
}
