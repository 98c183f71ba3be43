import "server-only";
import type { Ctx } from "../context";
import { NO_LEAF } from "./batch-leaves";
import { CONFIRM_OF_KEY, confirmOf } from "./key-confirm";

/** The last batches of this person, those that still want something first. */
export async function listRecentBatches({ actor, db }: Ctx) {
  if (!actor.staffId) return [];
  const batches = await db.batch.findMany({
    where: { ownerId: actor.staffId, purpose: "SIGN" }, // a ký thử is seen at its certificate
    orderBy: { createdAt: "desc" },
    take: 10,
    select: { id: true, role: true, state: true, total: true, createdAt: true, pausedAt: true, key: { select: CONFIRM_OF_KEY }, items: { where: { state: { not: "WAITING" }, order: { gt: NO_LEAF } }, select: { state: true } } },
  });
  const shown = batches.map(({ items, key, ...batch }) => ({
    ...batch,
    confirm: confirmOf(key).confirm,
    done: items.filter((item) => item.state === "DONE").length,
    refused: items.filter((item) => item.state === "REFUSED").length,
  }));
  const open = (state: string) => state === "PIN_NEEDED" || state === "RUNNING";
  return [...shown.filter((batch) => open(batch.state)), ...shown.filter((batch) => !open(batch.state))];
}

export type RecentBatch = Awaited<ReturnType<typeof listRecentBatches>>[number];
