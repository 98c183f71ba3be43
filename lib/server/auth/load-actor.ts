import "server-only";
import type { Actor } from "@/lib/domain/people/actor";
import type { Day } from "@/lib/domain/vietnam-time";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";
import type { AccountRow } from "./account-row";
import { accountJson } from "./account-row";

/** The actor behind an account's row: duties and delegations in force, children whose guardian this is today. */
export function actorOf(row: AccountRow, today: Day): Actor {
  const working = row.staffId !== null && (row.leftOn === null || row.leftOn > today);
  return {
    accountId: row.id,
    name: row.staffName ?? row.guardianName ?? row.username,
    staffId: row.staffId,
    guardianId: row.guardianId,
    duties: working ? row.duties : [],
    delegations: working ? row.delegations : [],
    children: row.children,
  };
}

/**
 * Who an account is today, for jobs that act in its name.
 * Returns null when there is no such account or it may not work.
 */
export async function loadActor(db: Db, accountId: string, now: Date): Promise<Actor | null> {
  const today = vietnamDay(now);
  const [found] = await db.$queryRaw<{ account: AccountRow }[]>`SELECT ${accountJson(today)} AS account FROM tracking.account WHERE id = ${accountId}::uuid`;
  return found?.account.status === "ACTIVE" ? actorOf(found.account, today) : null;
}
