import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";

const TICK_MS = 10; // of /proc: 100 a second on every Linux we run on

/** Milliseconds in which the machine's cores have worked, for anybody. */
export const machineBusy = (): number => cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0);

/** Milliseconds of processor time of a process and its children, those that have ended included. 0 where there is no /proc. */
export function treeBusy(pid: number): number {
  return processes().filter((one) => one.pid === pid || one.parent === pid).reduce((sum, { ticks }) => sum + ticks * TICK_MS, 0);
}

function processes(): { pid: number; parent: number; ticks: number }[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap(readProcess);
  } catch {
    return [];
  }
}

/** /proc/N/stat after the name in brackets: state, parent, … utime, stime, and both of the children that have ended (fields 14 to 17). */
function readProcess(name: string) {
  try {
    const text = readFileSync(`/proc/${name}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return [{ pid: Number(name), parent: Number(fields[1]), ticks: fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) }];
  } catch {
    return []; // it has ended meanwhile
  }
}
