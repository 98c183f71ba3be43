import "server-only";
import { getServerSession } from "next-auth";
import { cache } from "react";
import type { Actor } from "@/lib/domain/people/actor";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";
import { database } from "../database";
import { askDatabase } from "../door/ask-database";
import type { AccountRow } from "./account-row";
import { accountJson } from "./account-row";
import { actorOf } from "./load-actor";
import { authOptions } from "./options";
import { IDLE_MINUTES } from "./sign-in";

/** Somebody with a session that counts. */
export type SignedIn = { actor: Actor; sessionId: string; username: string; mustChangePassword: boolean };

/**
 * The account behind a session, if the session still counts: not ended, not expired, used within the hour,
 * and the account still active. One query; nothing of it is kept for the next request. Notes the use, at most once a minute.
 */
export async function checkSession(db: Db, sessionId: string, now: Date): Promise<SignedIn | null> {
  const today = vietnamDay(now);
  const [session] = await db.$queryRaw<SessionRow[]>`/* check-session */
    SELECT session.last_seen_at AS "lastSeenAt", session.expires_at AS "expiresAt", session.ended_at AS "endedAt", ${accountJson(today)} AS account
    FROM tracking.session JOIN tracking.account ON account.id = session.account_id WHERE session.id = ${sessionId}::uuid`;
  if (!session || session.endedAt || session.expiresAt <= now || session.account.status !== "ACTIVE") return null;
  const idle = now.getTime() - session.lastSeenAt.getTime();
  if (idle > IDLE_MINUTES * 60_000) return null;
  if (idle > 60_000) await db.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { lastSeenAt: now } });
  const { account } = session;
  return { actor: actorOf(account, today), sessionId, username: account.username, mustChangePassword: account.passwordIsTemporary };
}

type SessionRow = { lastSeenAt: Date; expiresAt: Date; endedAt: Date | null; account: AccountRow };

/** Who sends this request, asked of the database once per request. Throws: DatabaseDown (its page offers to try again). */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => {
  const session = (await getServerSession(authOptions())) as { sid?: unknown } | null;
  const sid = session?.sid;
  if (typeof sid !== "string") return null;
  return askDatabase(() => checkSession(database(), sid, new Date()));
});
