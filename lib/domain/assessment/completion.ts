import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { Promotion, YearStanding } from "./levels";
import type { Grade } from "./periods";
import type { RuleSet } from "./rule-set";

/** Section 6 of the học bạ and the fields that go with it. */
export type Completion = {
  promotion: Promotion;
  completedGrade: boolean;
  completedPrimary: boolean | null; // grade 5 only
  text: string;
};

/**
 * Completion of the grade or of primary school, and promotion.
 * Who has not completed, or has no result by rule, waits for the head's decision: returns null until it is there.
 * Without a result the decision looks at the individual plan: fulfilled, it completes the grade as it completes primary school.
 *
 * Source: TT 27/2020, Đ.8, 11.1–11.2 and the guide to Phụ lục 1, mục 6; TTLT 42/2013; traps A14;
 * docs/decisions/177-a-year-without-a-result-is-recorded.md.
 */
export function completionOf(grade: Grade, result: YearStanding, decided: "PROMOTED" | "NOT_PROMOTED" | null, { completion: texts }: RuleSet): Completion | null {
  if ((result !== "NOT_DONE" && result !== "UNRANKED") || (result === "UNRANKED" && decided === "PROMOTED")) {
    if (grade === 5) return { promotion: "PRIMARY_COMPLETED", completedGrade: true, completedPrimary: true, text: texts.primaryDone };
    return { promotion: "PROMOTED", completedGrade: true, completedPrimary: null, text: texts.gradeDone(grade) };
  }
  if (decided === null || !decidePromotion(grade, result, decided).ok) return null;
  if (grade === 5) return { promotion: decided, completedGrade: false, completedPrimary: false, text: texts.primaryNotDone };
  return { promotion: decided, completedGrade: false, completedPrimary: null, text: texts.gradeNotDone(grade, decided === "PROMOTED") };
}

/**
 * May the head decide this? Only for who has not completed or has no result by rule. From grade 5 there is no primary grade to
 * go up to: what is open there is that the plan is fulfilled. Source: TT 27/2020, Đ.8, 11.1c; TTLT 42/2013.
 */
export function decidePromotion(grade: Grade, result: YearStanding | null, decision: "PROMOTED" | "NOT_PROMOTED"): Result<true, ErrorCode> {
  if (result === null) return no("YEAR_INCOMPLETE");
  if (result !== "NOT_DONE" && result !== "UNRANKED") return no("PROMOTION_NOT_NEEDED");
  if (grade === 5 && decision === "PROMOTED" && result !== "UNRANKED") return no("PROMOTION_IMPOSSIBLE");
  return yes(true);
}

export const PROMOTION_WORDS = {
  PROMOTED: "Được lên lớp",
  NOT_PROMOTED: "Chưa được lên lớp",
  PRIMARY_COMPLETED: "Hoàn thành chương trình tiểu học",
} as const satisfies Record<Promotion, string>;
