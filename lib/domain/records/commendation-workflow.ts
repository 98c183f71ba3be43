import type { Actor } from "../people/actor";
import { decide, type Action, type Target } from "../people/permissions";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { Day } from "../vietnam-time";

export const COMMENDATION_STATES = ["PROPOSED", "SENT", "GRANTED", "DECLINED", "REFUSED", "WITHDRAWN"] as const;
export type CommendationState = (typeof COMMENDATION_STATES)[number];

export const COMMENDATION_STATE_WORDS = {
  PROPOSED: "Chờ nhà trường xem xét",
  SENT: "Đã đề nghị cấp trên",
  GRANTED: "Cấp trên đã khen thưởng",
  DECLINED: "Cấp trên không khen thưởng",
  REFUSED: "Nhà trường không đề nghị",
  WITHDRAWN: "Đã rút",
} as const satisfies Record<CommendationState, string>;

/** What a step must carry: the school's paper (to whom, number, day), the authority's answer (number, day), or a reason. */
type Step = { from: CommendationState; to: CommendationState; right: Action; needs: "PAPER" | "ANSWER" | "REASON"; source: string };

/**
 * A special achievement on its way to a higher authority, as a table; what is not listed cannot happen.
 *
 * The homeroom teacher proposes, the school considers, the head sends it and notes what the authority answers.
 * Source: TT 27/2020, Đ.13.2.
 */
export const COMMENDATION_WORKFLOW = {
  send: { from: "PROPOSED", to: "SENT", right: "commendation.decide", needs: "PAPER", source: "TT 27/2020, Đ.13.2: đề nghị cấp trên khen thưởng" },
  refuse: { from: "PROPOSED", to: "REFUSED", right: "commendation.decide", needs: "REASON", source: "TT 27/2020, Đ.13.2: được nhà trường xem xét" },
  withdraw: { from: "PROPOSED", to: "WITHDRAWN", right: "commendation.propose", needs: "REASON", source: "TT 27/2020, Đ.13.2" },
  grant: { from: "SENT", to: "GRANTED", right: "commendation.decide", needs: "ANSWER", source: "TT 27/2020, Đ.13.2" },
  decline: { from: "SENT", to: "DECLINED", right: "commendation.decide", needs: "ANSWER", source: "TT 27/2020, Đ.13.2" },
} as const satisfies Record<string, Step>;

export type CommendationAction = keyof typeof COMMENDATION_WORKFLOW;
export const COMMENDATION_ACTIONS = Object.keys(COMMENDATION_WORKFLOW) as CommendationAction[];

/** What is written with a step. `on`: the day of the school's paper, or of the answer; `sentOn`: the paper's day, once it is sent. */
export type CommendationPaper = { authority?: string | undefined; number?: string | undefined; on?: Day | undefined; sentOn?: Day | null; today: Day; note?: string | undefined };

type Attempt = { actor: Actor; target: Target; state: CommendationState };

/** May this person take this step now, papers aside? The page asks to know which buttons to offer. */
export function mayStepCommendation(action: CommendationAction, { actor, target, state }: Attempt): Result<CommendationState, ErrorCode> {
  const step: Step = COMMENDATION_WORKFLOW[action];
  const right = decide(actor, step.right, target);
  if (!right.ok) return right;
  return step.from === state ? yes(step.to) : no("STEP_NOT_NOW");
}

/** May this step be taken with these papers, and where does it lead? */
export function decideCommendation(action: CommendationAction, attempt: Attempt & CommendationPaper): Result<CommendationState, ErrorCode> {
  const may = mayStepCommendation(action, attempt);
  if (!may.ok) return may;
  const lacks = lackOf(COMMENDATION_WORKFLOW[action].needs, attempt);
  return lacks ? no(lacks) : may;
}

function lackOf(needs: Step["needs"], { authority, number, on, sentOn, today, note }: CommendationPaper): ErrorCode | null {
  if (needs === "REASON") return note?.trim() ? null : "REASON_NEEDED";
  if (needs === "PAPER" && !(authority?.trim() && number?.trim() && on)) return "COMMENDATION_PAPER";
  if (needs === "ANSWER" && !(number?.trim() && on)) return "COMMENDATION_ANSWER";
  const early = needs === "ANSWER" && sentOn != null && on !== undefined && on < sentOn;
  return early || (on !== undefined && on > today) ? "COMMENDATION_DATES" : null;
}
