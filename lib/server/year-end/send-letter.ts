import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { findPupilTarget } from "./own-pupils";

export const SendLetter = z.object({ key: RequestKey, classId: z.uuid(), pupilId: z.uuid(), text: z.string().trim().min(1).max(1_000) });
export type SendLetter = z.infer<typeof SendLetter>;

/**
 * A teacher, to the own pupils, or a leader writes a pupil a word of praise. It is no award and does not go into the học bạ.
 *
 * Source: TT 27/2020, Đ.13.3.
 */
export async function sendLetter(ctx: Ctx, { classId, pupilId, text }: SendLetter): Promise<{ id: string }> {
  const place = await findPupilTarget(ctx, classId, pupilId);
  const right = decide(ctx.actor, "year.send-letter", place?.target ?? { classId });
  if (!right.ok) throw new AppError(right.reason);
  if (!place) throw new AppError("NOT_FOUND");
  const letter = await ctx.db.praiseLetter.create({ data: { pupilId, yearId: place.yearId, text, sentById: ctx.actor.staffId ?? "", sentAt: ctx.now }, select: { id: true } });
  await appendHistory(ctx, { action: "year.send-letter", entity: "praise_letter", entityId: letter.id, classId, pupilId, after: { text } });
  return letter;
}
