import "server-only";
import { z } from "zod";
import { decideReview } from "@/lib/domain/records/year-review";
import { toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { isDue, loadReviewClasses, type ReviewClass, type ReviewPupil } from "./review-rows";

const text = (most: number) => z.string().trim().min(1).max(most);

export const DecideYearReview = z.object({
  key: RequestKey,
  yearId: z.uuid(),
  minutes: text(60),
  heldOn: z.iso.date(),
  members: text(1_000),
  promotionDecision: text(60),
  awardDecision: z.string().trim().max(60).optional(),
  decidedOn: z.iso.date(),
  /** What the page showed of each pupil: another version of the result now means that the page is old. */
  pupils: z.array(z.object({ pupilId: z.uuid(), version: z.int().min(1) })).max(3_000),
  aside: z.array(z.object({ pupilId: z.uuid(), version: z.int().min(1), reason: z.string().trim().max(300) })).max(3_000),
  awardIds: z.array(z.uuid()).max(3_000),
});
export type DecideYearReview = z.infer<typeof DecideYearReview>;

/**
 * The head decides the school's review in one go: the results of the pupils named, their awards, and who is set aside.
 *
 * Throws: REVIEW_CLASS_OPEN, REVIEW_DATES, REVIEW_AWARD_NUMBER, REASON_NEEDED, AWARD_NOT_EARNED; STALE when a result, an award
 * or a class has moved since the page was read.
 * Source: QĐ 1789, Đ.30 (xét duyệt lên lớp, danh hiệu, kiểm tra lại, rèn luyện); TT 27/2020, Đ.11, 13, 15.3; traps A5.
 */
export async function decideYearReview(ctx: Ctx, input: DecideYearReview): Promise<{ confirmed: number; setAside: number; awards: number }> {
  const named = [...input.pupils.map((one) => ({ ...one, reason: null })), ...input.aside];
  const classes = await holdClasses(ctx, input.yearId, named.map(({ pupilId }) => pupilId));
  const pupils = new Map(classes.flatMap((one) => one.pupils.map((pupil) => [pupil.pupilId, { pupil, of: one }] as const)));
  const may = decideReview({
    actor: ctx.actor,
    classes,
    confirmed: input.pupils.length,
    asideReasons: input.aside.map(({ reason }) => reason),
    awards: input.awardIds.length,
    awardDecision: input.awardDecision ?? null,
    heldOn: input.heldOn,
    decidedOn: input.decidedOn,
    today: vietnamDay(ctx.now),
  });
  if (!may.ok) throw new AppError(may.reason, may.detail);
  const old = named.some(({ pupilId, version }) => pupils.get(pupilId)?.pupil.version !== version);
  if (old || new Set(named.map(({ pupilId }) => pupilId)).size !== named.length) throw new AppError("STALE");
  if (input.pupils.some(({ pupilId }) => !isDue(found(pupils, pupilId).pupil))) throw new AppError("STALE");
  const { id: reviewId } = await ctx.db.yearReview.create({ data: paperOf(ctx, input), select: { id: true } });
  await ctx.db.yearReviewPupil.createMany({
    data: named.map(({ pupilId, reason }) => {
      const { pupil, of } = found(pupils, pupilId);
      return { reviewId, pupilId, classId: of.classId, finding: reason === null ? ("CONFIRMED" as const) : ("SET_ASIDE" as const), result: pupil.result === "UNRANKED" ? null : pupil.result, completion: pupil.completion, reason };
    }),
  });
  await decideAwards(ctx, input, input.pupils.map(({ pupilId }) => found(pupils, pupilId).pupil));
  await appendHistory(ctx, ...classes.map((one) => deedOf(reviewId, input, one)));
  return { confirmed: input.pupils.length, setAside: input.aside.length, awards: input.awardIds.length };
}

type Places = Map<string, { pupil: ReviewPupil; of: ReviewClass }>;

function found(pupils: Places, pupilId: string) {
  const place = pupils.get(pupilId);
  if (!place) throw new AppError("STALE");
  return place;
}

/** The classes of these pupils, held until the end: no result is confirmed anew while it is being reviewed. */
async function holdClasses(ctx: Ctx, yearId: string, pupilIds: readonly string[]): Promise<ReviewClass[]> {
  const where = { enrolments: { some: { pupilId: { in: [...pupilIds] }, endedOn: null } } };
  const rows = await ctx.db.schoolClass.findMany({ where: { yearId, ...where }, select: { id: true } });
  const ids = rows.map(({ id }) => id).sort();
  await ctx.db.$queryRaw`SELECT id FROM tracking.class_sheet WHERE class_id = ANY(${ids}::uuid[]) AND period = 'CN' ORDER BY class_id FOR UPDATE`;
  return loadReviewClasses(ctx.db, yearId, { id: { in: ids } });
}

const paperOf = ({ actor, now }: Ctx, { yearId, minutes, heldOn, members, promotionDecision, awardDecision, decidedOn }: DecideYearReview) => ({
  ...{ yearId, minutes, members, promotionDecision },
  heldOn: toStoredDay(heldOn),
  decidedOn: toStoredDay(decidedOn),
  awardDecision: awardDecision || null,
  decidedById: actor.staffId ?? "",
  decidedAt: now,
});

/** The awards that go with the results confirmed; whoever is set aside keeps waiting with the award. Source: TT 27/2020, Đ.13.1. */
async function decideAwards(ctx: Ctx, { awardIds, awardDecision, decidedOn }: DecideYearReview, confirmed: readonly ReviewPupil[]): Promise<void> {
  if (awardIds.length === 0) return;
  const open = new Map(confirmed.flatMap(({ awards }) => awards.filter(({ decided }) => !decided).map((award) => [award.id, award] as const)));
  for (const id of awardIds) {
    const award = open.get(id);
    if (!award) throw new AppError("STALE");
    if (!award.earned) throw new AppError("AWARD_NOT_EARNED");
  }
  const written = await ctx.db.award.updateMany({
    where: { id: { in: awardIds }, decidedAt: null, withdrawnAt: null },
    data: { decision: awardDecision ?? "", decidedById: ctx.actor.staffId, decidedAt: ctx.now, decidedOn: toStoredDay(decidedOn) },
  });
  if (written.count !== new Set(awardIds).size) throw new AppError("STALE");
}

function deedOf(reviewId: string, { minutes, promotionDecision, awardDecision, pupils, aside }: DecideYearReview, { classId, pupils: of }: ReviewClass) {
  const here = new Set(of.map(({ pupilId }) => pupilId));
  const count = (list: readonly { pupilId: string }[]) => list.filter(({ pupilId }) => here.has(pupilId)).length;
  const after = { minutes, promotionDecision, awardDecision: awardDecision || null, confirmed: count(pupils), setAside: count(aside) };
  return { action: "year.review", entity: "year_review", entityId: reviewId, classId, after };
}
