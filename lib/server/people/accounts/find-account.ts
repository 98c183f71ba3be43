import "server-only";
import { vietnamDate } from "@/lib/domain/vietnam-time";
import { decide } from "@/lib/domain/people/permissions";
import type { Action } from "@/lib/domain/people/permissions";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";

const SELECT = { id: true, username: true, status: true, version: true, staffId: true, guardianId: true } as const;

export type AccountForDecision = { id: string; username: string; status: "PREPARED" | "ACTIVE" | "LOCKED"; version: number; staffId: string | null; guardianId: string | null };

/** An account that this person may act on. Throws: NOT_FOUND, or the refusal of the right. */
export async function getAccountFor(ctx: Ctx, action: Action, accountId: string): Promise<AccountForDecision> {
  const account = await ctx.db.account.findUnique({ where: { id: accountId }, select: SELECT });
  if (!account) throw new AppError("NOT_FOUND");
  const target = { accountId, ...(account.staffId ? { ownerStaffId: account.staffId } : {}) };
  const decision = decide(ctx.actor, action, target);
  if (!decision.ok) throw new AppError(decision.reason);
  return account;
}

/** Does the account belong to a head in office? */
export async function isHeadsAccount(ctx: Ctx, account: Pick<AccountForDecision, "staffId">): Promise<boolean> {
  if (!account.staffId) return false;
  const today = vietnamDate(ctx.now);
  const duty = await ctx.db.duty.findFirst({ where: { staffId: account.staffId, kind: "HEAD", cancelledById: null, assignment: { signedAt: { not: null } }, OR: [{ validTo: null }, { validTo: { gte: today } }] }, select: { id: true } });
  return duty !== null;
}
