import type { AttemptKind } from "../assessment/attempts";
import type { Actor } from "../people/actor";
import { decide, type Target } from "../people/permissions";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { Day } from "../vietnam-time";
import { isClosed, type HeldOutState } from "./held-out";

/** The paper by which the head has a pupil assessed once more. */
export type SecondRound = { number: string; on: Day };

type Ordering = {
  actor: Actor;
  target: Target;
  heldOut: (HeldOutState & { secondRound: SecondRound | null }) | null;
  notDone: boolean; // as confirmed after the first round
  decided: boolean; // on promotion, by the head
  hasUnit: boolean;
  since: Day; // the supplement was opened
  on: Day;
  today: Day;
  closesOn: Day;
};

/**
 * May the head order a second round for this pupil? Once, after the first one is certified and was not enough, before he decides.
 *
 * Source: TT 27/2020, Đ.11.1c (giáo viên lập danh sách báo cáo hiệu trưởng, hiệu trưởng tổ chức kiểm tra, đánh giá); QĐ 1789, Đ.21.2.
 */
export function decideSecondRound({ actor, target, heldOut, notDone, decided, hasUnit, since, on, today, closesOn }: Ordering): Result<true, ErrorCode> {
  const right = decide(actor, "year.order-second-round", target);
  if (!right.ok) return right;
  if (heldOut?.secondRound) return no("SECOND_ROUND_ORDERED");
  if (heldOut?.cause !== "SUPPLEMENT" || heldOut.status === "OPEN") return no("FIRST_ROUND_FIRST");
  if (hasUnit) return no("UNITS_MADE");
  if (decided) return no("PROMOTION_DECIDED");
  if (!notDone) return no("SUPPLEMENT_NOT_NEEDED");
  if (isClosed(today, closesOn)) return no("SUPPLEMENT_CLOSED");
  return since <= on && on <= today ? yes(true) : no("SECOND_ROUND_DATE");
}

/** What stands in a subject before the result of an assessment of Đ.11 is recorded. */
type Before = { kind: AttemptKind; assessedOn: Day | null; secondRound: SecondRound | null };

/**
 * Of which round a result is. Each round is held once: what is recorded again of the same day mends a slip, of another day it
 * would be a round nobody ordered.
 *
 * Source: TT 27/2020, Đ.11.1b, 11.1c; docs/decisions/178-a-second-round-is-ordered.md.
 */
export function roundOf({ kind, assessedOn, secondRound }: Before, on: Day): Result<"SUPPLEMENTARY" | "HEAD", ErrorCode> {
  const round = secondRound ? "HEAD" : "SUPPLEMENTARY";
  return kind === round && assessedOn !== on ? no(secondRound ? "SECOND_ROUND_HELD" : "SECOND_ROUND_NOT_ORDERED") : yes(round);
}
