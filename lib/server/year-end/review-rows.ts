import "server-only";
import { awardToPropose, type AwardKind } from "@/lib/domain/assessment/awards";
import type { YearStanding } from "@/lib/domain/assessment/levels";
import type { Grade } from "@/lib/domain/assessment/periods";
import { ruleSetFor } from "@/lib/domain/assessment/rule-sets";
import { subjectsFor } from "@/lib/domain/assessment/subjects-for";
import { TRAITS } from "@/lib/domain/assessment/traits";
import { isUntested } from "@/lib/domain/assessment/year-result";
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
  version: number; // of the confirmed result, or of the head's decision without one: what the page showed
  result: YearStanding;
  completion: string | null;
  list: ReviewList;
  promoted: boolean;
  needsEffort: readonly string[]; // qualities and competences at Cần cố gắng
  awards: readonly ReviewAward[];
  finding: ReviewFinding | "NONE";
  asideReason: string | null;
};

/** Who has no result by rule and no decision of the head yet: nobody's confirmation is waited for. */
export type WaitingPupil = { pupilId: string; fullName: string };

export type HeldPupil = { pupilId: string; fullName: string; reason: string; supplement: boolean };

export type ReviewClass = { classId: string; name: string; grade: Grade; status: SheetStatus; pupils: readonly ReviewPupil[]; held: readonly HeldPupil[]; waiting: readonly WaitingPupil[]; unconfirmed: number };

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
    year: { select: { startYear: true } },
    subjects: { select: { subjectCode: true } },
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
            subjectChoices: { where: { yearId, droppedAt: null }, select: { subjectCode: true, exempt: true } },
            outcomes: { where: { yearId, OR: [{ confirmedAt: { not: null } }, { result: null, decidedAt: { not: null } }] }, select: { version: true, result: true, promotion: true, completion: true, afterSupplement: true, decidedAt: true } },
            assessments: { where: { yearId, period: "CN", current: true, kind: { in: ["SUPPLEMENTARY", "HEAD"] } }, take: 1, select: { id: true } },
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

function classOf({ id, name, grade, year, subjects, sheets, enrolments }: Row): ReviewClass {
  const rules = ruleSetFor(year.startYear, grade as Grade);
  const here = enrolments.map(({ orderNo, pupil }) => {
    const untested = isUntested({ grade: grade as Grade, ...subjectsFor(grade as Grade, subjects.map(({ subjectCode }) => subjectCode), pupil.subjectChoices) }, rules);
    return { pupil, untested, held: pupil.heldOut.find(({ classId }) => classId === id), reviewed: pupilOf(orderNo, pupil, untested) };
  });
  const pupils = here.flatMap(({ held, reviewed }) => (held ? [] : (reviewed ?? [])));
  const held = here.flatMap(({ pupil, held: one }) => (one ? [{ pupilId: pupil.id, fullName: pupil.fullName, reason: one.reason, supplement: one.cause === "SUPPLEMENT" }] : []));
  const waiting = here.flatMap(({ pupil, untested, held: one, reviewed }) => (one || reviewed || !untested ? [] : [{ pupilId: pupil.id, fullName: pupil.fullName }]));
  return { classId: id, name, grade: grade as Grade, status: sheets[0]?.status ?? "OPEN", pupils, held, waiting, unconfirmed: here.length - pupils.length - held.length - waiting.length };
}

/** A result stands for who is assessed, a decision without one for who is not: the other of the two is of another time. */
function pupilOf(orderNo: number, pupil: Row["enrolments"][number]["pupil"], untested: boolean): ReviewPupil | null {
  const [outcome] = pupil.outcomes;
  if (!outcome || (outcome.result === null) !== untested) return null;
  const { completion } = outcome;
  // A result that stayed the same is not confirmed anew, so the outcome does not know that it has been assessed again.
  const afterSupplement = outcome.afterSupplement || pupil.assessments.length > 0;
  const result = outcome.result ?? "UNRANKED";
  const headDecided = outcome.decidedAt !== null;
  const found = pupil.reviewed[0] ?? null;
  const finding = reviewOf(found, { result: outcome.result, completion, headDecided });
  return {
    pupilId: pupil.id,
    orderNo,
    fullName: pupil.fullName,
    version: outcome.version,
    result,
    completion,
    promoted: outcome.promotion === "PROMOTED" || outcome.promotion === "PRIMARY_COMPLETED",
    list: reviewListOf({ result, afterSupplement, headDecided }),
    needsEffort: TRAITS.filter(({ code }) => pupil.traits.some(({ traitCode }) => traitCode === code)).map(({ name }) => name),
    awards: pupil.awards.map(({ decidedAt, ...award }) => ({ ...award, decided: decidedAt !== null, earned: award.kind === "SUDDEN" || awardToPropose({ result: outcome.result, afterSupplement }) === award.kind })),
    finding,
    asideReason: finding === "SET_ASIDE" ? (found?.reason ?? null) : null,
  };
}

/** Whether the next review has something to decide about this pupil: a result it has not confirmed, or an award that waits. */
export const isDue = ({ finding, awards }: ReviewPupil): boolean => finding !== "CONFIRMED" || awards.some(({ decided, earned }) => earned && !decided);
