import "server-only";
import type { YearResult } from "@/lib/domain/assessment/levels";
import { decide } from "@/lib/domain/people/permissions";
import type { ReviewFinding } from "@/lib/domain/records/year-review";
import { storedDay } from "@/lib/domain/vietnam-time";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import { AppError } from "../errors";

/** The minutes of one review, as they are printed and kept. */
export type Minutes = Awaited<ReturnType<typeof getMinutes>>;
export type MinutesPupil = { pupilId: string; fullName: string; orderNo: number; finding: ReviewFinding; result: YearResult | null; completion: string | null; reason: string | null; awards: readonly string[] };

/** Throws: ONLY_LEADERSHIP, NOT_FOUND. */
export async function getMinutes(ctx: Ctx, reviewId: string) {
  const right = decide(ctx.actor, "year.read-review");
  if (!right.ok) throw new AppError(right.reason);
  const review = await ctx.db.yearReview.findUnique({ where: { id: reviewId }, include: { year: { select: { label: true, schoolName: true } }, pupils: { select: PUPIL } } });
  if (!review) throw new AppError("NOT_FOUND");
  const [head, school] = await Promise.all([ctx.db.staff.findUnique({ where: { id: review.decidedById }, select: { fullName: true } }), ctx.db.school.findFirst({ select: { place: true, isTrial: true } })]);
  const orders = await ctx.db.enrolment.findMany({ where: { classId: { in: review.pupils.map(({ classId }) => classId) } }, select: { pupilId: true, classId: true, orderNo: true } });
  const orderOf = new Map(orders.map(({ pupilId, classId, orderNo }) => [`${pupilId}${classId}`, orderNo]));
  await logRead(ctx, { what: "year-review.minutes", entityId: reviewId });
  const { minutes, members, promotionDecision, awardDecision, yearId, year } = review;
  const names = [...new Set(review.pupils.map((one) => one.class.name))].sort((one, other) => one.localeCompare(other, "vi", { numeric: true }));
  return {
    ...{ minutes, members, promotionDecision, awardDecision, yearId, year },
    place: school?.place ?? "",
    trial: school?.isTrial ?? false,
    head: head?.fullName ?? "",
    heldOn: storedDay(review.heldOn),
    decidedOn: storedDay(review.decidedOn),
    classes: names.map((name) => ({
      name,
      pupils: review.pupils
        .filter((one) => one.class.name === name)
        .map(({ pupilId, classId, finding, result, completion, reason, pupil }): MinutesPupil => ({
          ...{ pupilId, finding, result, completion, reason },
          fullName: pupil.fullName,
          orderNo: orderOf.get(`${pupilId}${classId}`) ?? 0,
          awards: pupil.awards.filter((award) => award.yearId === yearId && award.decision !== null && award.decision === awardDecision).map(({ text }) => text),
        }))
        .sort((one, other) => one.orderNo - other.orderNo),
    })),
  };
}

const PUPIL = {
  pupilId: true,
  classId: true,
  finding: true,
  result: true,
  completion: true,
  reason: true,
  class: { select: { name: true } },
  pupil: { select: { fullName: true, awards: { where: { withdrawnAt: null }, select: { text: true, decision: true, yearId: true } } } },
} as const;
