import "server-only";
import type { Prisma } from "../db/client/client";
import type { Ctx } from "../context";
import { AppError } from "../errors";

export type Once = { action: string; key: string; /** Parts of the answer that are shown once and never stored. */ forget: readonly string[] };

/**
 * Carries out a request at most once per account and key: the same key again gets the stored answer.
 *
 * The row is claimed before the work: a second request with the key waits on it until the first commits (and then reads
 * its answer) or rolls back (and then does the work itself).
 * Throws: REQUEST_REUSED when the key was used for another action.
 */
export async function handledOnce<T>(ctx: Ctx, once: Once, work: () => Promise<T>): Promise<T> {
  const { db, actor, now } = ctx;
  const claimed = await db.$executeRaw`/* claim-request */
    INSERT INTO tracking.handled_request (account_id, key, action, answer, at) VALUES (${actor.accountId}::uuid, ${once.key}, ${once.action}, '{}', ${now}) ON CONFLICT DO NOTHING`;
  if (claimed === 0) return storedAnswer<T>(ctx, once);
  const value = await work();
  const answer = JSON.stringify({ value: kept(value, once.forget) });
  await db.$executeRaw`/* answer-request */ UPDATE tracking.handled_request SET answer = ${answer}::jsonb WHERE account_id = ${actor.accountId}::uuid AND key = ${once.key}`;
  return value;
}

async function storedAnswer<T>(ctx: Ctx, once: Once): Promise<T> {
  const id = { accountId: ctx.actor.accountId, key: once.key };
  const stored = await ctx.db.handledRequest.findUniqueOrThrow({ where: { accountId_key: id } });
  if (stored.action !== once.action) throw new AppError("REQUEST_REUSED");
  return (stored.answer as { value: T }).value;
}

function kept(value: unknown, forget: readonly string[]): Prisma.InputJsonValue | null {
  if (value === undefined || value === null) return null;
  if (forget.length === 0 || typeof value !== "object") return value as Prisma.InputJsonValue;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !forget.includes(name)));
}
