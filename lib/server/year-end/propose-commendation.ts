import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

export const ProposeCommendation = z.object({
  key: RequestKey,
  classId: z.uuid(),
  pupilId: z.uuid(),
  achievement: z.string().trim().min(1).max(500),
  evidence: z.string().trim().min(1).max(1_000),
});
export type ProposeCommendation = z.infer<typeof ProposeCommendation>;

/**
 * The homeroom teacher asks the school to put a pupil's special achievement to a higher authority.
 *
 * Throws: NOT_FOUND, COMMENDATION_OPEN when the same achievement was proposed already.
 * Source: TT 27/2020, Đ.13.2.
 */
export async function proposeCommendation(ctx: Ctx, { classId, pupilId, achievement, evidence }: ProposeCommendation): Promise<{ id: string }> {
  const right = decide(ctx.actor, "commendation.propose", { classId });
  if (!right.ok) throw new AppError(right.reason);
  // Held: of the same proposal sent twice at once, the second waits here and is told.
  const [place] = await ctx.db.$queryRaw<{ yearId: string }[]>`
    SELECT c.year_id AS "yearId" FROM tracking.enrolment e JOIN tracking.school_class c ON c.id = e.class_id
    WHERE e.class_id = ${classId}::uuid AND e.pupil_id = ${pupilId}::uuid AND e.ended_on IS NULL FOR UPDATE OF e`;
  if (!place) throw new AppError("NOT_FOUND");
  const { yearId } = place;
  if (await ctx.db.commendation.findFirst({ where: { pupilId, yearId, achievement, state: { notIn: ["REFUSED", "WITHDRAWN"] } }, select: { id: true } })) throw new AppError("COMMENDATION_OPEN");
  const made = await ctx.db.commendation.create({
    data: { pupilId, yearId, classId, achievement, evidence, proposedById: ctx.actor.staffId ?? "", proposedAt: ctx.now },
    select: { id: true },
  });
  await appendHistory(ctx, { action: "commendation.propose", entity: "commendation", entityId: made.id, classId, pupilId, after: { achievement, evidence } });
  return made;
}
