import "server-only";
import type { PrismaClient } from "../db/client/client";

const DAY_MS = 24 * 60 * 60_000;

/** Days that the traces of carrying things out are kept. What was carried out stands in the history, for good. */
export const KEPT_DAYS = { handledRequests: 30, tries: 2, endedSessions: 90 };

/**
 * Clears away what only mattered for a while: answers to requests that nobody repeats any more, counts of wrong tries,
 * sessions long ended. No record, history or log of reads is among them.
 */
export async function sweep(db: PrismaClient, now: Date): Promise<{ handledRequests: number; tries: number; sessions: number }> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const handled = await db.handledRequest.deleteMany({ where: { at: { lt: before(KEPT_DAYS.handledRequests) } } });
  const tries = await db.throttle.deleteMany({
    where: { firstAt: { lt: before(KEPT_DAYS.tries) }, OR: [{ blockedUntil: null }, { blockedUntil: { lt: now } }] },
  });
  const sessions = await db.session.deleteMany({ where: { expiresAt: { lt: before(KEPT_DAYS.endedSessions) } } });
  return { handledRequests: handled.count, tries: tries.count, sessions: sessions.count };
}
