import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { appendHistory } from "../../audit/history";
import { hashPassword, temporaryPassword } from "../../auth/password";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";

export const PrepareAccountInput = z.object({
  key: RequestKey,
  person: z.enum(["staff", "guardian"]),
  personId: z.uuid(),
  username: z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{2,59}$/, "Từ 3 đến 60 kí tự: chữ không dấu, số, dấu chấm, gạch"),
});
export type PrepareAccountInput = z.infer<typeof PrepareAccountInput>;

/** What the administrator hands over on paper; the password is told this once and never again. */
export type HandOver = { username: string; temporaryPassword?: string };

/**
 * Prepares an account for one member of staff or one guardian; it opens when the head approves it.
 * Whose account it is never changes afterwards.
 * Throws: the refusal of the right, NOT_FOUND, ACCOUNT_EXISTS, USERNAME_TAKEN.
 * Source: QĐ 1789, Đ.5.3c, 30.2, 33.1.
 */
export async function prepareAccount(ctx: Ctx, input: PrepareAccountInput): Promise<HandOver> {
  const decision = decide(ctx.actor, "account.prepare");
  if (!decision.ok) throw new AppError(decision.reason);
  const owner = await getOwner(ctx, input);
  if (await ctx.db.account.findUnique({ where: { username: input.username }, select: { id: true } })) throw new AppError("USERNAME_TAKEN");
  const password = temporaryPassword();
  const account = await ctx.db.account.create({
    data: { ...owner, username: input.username, passwordHash: await hashPassword(password), passwordIsTemporary: true, preparedById: ctx.actor.accountId },
    select: { id: true },
  });
  await appendHistory(ctx, { action: "account.prepare", entity: "account", entityId: account.id, after: { username: input.username, status: "PREPARED" } });
  return { username: input.username, temporaryPassword: password };
}

async function getOwner(ctx: Ctx, { person, personId }: PrepareAccountInput): Promise<{ staffId: string } | { guardianId: string }> {
  const select = { id: true, account: { select: { id: true } } } as const;
  const found =
    person === "staff"
      ? await ctx.db.staff.findFirst({ where: { id: personId, leftOn: null }, select })
      : await ctx.db.guardian.findUnique({ where: { id: personId }, select });
  if (!found) throw new AppError("NOT_FOUND");
  if (found.account) throw new AppError("ACCOUNT_EXISTS");
  return person === "staff" ? { staffId: personId } : { guardianId: personId };
}
