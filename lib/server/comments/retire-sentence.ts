import "server-only";
import { z } from "zod";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { getOwnSentence, refuseTwin } from "./keep-sentence";

export const RetireSentence = z.object({ key: RequestKey, sentenceId: z.uuid(), version: z.coerce.number().int(), retired: z.boolean() });
export type RetireSentence = z.infer<typeof RetireSentence>;

/**
 * Takes a sentence out of what is offered, or brings it back. It is never deleted and its code is not given to another.
 *
 * Throws: NOT_FOUND, ONLY_BANK_KEEPERS, BANK_SAME (its words have been added anew meanwhile), STALE.
 */
export async function retireSentence(ctx: Ctx, { sentenceId, version, retired }: RetireSentence): Promise<{ retired: boolean }> {
  const row = await getOwnSentence(ctx, sentenceId);
  if (!retired) await refuseTwin(ctx, { ownerId: row.ownerId, place: row.place, text: row.text, except: row.id });
  const { count } = await ctx.db.bankComment.updateMany({
    where: { id: row.id, version },
    data: { state: retired ? "RETIRED" : "ACTIVE", editedById: ctx.actor.staffId, editedAt: ctx.now, version: { increment: 1 } },
  });
  if (count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, { action: retired ? "bank.retire" : "bank.restore", entity: "bank_comment", entityId: row.id, before: { code: row.code, text: row.text } });
  return { retired };
}
