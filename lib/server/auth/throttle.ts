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
 * Counts a try before it is made, in one statement, so that many at once cannot slip through together.
 * The try that crosses the line is still made; the next ones wait.
 * Returns: 0 when it may be made, otherwise the seconds to wait.
 */
export async function countTry(db: Db, key: string, { free, firstWaitSeconds }: Patience, now: Date): Promise<number> {
  const forgotten = new Date(now.getTime() - FORGOTTEN_AFTER_MS);
  const counted = await db.$executeRaw`
    insert into tracking.throttle as t (key, failures, first_at) values (${key}, 1, ${now})
    on conflict (key) do update set
      failures = case when t.first_at < ${forgotten} then 1 else t.failures + 1 end,
      first_at = case when t.first_at < ${forgotten} then ${now} else t.first_at end,
      blocked_until = case when t.first_at >= ${forgotten} and t.failures >= ${free}::int
        then ${now}::timestamptz + make_interval(secs => least(${LONGEST_WAIT_SECONDS}::float8, ${firstWaitSeconds}::float8 * 2 ^ least(20, t.failures - ${free}::int)))
      end
    where t.blocked_until is null or t.blocked_until <= ${now}`;
  if (counted === 1) return 0;
  const row = await db.throttle.findUnique({ where: { key }, select: { blockedUntil: true } });
  return row?.blockedUntil ? secondsUntil(row.blockedUntil, now) : 0;
}

/** A good try wipes the slate. */
export async function forgetTries(db: Db, key: string): Promise<void> {
  await db.throttle.deleteMany({ where: { key } });
}

/** A good try wipes the account's slate; the address keeps the others' failures. */
export async function forgiveTries(db: Db, accountKey: string, addressKey: string): Promise<void> {
  await forgetTries(db, accountKey);
  await db.throttle.updateMany({ where: { key: addressKey, failures: { gt: 0 } }, data: { failures: { decrement: 1 } } });
}

const secondsUntil = (then: Date, now: Date): number => Math.max(1, Math.ceil((then.getTime() - now.getTime()) / 1000));

/** A wait in words. Shape: "40 giây", "3 phút". */
export const waitWords = (seconds: number): string => (seconds < 60 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`);
