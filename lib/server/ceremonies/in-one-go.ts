import "server-only";
import { logFault } from "../audit/log";
import type { PrismaClient } from "../db/client/client";
import { isDatabaseDown, isLostRace } from "../door/failures";
import type { ItemOfBatch, Step } from "./record-at-work";

type Work = { item: ItemOfBatch };

/**
 * Does something for many records at once, because statements cost more than rows. Should that fail, each record is tried by
 * itself: whatever is wrong with one of them never costs another.
 *
 * Throws: when it is the database that is out of reach; the batch then ends and loses nothing.
 */
export async function inOneGo<T extends Work>(db: PrismaClient, works: readonly T[], action: string, go: (works: readonly T[]) => Promise<Step>): Promise<Step> {
  if (works.length === 0) return { records: [], ended: [], moved: [] };
  try {
    return await go(works);
  } catch (fault) {
    await unlessDatabaseDown(db, fault);
    const [only, ...others] = works;
    if (only && others.length === 0) return endAlone(only.item, fault, action);
    const steps: Step[] = [];
    for (const work of works) steps.push(await inOneGo(db, [work], action, go));
    return joinSteps(steps);
  }
}

/** Throws when it was the database that failed: then no record is at fault, and the batch waits. */
export async function unlessDatabaseDown(db: PrismaClient, fault: unknown): Promise<void> {
  if (isDatabaseDown(fault)) throw fault;
  await db.$queryRaw`select 1`;
}

/** A record that lost a race is read again; any other fault is its own. */
const endAlone = (item: ItemOfBatch, fault: unknown, action: string): Step =>
  isLostRace(fault) ? { records: [], ended: [], moved: [item] } : { records: [], ended: [faulty(item, fault, action)], moved: [] };

/** The record ends with a fault of ours; what it was is in the log, never on the page. */
export function faulty(item: ItemOfBatch, fault: unknown, action: string) {
  logFault(fault, { action, batchId: item.batchId, unitId: item.unitId });
  return { item, reason: "FAULT" };
}

export const joinSteps = (steps: readonly Step[]): Step => ({
  records: steps.flatMap(({ records }) => records),
  ended: steps.flatMap(({ ended }) => ended),
  moved: steps.flatMap(({ moved }) => moved),
});
