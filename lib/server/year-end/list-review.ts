import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import { storedDay } from "@/lib/domain/vietnam-time";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { listCommendations, type CommendationLine } from "./list-commendations";
import { loadReviewClasses, type ReviewClass } from "./review-rows";

/** A review that was held: its minutes in one line. */
export type HeldReview = { id: string; minutes: string; heldOn: string; decidedOn: string; promotionDecision: string; awardDecision: string | null; confirmed: number; setAside: number };

/** The year's end of the school as the head reviews it, the reviews held so far, and what goes to a higher authority. Throws: ONLY_LEADERSHIP. */
export async function listReview(ctx: Ctx, yearId: string): Promise<{ classes: ReviewClass[]; held: HeldReview[]; commendations: CommendationLine[] }> {
  const right = decide(ctx.actor, "year.read-review");
  if (!right.ok) throw new AppError(right.reason);
  const classes = await loadReviewClasses(ctx.db, yearId);
  await logRead(ctx, { what: "year-review", entityId: yearId });
  return { classes, held: await listHeldReviews(ctx, yearId), commendations: await listCommendations(ctx, { yearId }) };
}

/** The reviews held in a year, the latest first. The caller has asked whether they may be read. */
export async function listHeldReviews({ db }: Ctx, yearId: string): Promise<HeldReview[]> {
  const reviews = await db.yearReview.findMany({ where: { yearId }, orderBy: { decidedAt: "desc" } });
  const counts = await db.yearReviewPupil.groupBy({ by: ["reviewId", "finding"], where: { reviewId: { in: reviews.map(({ id }) => id) } }, _count: true });
  const count = (id: string, finding: "CONFIRMED" | "SET_ASIDE") => counts.find((one) => one.reviewId === id && one.finding === finding)?._count ?? 0;
  return reviews.map(({ id, minutes, heldOn, decidedOn, promotionDecision, awardDecision }) => ({
    ...{ id, minutes, promotionDecision, awardDecision },
    heldOn: storedDay(heldOn),
    decidedOn: storedDay(decidedOn),
    confirmed: count(id, "CONFIRMED"),
    setAside: count(id, "SET_ASIDE"),
  }));
}
