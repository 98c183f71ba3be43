import "server-only";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { decoyHash, isPassword } from "./password";
import { ACCOUNT_PATIENCE, ADDRESS_PATIENCE, countTry, forgiveTries, waitWords } from "./throttle";

/** A session ends twelve hours after signing in, whatever happens, and after an hour without a request. */
export const SESSION_HOURS = 12;
export const IDLE_MINUTES = 60;

export type SignIn = { username: string; password: string; address: string; userAgent: string };

/**
 * Opens a session for a name and a password.
 *
 * An unknown name and a wrong password get the same answer after the same work; what keeps an account out is told
 * only to somebody who knows its password.
 * Throws: SIGN_IN_WAIT, SIGN_IN_REFUSED, ACCOUNT_WAITS, ACCOUNT_LOCKED.
 */
export async function signIn({ db, now }: Pick<Ctx, "db" | "now">, attempt: SignIn): Promise<{ sessionId: string; name: string }> {
  const username = attempt.username.trim().toLowerCase().slice(0, 60);
  const keys = { account: `account:${username}`, address: `address:${attempt.address.slice(0, 60)}` };
  // The address first: one that waits already keeps nobody's account shut and writes no row for a name it invents.
  const wait = (await countTry(db, keys.address, ADDRESS_PATIENCE, now)) || (await countTry(db, keys.account, ACCOUNT_PATIENCE, now));
  if (wait > 0) throw new AppError("SIGN_IN_WAIT", waitWords(wait));
  const account = await db.account.findUnique({ where: { username }, select: { id: true, passwordHash: true, status: true } });
  const right = await isPassword(account?.passwordHash ?? (await decoyHash()), attempt.password);
  if (!account || !right) throw new AppError("SIGN_IN_REFUSED");
  if (account.status === "PREPARED") throw new AppError("ACCOUNT_WAITS");
  if (account.status === "LOCKED") throw new AppError("ACCOUNT_LOCKED");
  await forgiveTries(db, keys.account, keys.address);
  const session = await db.session.create({
    data: { accountId: account.id, createdAt: now, lastSeenAt: now, expiresAt: hoursLater(now), userAgent: attempt.userAgent.slice(0, 300) },
    select: { id: true },
  });
  return { sessionId: session.id, name: username };
}

const hoursLater = (now: Date) => new Date(now.getTime() + SESSION_HOURS * 3_600_000);
