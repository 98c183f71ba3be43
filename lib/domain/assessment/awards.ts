import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { YearResult } from "./levels";

export const AWARD_KINDS = ["EXCELLENT", "EXEMPLARY", "SUDDEN"] as const;
export type AwardKind = (typeof AWARD_KINDS)[number];

/** What an award rests on. `evidence`: the outstanding subject or the clear progress, in words. */
export type AwardCase = { result: YearResult | null; afterSupplement: boolean; evidence: string | null; classRecognised: boolean };

/** The award of the year a pupil may be proposed for; an exemplary pupil still needs evidence and the class. Source: TT 27/2020, Đ.13.1a. */
export function awardToPropose({ result, afterSupplement }: Pick<AwardCase, "result" | "afterSupplement">): Exclude<AwardKind, "SUDDEN"> | null {
  if (afterSupplement) return null;
  if (result === "EXCELLENT") return "EXCELLENT";
  return result === "WELL_DONE" ? "EXEMPLARY" : null;
}

/**
 * Is it the time to propose this award? An award of the year goes with the sheet that is still open; a sudden one is for an
 * achievement "trong năm học": from the first day until the school's review has confirmed the pupil's year.
 *
 * Source: TT 27/2020, Đ.13.1; QĐ 1789, Đ.30; docs/decisions/164-sudden-awards-all-year.md.
 */
export function decideProposalTime(kind: AwardKind, { sheetOpen, reviewed }: { sheetOpen: boolean; reviewed: boolean }): Result<true, ErrorCode> {
  if (kind === "SUDDEN") return reviewed ? no("AWARD_REVIEWED") : yes(true);
  return sheetOpen ? yes(true) : no("SHEET_LOCKED");
}

/** May the head give this award? Source: TT 27/2020, Đ.13.1. */
export function decideAward(kind: AwardKind, pupil: AwardCase): Result<true, ErrorCode> {
  if (kind === "SUDDEN") return pupil.evidence?.trim() ? yes(true) : no("REASON_NEEDED");
  if (awardToPropose(pupil) !== kind) return no("AWARD_NOT_EARNED");
  const needsMore = kind === "EXEMPLARY" && !(pupil.evidence?.trim() && pupil.classRecognised);
  return needsMore ? no("AWARD_NEEDS_CLASS") : yes(true);
}

/** May an award be taken back? A proposal with a reason; a decided one by the head alone; neither once the học bạ names it. Source: TT 27/2020, Đ.13.1. */
export function decideWithdrawAward({ decided, byHead, hasUnit, reason }: { decided: boolean; byHead: boolean; hasUnit: boolean; reason: string }): Result<true, ErrorCode> {
  if (decided && !byHead) return no("AWARD_DECIDED");
  if (decided && hasUnit) return no("UNITS_MADE");
  return reason.trim() ? yes(true) : no("REASON_NEEDED");
}
