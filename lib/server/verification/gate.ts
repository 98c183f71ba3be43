import "server-only";
import { AppError } from "../errors";

/** Verifying draws the whole document again: two at a time leave the school's own work its share of the machine. */
const AT_ONCE = 2;
const MOST_WAITING = 20;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs a verification when its turn comes. Throws: VERIFY_BUSY when too many stand in the queue already. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new AppError("VERIFY_BUSY");
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
