import "server-only";
import { z } from "zod";
import { appendHistory } from "../../audit/history";
import { hashPassword, temporaryPassword } from "../../auth/password";
import type { Prisma } from "../../db/client/client";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import { getAccountFor, isHeadsAccount } from "./find-account";
import type { AccountForDecision } from "./find-account";
import type { HandOver } from "./prepare-account";

export const AccountInput = z.object({ key: RequestKey, accountId: z.uuid(), version: z.coerce.number().int() });
export type AccountInput = z.infer<typeof AccountInput>;

type Status = AccountForDecision["status"];

/** Opens a prepared account. The head's deed, never for his own account. Source: QĐ 1789, Đ.30.2. */
export async function approveAccount(ctx: Ctx, input: AccountInput): Promise<{ status: Status }> {
  const account = await getAccountFor(ctx, "account.approve", input.accountId);
  return step(ctx, { account, input, name: "account.approve", from: ["PREPARED"], to: "ACTIVE", data: { approvedById: ctx.actor.accountId } });
}

/** Shuts an account and ends its sessions at once. The head's account is not the administrator's to shut. */
export async function lockAccount(ctx: Ctx, input: AccountInput): Promise<{ status: Status }> {
  const account = await getAccountFor(ctx, "account.prepare", input.accountId);
  if (await isHeadsAccount(ctx, account)) throw new AppError("HEAD_ACCOUNT_KEPT");
  return step(ctx, { account, input, name: "account.lock", from: ["PREPARED", "ACTIVE"], to: "LOCKED", data: {} });
}

/** Brings a locked account back to waiting for the head: the administrator alone never opens one. */
export async function unlockAccount(ctx: Ctx, input: AccountInput): Promise<{ status: Status }> {
  const account = await getAccountFor(ctx, "account.prepare", input.accountId);
  return step(ctx, { account, input, name: "account.unlock", from: ["LOCKED"], to: "PREPARED", data: { approvedById: null } });
}

/**
 * Gives an account a new temporary password. It then waits for the head again: otherwise the administrator, who sees
 * the password, could work as anybody.
 * Throws: HEAD_ACCOUNT_KEPT (docs/operations.md says how a head comes back in).
 */
export async function resetPassword(ctx: Ctx, input: AccountInput): Promise<HandOver> {
  const account = await getAccountFor(ctx, "account.prepare", input.accountId);
  if (await isHeadsAccount(ctx, account)) throw new AppError("HEAD_ACCOUNT_KEPT");
  const password = temporaryPassword();
  const data = { passwordHash: await hashPassword(password), passwordIsTemporary: true, approvedById: null };
  await step(ctx, { account, input, name: "account.reset-password", from: ["PREPARED", "ACTIVE"], to: "PREPARED", data });
  return { username: account.username, temporaryPassword: password };
}

type Step = { account: AccountForDecision; input: AccountInput; name: string; from: readonly Status[]; to: Status; data: Prisma.AccountUncheckedUpdateManyInput };

async function step(ctx: Ctx, { account, input, name, from, to, data }: Step): Promise<{ status: Status }> {
  if (!from.includes(account.status)) throw new AppError("ACCOUNT_STATE");
  const moved = await ctx.db.account.updateMany({
    where: { id: account.id, status: account.status, version: input.version },
    data: { ...data, status: to, version: { increment: 1 } },
  });
  if (moved.count !== 1) throw new AppError("STALE");
  if (to !== "ACTIVE") await ctx.db.session.updateMany({ where: { accountId: account.id, endedAt: null }, data: { endedAt: ctx.now } });
  await appendHistory(ctx, { action: name, entity: "account", entityId: account.id, before: { status: account.status }, after: { status: to } });
  return { status: to };
}
