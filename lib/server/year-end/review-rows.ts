import "server-only";
import { awardToPropose, type AwardKind } from "@/lib/domain/assessment/awards";
import type { YearResult } from "@/lib/domain/assessment/levels";
import type { Grade } from "@/lib/domain/assessment/periods";
import { TRAITS } from "@/lib/domain/assessment/traits";
import type { SheetStatus } from "@/lib/domain/records/sheet-status";
import { reviewListOf, reviewOf, type ReviewFinding, type ReviewList } from "@/lib/domain/records/year-review";
import type { Prisma } from "../db/client/client";
import type { Db } from "../context";

export type ReviewAward = { id: string; kind: AwardKind; text: string; evidence: string | null; decided: boolean; earned: boolean };

/** A pupil as the review sees him: what his teacher confirmed, what follows from it, and what the school has found so far. */
export type ReviewPupil = {
  pupilId: string;
  orderNo: number;
  fullName: string;
  version: number; // of the confirmed result: what the page showed
  result: YearResult;
  completion: string | null;
  list: ReviewList;
  needsEffort: readonly string[]; // qualities and competences at Cần cố gắng
  awards: readonly ReviewAward[];
  finding: ReviewFinding | "NONE";
  asideReason: string | null;
};

export type HeldPupil = { pupilId: string; fullName: string; reason: string; supplement: boolean };

export type ReviewClass = { classId: string; name: string; grade: Grade; status: SheetStatus; pupils: readonly ReviewPupil[]; held: readonly HeldPupil[]; unconfirmed: number };

/** Every class of a year with its pupils as they stand for the review. Three queries, whatever the school. */
export async function loadReviewClasses(db: Db, yearId: string, where: Prisma.SchoolClassWhereInput = {}): Promise<ReviewClass[]> {
  const rows = await db.schoolClass.findMany({ where: { yearId, ...where }, select: select(yearId) });
  return rows.map(classOf).sort((one, other) => one.name.localeCompare(other.name, "vi", { numeric: true }));
}

const select = (yearId: string) =>
  ({
    id: true,
    name: true,
    grade: true,
    sheets: { where: { period: "CN" }, select: { status: true } },
    enrolments: {
      where: { endedOn: null },
      orderBy: { orderNo: "asc" },
      select: {
        orderNo: true,
        pupil: {
          select: {
            id: true,
            fullName: true,
            outcomes: { where: { yearId, confirmedAt: { not: null } }, select: { version: true, result: true, completion: true, afterSupplement: true, decidedAt: true } },
            traits: { where: { yearId, period: "CN", level: "C" }, select: { traitCode: true } },
            awards: { where: { yearId, withdrawnAt: null }, orderBy: { id: "asc" }, select: { id: true, kind: true, text: true, evidence: true, decidedAt: true } },
            heldOut: { where: { yearId, period: "CN", status: { in: ["OPEN", "CERTIFIED"] } }, select: { classId: true, cause: true, reason: true } },
            reviewed: { where: { review: { yearId } }, orderBy: [{ review: { decidedAt: "desc" } }, { reviewId: "desc" }], take: 1, select: { finding: true, result: true, completion: true, reason: true } },
          },
        },
      },
    },
  }) as const satisfies Prisma.SchoolClassSelect;

type Row = Prisma.SchoolClassGetPayload<{ select: ReturnType<typeof select> }>;

function classOf({ id, name, grade, sheets, enrolments }: Row): ReviewClass {
  const here = enrolments.map((enrolment) => ({ ...enrolment, held: enrolment.pupil.heldOut.find(({ classId }) => classId === id) }));
  const pupils = here.flatMap(({ orderNo, pupil, held }) => (held ? [] : (pupilOf(orderNo, pupil) ?? [])));
  const held = here.flatMap(({ pupil, held: one }) => (one ? [{ pupilId: pupil.id, fullName: pupil.fullName, reason: one.reason, supplement: one.cause === "SUPPLEMENT" }] : []));
  return { classId: id, name, grade: grade as Grade, status: sheets[0]?.status ?? "OPEN", pupils, held, unconfirmed: here.length - pupils.length - held.length };
}

function pupilOf(orderNo: number, pupil: Row["enrolments"][number]["pupil"]): ReviewPupil | null {
  const [outcome] = pupil.outcomes;
  if (!outcome?.result) return null;
  const { result, completion, afterSupplement } = outcome;
  const headDecided = outcome.decidedAt !== null;
  const found = pupil.reviewed[0] ?? null;
  const finding = reviewOf(found, { result, completion, headDecided });
  return {
    pupilId: pupil.id,
    orderNo,
    fullName: pupil.fullName,
    version: outcome.version,
    result,
    completion,
    list: reviewListOf({ result, afterSupplement, headDecided }),
    needsEffort: TRAITS.filter(({ code }) => pupil.traits.some(({ traitCode }) => traitCode === code)).map(({ name }) => name),
    awards: pupil.awards.map(({ decidedAt, ...award }) => ({ ...award, decided: decidedAt !== null, earned: award.kind === "SUDDEN" || awardToPropose({ result, afterSupplement }) === award.kind })),
    finding,
    asideReason: finding === "SET_ASIDE" ? (found?.reason ?? null) : null,
  };
}

/** Whether the next review has something to decide about this pupil: a result it has not confirmed, or an award that waits. */
export const isDue = ({ finding, awards }: ReviewPupil): boolean => finding !== "CONFIRMED" || awards.some(({ decided, earned }) => earned && !decided);
