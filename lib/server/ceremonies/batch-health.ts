import "server-only";
import type { Db } from "../context";
import { stopWords, type ErrorCode } from "@/lib/domain/refusal-words";
import type { BatchPurpose, SlotRole } from "../db/client/enums";
import { CONFIRM_OF_KEY, confirmOf, type KeyConfirm } from "./key-confirm";

/** How long a batch whose lease has run out is left to the worker's own look around before it counts as stuck. */
const FOUND_WITHIN_MS = 30_000;

/**
 * RUNNING: a worker gives signs of life. PIN_NEEDED: waits for its owner, with why where something broke off.
 * STUCK: its worker is gone and nobody has found it, so there is no worker at all.
 */
export type OpenBatch = {
  id: string;
  role: SlotRole;
  purpose: BatchPurpose;
  ownerName: string;
  total: number;
  done: number;
  createdAt: Date;
  confirm: KeyConfirm["confirm"];
  pausedAt: Date | null;
  standing: "RUNNING" | "PIN_NEEDED" | "STUCK";
  stuckSince: Date | null; // when the last sign of life ran out
  why: string | null; // the key's fault in one sentence
};

export type BatchHealth = { running: number; waiting: number; stuck: number; open: readonly OpenBatch[] };

/** Every batch that is not over, the oldest first: for whoever looks after the portal. No record and no pupil is named. */
export async function batchHealth(db: Db, now: Date): Promise<BatchHealth> {
  const batches = await db.batch.findMany({
    where: { state: { in: ["PIN_NEEDED", "RUNNING"] } },
    orderBy: { createdAt: "asc" },
    select: { id: true, role: true, purpose: true, state: true, stopReason: true, triesLeft: true, total: true, createdAt: true, leaseUntil: true, pausedAt: true, ownerId: true, key: { select: CONFIRM_OF_KEY }, _count: { select: { items: { where: { state: { not: "WAITING" } } } } } },
  });
  const owners = await db.staff.findMany({ where: { id: { in: batches.map(({ ownerId }) => ownerId) } }, select: { id: true, fullName: true } });
  const names = new Map(owners.map(({ id, fullName }) => [id, fullName]));
  const open = batches.map(({ state, stopReason, triesLeft, leaseUntil, ownerId, key, _count, ...batch }): OpenBatch => {
    const isStuck = state === "RUNNING" && now.getTime() - (leaseUntil ?? batch.createdAt).getTime() > FOUND_WITHIN_MS;
    return {
      ...batch,
      confirm: confirmOf(key).confirm,
      ownerName: names.get(ownerId) ?? "",
      done: _count.items,
      standing: isStuck ? "STUCK" : state === "RUNNING" ? "RUNNING" : "PIN_NEEDED",
      stuckSince: isStuck ? (leaseUntil ?? batch.createdAt) : null,
      why: stopReason === null ? null : stopWords(stopReason as ErrorCode, triesLeft),
    };
  });
  const count = (standing: OpenBatch["standing"]) => open.filter((batch) => batch.standing === standing).length;
  return { running: count("RUNNING"), waiting: count("PIN_NEEDED"), stuck: count("STUCK"), open };
}
