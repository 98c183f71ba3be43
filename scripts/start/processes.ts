import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** The command line of a process, or null when there is no such process. Small systems have /proc but no `ps`, macOS the reverse. */
function commandOf(pid: number): string | null {
  try {
    if (existsSync("/proc/self/cmdline")) return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return null;
  }
}

/** Whether a process lives and its command line names `mark`: a number alone may meanwhile belong to someone else. */
export const isAlive = (pid: number, mark: string) => Number.isInteger(pid) && pid > 1 && (commandOf(pid)?.includes(mark) ?? false);

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits for a process to end. Returns false when it is still there after `milliseconds`. */
export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  for (const deadline = Date.now() + milliseconds; Date.now() < deadline; await pause(30)) {
    if (!exists(pid)) return true;
  }
  return !exists(pid);
}
