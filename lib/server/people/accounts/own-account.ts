import "server-only";
import { z } from "zod";
import { appendHistory } from "../../audit/history";
import { hashPassword, isGoodPassword, isPassword } from "../../auth/password";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";

export const ChangePasswordInput = z.object({
  key: RequestKey,
  current: z.string().min(1, "Nhập mật khẩu hiện tại").max(200),
  next: z.string().min(10, "Mật khẩu mới cần ít nhất 10 kí tự").max(200),
  again: z.string(),
}).refine(({ next, again }) => next === again, { path: ["again"], message: "Hai lần nhập mật khẩu mới chưa giống nhau" });
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

/** Changes one's own password; every other session of the account ends. Throws: PASSWORD_WRONG, PASSWORD_WEAK, STALE. */
export async function changePassword(ctx: Ctx, input: ChangePasswordInput): Promise<{ endedSessions: number }> {
  const { accountId } = ctx.actor;
  const account = await ctx.db.account.findUniqueOrThrow({ where: { id: accountId }, select: { username: true, passwordHash: true, version: true } });
  if (!(await isPassword(account.passwordHash, input.current))) throw new AppError("PASSWORD_WRONG");
  if (input.next === input.current || !isGoodPassword(input.next, account.username)) throw new AppError("PASSWORD_WEAK");
  const moved = await ctx.db.account.updateMany({
    where: { id: accountId, version: account.version },
    data: { passwordHash: await hashPassword(input.next), passwordIsTemporary: false, version: { increment: 1 } },
  });
  if (moved.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, { action: "account.change-password", entity: "account", entityId: accountId });
  return { endedSessions: await endOthers(ctx) };
}

export const EndSessionsInput = z.object({ key: RequestKey });

/** Signs the account out everywhere but here. */
export async function endOtherSessions(ctx: Ctx): Promise<{ endedSessions: number }> {
  const endedSessions = await endOthers(ctx);
  await appendHistory(ctx, { action: "account.end-sessions", entity: "account", entityId: ctx.actor.accountId, after: { endedSessions } });
  return { endedSessions };
}

async function endOthers({ actor, now, db, sessionId }: Ctx): Promise<number> {
  const others = { accountId: actor.accountId, endedAt: null, ...(sessionId ? { id: { not: sessionId } } : {}) };
  return (await db.session.updateMany({ where: others, data: { endedAt: now } })).count;
}

export type OwnSession = { id: string; createdAt: Date; lastSeenAt: Date; device: string; current: boolean };

/** The places where this account is signed in now, the latest used first. */
export async function listOwnSessions({ actor, now, db, sessionId }: Ctx): Promise<OwnSession[]> {
  const rows = await db.session.findMany({
    where: { accountId: actor.accountId, endedAt: null, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true },
  });
  return rows.map(({ userAgent, ...row }) => ({ ...row, device: deviceWords(userAgent), current: row.id === sessionId }));
}

/** A browser in words a teacher knows. Shape: "Chrome trên Windows". */
export function deviceWords(userAgent: string): string {
  const browser = /Edg\//.test(userAgent) ? "Edge" : /Firefox\//.test(userAgent) ? "Firefox" : /Chrome\//.test(userAgent) ? "Chrome" : /Safari\//.test(userAgent) ? "Safari" : "Trình duyệt khác";
  const system = /Android/.test(userAgent) ? "Android" : /iPhone|iPad/.test(userAgent) ? "iPhone hoặc iPad" : /Windows/.test(userAgent) ? "Windows" : /Mac OS/.test(userAgent) ? "máy Mac" : /Linux/.test(userAgent) ? "Linux" : "máy không rõ";
  return `${browser} trên ${system}`;
}
