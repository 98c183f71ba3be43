import { mayAttempt } from "../assessment/attempts";
import type { Period } from "../assessment/periods";
import type { Actor } from "../people/actor";
import { decide, type Action, type Target } from "../people/permissions";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";

export const REQUEST_STATES = ["REQUESTED", "APPROVED", "REFUSED", "WITHDRAWN"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

type Step = { from: readonly RequestState[]; to: RequestState; right: Action; note?: true; source: string };

/**
 * The life of a request for another test, as a table; what is not listed cannot happen.
 * Of an agreed request nothing is taken back: the test is made, or the request stays to be seen unused.
 *
 * Source: TT 27/2020, Đ.7.1d (the teacher proposes, the school decides).
 */
export const RETEST_WORKFLOW = {
  approve: { from: ["REQUESTED"], to: "APPROVED", right: "retest.decide", source: "TT 27/2020, Đ.7.1d" },
  refuse: { from: ["REQUESTED"], to: "REFUSED", right: "retest.decide", note: true, source: "TT 27/2020, Đ.7.1d" },
  withdraw: { from: ["REQUESTED"], to: "WITHDRAWN", right: "retest.request", source: "TT 27/2020, Đ.7.1d" },
} as const satisfies Record<string, Step>;

export type RetestAction = keyof typeof RETEST_WORKFLOW;
export const RETEST_ACTIONS = Object.keys(RETEST_WORKFLOW) as RetestAction[];

export const REQUEST_WORDS = {
  REQUESTED: "Chờ lãnh đạo",
  APPROVED: "Nhà trường đồng ý",
  REFUSED: "Không đồng ý",
  WITHDRAWN: "Đã rút",
} as const satisfies Record<RequestState, string>;

/** May this step be taken, and where does it lead? Pure: the page asks it for its buttons, the server before it obeys. */
export function decideRetestStep(action: RetestAction, at: { actor: Actor; target: Target; state: RequestState; note?: string | undefined }): Result<RequestState, ErrorCode> {
  const step: Step = RETEST_WORKFLOW[action];
  const right = decide(at.actor, step.right, at.target);
  if (!right.ok) return right;
  if (!step.from.includes(at.state)) return no("STEP_NOT_NOW");
  return step.note && !at.note?.trim() ? no("REASON_NEEDED") : yes(step.to);
}

/** What stands in the cell another test is asked for. `open`: a request that waits, or was agreed and not yet used. */
export type RetestCase = { actor: Actor; target: Target; period: Period; mark: number | null; open: boolean };

/** May another test be proposed? At the end of a term only, where a mark stands, and one at a time. Source: TT 27/2020, Đ.7.1d. */
export function decideRetestRequest({ actor, target, period, mark, open }: RetestCase): Result<true, ErrorCode> {
  const right = decide(actor, "retest.request", target);
  if (!right.ok) return right;
  if (!mayAttempt("RETEST", period)) return no("ATTEMPT_NOT_HERE");
  if (mark === null) return no("RETEST_NEEDS_MARK");
  return open ? no("RETEST_ASKED") : yes(true);
}
