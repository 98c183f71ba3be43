import "server-only";
import { z } from "zod";
import { readSentence } from "@/lib/domain/records/comment-bank";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { Sentence } from "./add-sentence";
import { getOwnSentence, refuseTwin } from "./keep-sentence";

export const ChangeSentence = z.object({ key: RequestKey, sentenceId: z.uuid(), version: z.coerce.number().int(), text: Sentence });
export type ChangeSentence = z.infer<typeof ChangeSentence>;

/**
 * Gives a sentence a new wording under its old code; the wording before stays in history. Comments already written are not touched.
 *
 * Throws: NOT_FOUND, ONLY_BANK_KEEPERS, BANK_PLACEHOLDER, BANK_SAME, STALE.
 */
export async function changeSentence(ctx: Ctx, { sentenceId, version, text }: ChangeSentence): Promise<{ edition: number }> {
  const row = await getOwnSentence(ctx, sentenceId);
  const read = readSentence(text);
  if (!read.ok) throw new AppError(read.reason);
  if (read.value === row.text) return { edition: row.edition };
  await refuseTwin(ctx, { ownerId: row.ownerId, place: row.place, text: read.value, except: row.id });
  const edition = row.edition + 1;
  const { count } = await ctx.db.bankComment.updateMany({
    where: { id: row.id, version, state: "ACTIVE" },
    data: { text: read.value, edition, editedById: ctx.actor.staffId, editedAt: ctx.now, version: { increment: 1 } },
  });
  if (count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, { action: "bank.change", entity: "bank_comment", entityId: row.id, before: { edition: row.edition, text: row.text }, after: { edition, text: read.value } });
  return { edition };
}
