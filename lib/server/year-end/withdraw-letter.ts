import "server-only";
import { z } from "zod";
import { decideWithdrawLetter } from "@/lib/domain/records/praise-letter";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

export const WithdrawLetter = z.object({ key: RequestKey, letterId: z.uuid(), note: z.string().trim().max(500) });
export type WithdrawLetter = z.infer<typeof WithdrawLetter>;

/**
 * Takes a letter of praise back, with the reason. Nothing is deleted: its words, and who took it back and why, stay readable.
 *
 * Throws: NOT_FOUND, REASON_NEEDED, STALE.
 * Source: TT 27/2020, Đ.13.3.
 */
export async function withdrawLetter(ctx: Ctx, { letterId, note }: WithdrawLetter): Promise<{ id: string }> {
  const letter = await ctx.db.praiseLetter.findUnique({ where: { id: letterId }, select: { pupilId: true, yearId: true, text: true, sentById: true, withdrawnAt: true } });
  if (!letter) throw new AppError("NOT_FOUND");
  const may = decideWithdrawLetter({ actor: ctx.actor, sentById: letter.sentById, withdrawn: letter.withdrawnAt !== null, reason: note });
  if (!may.ok) throw new AppError(may.reason);
  const written = await ctx.db.praiseLetter.updateMany({ where: { id: letterId, withdrawnAt: null }, data: { withdrawnAt: ctx.now, withdrawnById: ctx.actor.staffId, withdrawnReason: note } });
  if (written.count !== 1) throw new AppError("STALE");
  const { pupilId, text } = letter;
  await appendHistory(ctx, { action: "year.withdraw-letter", entity: "praise_letter", entityId: letterId, pupilId, before: { text }, reason: note });
  return { id: letterId };
}
