import "server-only";
import { z } from "zod";
import { BANK_PLACES, bankLevels, MOST_OF_SENTENCE, nextCode, readSentence, type BankPlace } from "@/lib/domain/records/comment-bank";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { refuseTwin, requireKeeper } from "./keep-sentence";

export const Sentence = z.string().trim().min(1, "Mời ghi câu nhận xét.").max(MOST_OF_SENTENCE, `Câu nhận xét dài nhất ${MOST_OF_SENTENCE} kí tự.`);

export const AddSentence = z
  .object({
    key: RequestKey,
    keeper: z.enum(["SCHOOL", "OWN"]),
    place: z.enum(BANK_PLACES as readonly [BankPlace, ...BankPlace[]]),
    level: z.enum(["T", "H", "D", "C"]).or(z.literal("")).transform((level) => level || null),
    text: Sentence,
  })
  .refine(({ place, level }) => level === null || bankLevels(place).includes(level), { path: ["level"], message: "Mức này không có ở phần đã chọn." });
export type AddSentence = z.infer<typeof AddSentence>;

/**
 * Puts a sentence into the school's bank, or into the teacher's own, under the next code of its place.
 *
 * Throws: ONLY_BANK_KEEPERS, ONLY_TEACHERS, BANK_PLACEHOLDER, BANK_SAME.
 */
export async function addSentence(ctx: Ctx, { keeper, place, level, text }: AddSentence): Promise<{ code: string }> {
  requireKeeper(ctx.actor, keeper);
  const read = readSentence(text);
  if (!read.ok) throw new AppError(read.reason);
  const ownerId = keeper === "SCHOOL" ? null : ctx.actor.staffId;
  // Of two people adding at once the second waits, and gets the code after.
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`bank/${ownerId ?? "school"}/${place}`}))`;
  await refuseTwin(ctx, { ownerId, place, text: read.value });
  const given = await ctx.db.bankComment.findMany({ where: { ownerId, place }, select: { code: true } });
  const code = nextCode(place, ownerId !== null, given.map((one) => one.code));
  const { id } = await ctx.db.bankComment.create({ data: { ownerId, code, place, level, text: read.value, editedById: ctx.actor.staffId, editedAt: ctx.now }, select: { id: true } });
  await appendHistory(ctx, { action: "bank.add", entity: "bank_comment", entityId: id, after: { code, place, level, text: read.value } });
  return { code };
}
