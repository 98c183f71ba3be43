import "server-only";
import { getServerSession } from "next-auth";
import { cache } from "react";
import type { Actor } from "@/lib/domain/people/actor";
import { vietnamDate } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";
import { database } from "../database";
import { askDatabase } from "../door/ask-database";
import { accountSelect, actorOf } from "./load-actor";
import { authOptions } from "./options";
import { IDLE_MINUTES } from "./sign-in";

/** Somebody with a session that counts. */
export type SignedIn = { actor: Actor; sessionId: string; username: string; mustChangePassword: boolean };

/**
 * The account behind a session, if the session still counts: not ended, not expired, used within the hour,
 * and the account still active. Notes the use, at most once a minute.
 */
export async function checkSession(db: Db, sessionId: string, now: Date): Promise<SignedIn | null> {
  const today = vietnamDate(now);
  const session = await db.session.findUnique({
    where: { id: sessionId },
    select: { lastSeenAt: true, expiresAt: true, endedAt: true, account: { select: accountSelect(today) } },
  });
  if (!session || session.endedAt || session.expiresAt <= now || session.account.status !== "ACTIVE") return null;
  const idle = now.getTime() - session.lastSeenAt.getTime();
  if (idle > IDLE_MINUTES * 60_000) return null;
  if (idle > 60_000) await db.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { lastSeenAt: now } });
  const { account } = session;
  return { actor: actorOf(account, today), sessionId, username: account.username, mustChangePassword: account.passwordIsTemporary };
}

/** Who sends this request, asked of the database once per request. Throws: DatabaseDown (its page offers to try again). */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => {
  const session = (await getServerSession(authOptions())) as { sid?: unknown } | null;
  const sid = session?.sid;
  if (typeof sid !== "string") return null;
  return askDatabase(() => checkSession(database(), sid, new Date()));
});
