import "server-only";
import type { PrismaClient } from "../db/client/client";
import type { EndedItem } from "./record-at-work";

/** Writes down which records a batch is done with: signed by somebody meanwhile, or refused and why. */
export async function endItems(db: PrismaClient, now: Date, ended: readonly EndedItem[]): Promise<void> {
  for (const reason of new Set(ended.map((end) => end.reason))) {
    const ids = ended.filter((end) => end.reason === reason).map(({ item }) => item.id);
    const data = reason === null ? { state: "DONE" as const, doneAt: now } : { state: "REFUSED" as const, reason };
    await db.batchItem.updateMany({ where: { id: { in: ids }, state: "WAITING" }, data });
  }
}
