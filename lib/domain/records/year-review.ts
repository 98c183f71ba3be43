import type { YearResult, YearStanding } from "../assessment/levels";
import type { Actor } from "../people/actor";
import { decide } from "../people/permissions";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { Day } from "../vietnam-time";
import type { SheetStatus } from "./sheet-status";

export type ReviewFinding = "CONFIRMED" | "SET_ASIDE";

/** What the last review found of a pupil. */
export type Found = { finding: ReviewFinding; result: YearResult | null; completion: string | null };

/** What a pupil's year says now. `headDecided`: the head has decided on promotion by himself (TT 27, Đ.11.1c). */
export type Standing = { result: YearResult | null; completion: string | null; headDecided: boolean };

/**
 * Whether a review still holds: for exactly the result and the words it confirmed. A result confirmed anew is looked at anew;
 * the head's own decision on who has not completed is the review of that pupil.
 *
 * Source: QĐ 1789, Đ.30 (xét duyệt lên lớp, danh hiệu); TT 27/2020, Đ.11.1c, 15.3; docs/decisions/106-reviewed-before-signed.md.
 */
export function reviewOf(found: Found | null, now: Standing): ReviewFinding | "NONE" {
  if (now.headDecided) return "CONFIRMED";
  if (found === null) return "NONE";
  if (found.finding === "SET_ASIDE") return "SET_ASIDE";
  return found.result === now.result && found.completion === now.completion ? "CONFIRMED" : "NONE";
}

export const REVIEW_LISTS = ["PROMOTED", "REASSESS", "HEAD", "NOT_PROMOTED", "BY_PLAN"] as const;
export type ReviewList = (typeof REVIEW_LISTS)[number];

export const REVIEW_LIST_WORDS = {
  PROMOTED: "Hoàn thành chương trình, được lên lớp",
  REASSESS: "Chưa hoàn thành: hỗ trợ và đánh giá bổ sung",
  HEAD: "Chưa hoàn thành sau đánh giá bổ sung: hiệu trưởng quyết định",
  NOT_PROMOTED: "Hiệu trưởng đã quyết định: chưa hoàn thành",
  BY_PLAN: "Không đánh giá theo kế hoạch giáo dục cá nhân: hiệu trưởng đã quyết định",
} as const satisfies Record<ReviewList, string>;

/** On which list of the review a pupil stands. Source: TT 27/2020, Đ.8, 11.1; QĐ 1789, Đ.30, 31. */
export function reviewListOf({ result, afterSupplement, headDecided }: { result: YearStanding; afterSupplement: boolean; headDecided: boolean }): ReviewList {
  if (result === "UNRANKED") return "BY_PLAN";
  if (result !== "NOT_DONE") return "PROMOTED";
  if (headDecided) return "NOT_PROMOTED";
  return afterSupplement ? "HEAD" : "REASSESS";
}

export type ReviewAttempt = {
  actor: Actor;
  classes: readonly { name: string; status: SheetStatus }[]; // every class somebody is reviewed of
  confirmed: number; // pupils
  asideReasons: readonly string[];
  awards: number;
  awardDecision: string | null;
  heldOn: Day;
  decidedOn: Day;
  today: Day;
};

/** May the head decide this review? The detail of a refusal names the class. Source: QĐ 1789, Đ.14.6, 30; TT 27/2020, Đ.13.1, 15.3. */
export function decideReview({ actor, classes, confirmed, asideReasons, awards, awardDecision, heldOn, decidedOn, today }: ReviewAttempt): Result<true, ErrorCode> & { detail?: string } {
  const right = decide(actor, "year.decide-review");
  if (!right.ok) return right;
  const open = classes.find(({ status }) => status !== "APPROVED");
  if (open) return { ...no("REVIEW_CLASS_OPEN"), detail: open.name };
  if (confirmed + asideReasons.length === 0) return no("REVIEW_NOTHING");
  if (asideReasons.some((reason) => !reason.trim())) return no("REASON_NEEDED");
  if (heldOn > decidedOn || decidedOn > today) return no("REVIEW_DATES");
  return awards > 0 && !awardDecision?.trim() ? no("REVIEW_AWARD_NUMBER") : yes(true);
}
