import "server-only";
import type { Db } from "../context";

/** How many tries are free, and how the waits grow after them. */
export type Patience = { free: number; firstWaitSeconds: number };

export const ACCOUNT_PATIENCE: Patience = { free: 5, firstWaitSeconds: 5 };
/** A school goes out through one address: many people behind it mistype on a Monday morning. */
export const ADDRESS_PATIENCE: Patience = { free: 60, firstWaitSeconds: 5 };

const LONGEST_WAIT_SECONDS = 15 * 60;
const FORGOTTEN_AFTER_MS = 60 * 60_000;

/**
 * Counts a try before it is made, so that many at once cannot slip through together.
 * Returns: 0 when it may be made, otherwise the seconds to wait.
 */
export async function countTry(db: Db, key: string, patience: Patience, now: Date): Promise<number> {
  const forgotten = new Date(now.getTime() - FORGOTTEN_AFTER_MS);
  const rows = await db.$queryRaw<{ failures: number; blocked_until: Date | null }[]>`
    insert into tracking.throttle as t (key, failures, first_at) values (${key}, 1, ${now})
    on conflict (key) do update set
      failures = case when t.blocked_until > ${now} then t.failures
                      when t.first_at < ${forgotten} then 1 else t.failures + 1 end,
      first_at = case when t.first_at < ${forgotten} and (t.blocked_until is null or t.blocked_until <= ${now}) then ${now} else t.first_at end
    returning failures, blocked_until`;
  const row = rows[0];
  if (!row) return 0;
  if (row.blocked_until && row.blocked_until > now) return secondsUntil(row.blocked_until, now);
  if (row.failures <= patience.free) return 0;
  await block(db, key, waitAfter(row.failures, patience), now);
  // The try that crosses the line is still made; the next ones wait.
  return 0;
}

/** The wait after so many failures: doubling, at most a quarter of an hour. Unit: seconds. */
export const waitAfter = (failures: number, { free, firstWaitSeconds }: Patience): number =>
  Math.min(LONGEST_WAIT_SECONDS, firstWaitSeconds * 2 ** Math.max(0, Math.min(20, failures - free - 1)));

/** A good try wipes the account's slate; the address keeps the others' failures. */
export async function forgiveTries(db: Db, accountKey: string, addressKey: string): Promise<void> {
  await db.throttle.deleteMany({ where: { key: accountKey } });
  await db.throttle.updateMany({ where: { key: addressKey, failures: { gt: 0 } }, data: { failures: { decrement: 1 } } });
}

async function block(db: Db, key: string, seconds: number, now: Date): Promise<void> {
  await db.throttle.update({ where: { key }, data: { blockedUntil: new Date(now.getTime() + seconds * 1000) } });
}

const secondsUntil = (then: Date, now: Date): number => Math.max(1, Math.ceil((then.getTime() - now.getTime()) / 1000));

/** A wait in words. Shape: "40 giây", "3 phút". */
export const waitWords = (seconds: number): string => (seconds < 60 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`);
