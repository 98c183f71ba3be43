import type { PlanMode } from "../assessment/exemptions";
import type { SubjectCode } from "../assessment/subjects";
import type { Actor } from "../people/actor";
import { decide, type Action, type Target } from "../people/permissions";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { RequestState } from "./retest-workflow";

type Step = { from: readonly RequestState[]; to: RequestState; right: Action; note?: true; decision?: true; source: string };

/**
 * The life of an individual education plan (KHGDCN), as a table; what is not listed cannot happen.
 * A decided plan does not change: the next one, proposed and decided, takes its place.
 *
 * Source: TT 27/2020, Đ.8; traps A13 (an exemption rests on the plan and the head's decision).
 */
export const PLAN_WORKFLOW = {
  approve: { from: ["REQUESTED"], to: "APPROVED", right: "plan.decide", decision: true, source: "TT 27/2020, Đ.8, 15.2" },
  refuse: { from: ["REQUESTED"], to: "REFUSED", right: "plan.decide", note: true, source: "TT 27/2020, Đ.8, 15.2" },
  withdraw: { from: ["REQUESTED"], to: "WITHDRAWN", right: "plan.propose", source: "TT 27/2020, Đ.8" },
} as const satisfies Record<string, Step>;

export type PlanAction = keyof typeof PLAN_WORKFLOW;

type PlanAttempt = { actor: Actor; target: Target; state: RequestState; note?: string | undefined; decisionNumber?: string | undefined };

/** May this step be taken, and where does it lead? */
export function decidePlanStep(action: PlanAction, { actor, target, state, note, decisionNumber }: PlanAttempt): Result<RequestState, ErrorCode> {
  const step: Step = PLAN_WORKFLOW[action];
  const right = decide(actor, step.right, target);
  if (!right.ok) return right;
  if (!step.from.includes(state)) return no("STEP_NOT_NOW");
  if (step.note && !note?.trim()) return no("REASON_NEEDED");
  return step.decision && !decisionNumber?.trim() ? no("PLAN_NEEDS_DECISION") : yes(step.to);
}

export type PlanSubject = { subject: SubjectCode; mode: PlanMode };

/** What a decided plan makes of a pupil's subjects: the exemptions it gives; every other of before has ended. Source: TT 27/2020, Đ.8. */
export const exemptionsOf = (subjects: readonly PlanSubject[]): readonly { subject: SubjectCode; notAssessed: boolean }[] =>
  subjects.filter(({ mode }) => mode !== "ADJUSTED").map(({ subject, mode }) => ({ subject, notAssessed: mode === "NOT_ASSESSED" }));
