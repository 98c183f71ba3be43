import "server-only";
import { vietnamDate } from "@/lib/domain/vietnam-time";
import { hashPassword, temporaryPassword } from "../../auth/password";
import type { Db } from "../../context";
import { AppError } from "../../errors";
import { dutiesInForce } from "../duties-in-force";

/** Stands in the history where nobody was signed in: whoever sits at the server, by the school's minutes. */
const KEEPER = "Người giữ máy chủ";

export type HeadsHandOver = { fullName: string; username: string; temporaryPassword: string };

/**
 * Gives the head in office a temporary password, to be changed at first use, and ends the sessions. No page leads here:
 * the administrator sees temporary passwords and must not become the head. `reason` names the school's minutes.
 * Throws: NOT_FOUND when nobody is head today or the head has no account. Source: QĐ 1789, Đ.30.2, 33.1.
 */
export async function letHeadBackIn(db: Db, now: Date, reason: string): Promise<HeadsHandOver> {
  const account = await findHeadsAccount(db, now);
  if (!account) throw new AppError("NOT_FOUND");
  const password = temporaryPassword();
  const data = { passwordHash: await hashPassword(password), passwordIsTemporary: true, status: "ACTIVE" as const, version: { increment: 1 } };
  const moved = await db.account.updateMany({ where: { id: account.id, version: account.version }, data });
  if (moved.count !== 1) throw new AppError("STALE");
  await db.session.updateMany({ where: { accountId: account.id, endedAt: null }, data: { endedAt: now } });
  const states = { before: { status: account.status }, after: { status: "ACTIVE" } };
  await db.history.create({
    data: { at: now, accountId: null, actorName: KEEPER, action: "account.let-head-back-in", entity: "account", entityId: account.id, reason, ...states },
  });
  return { fullName: account.staff?.fullName ?? "", username: account.username, temporaryPassword: password };
}

async function findHeadsAccount(db: Db, now: Date) {
  const today = vietnamDate(now);
  const duty = await db.duty.findFirst({ where: { kind: "HEAD", ...dutiesInForce(today) }, select: { staffId: true } });
  if (!duty) return null;
  return db.account.findUnique({
    where: { staffId: duty.staffId },
    select: { id: true, username: true, status: true, version: true, staff: { select: { fullName: true } } },
  });
}
