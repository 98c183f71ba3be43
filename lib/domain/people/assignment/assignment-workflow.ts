import type { ErrorCode } from "../../refusal-words";
import { no, yes, type Result } from "../../result";
import type { Actor } from "../actor";
import { decide, type Action } from "../permissions";

export const ASSIGNMENT_STATES = ["DRAFT", "SUBMITTED", "SIGNED", "DROPPED"] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

export const ASSIGNMENT_STATE_WORDS = {
  DRAFT: "Đang soạn",
  SUBMITTED: "Chờ hiệu trưởng quyết định",
  SIGNED: "Hiệu trưởng đã ký",
  DROPPED: "Đã bỏ",
} as const satisfies Record<AssignmentState, string>;

/** Where a version is follows from what happened to it. */
export function assignmentState(moments: { signedAt: unknown; droppedAt: unknown; submittedAt: unknown }): AssignmentState {
  if (moments.signedAt) return "SIGNED";
  if (moments.droppedAt) return "DROPPED";
  return moments.submittedAt ? "SUBMITTED" : "DRAFT";
}

type Step = { from: readonly AssignmentState[]; to: AssignmentState; right: Action; source: string };

/**
 * The life of a version. It is prepared by who helps the head, and signed by the head alone; what is signed is never changed,
 * a new version follows it. `edit-submitted`: only the head changes what waits for the head.
 *
 * Source: QĐ 1789, Đ.20.2, 30.3a, 33.1; docs/decisions/174-assignment-by-versions.md.
 */
export const ASSIGNMENT_WORKFLOW = {
  edit: { from: ["DRAFT"], to: "DRAFT", right: "assignment.prepare", source: "QĐ 1789, Đ.33.1, 33.3" },
  "edit-submitted": { from: ["SUBMITTED"], to: "SUBMITTED", right: "assignment.sign", source: "QĐ 1789, Đ.20.2" },
  submit: { from: ["DRAFT"], to: "SUBMITTED", right: "assignment.prepare", source: "QĐ 1789, Đ.33.1" },
  return: { from: ["SUBMITTED"], to: "DRAFT", right: "assignment.sign", source: "QĐ 1789, Đ.20.2" },
  drop: { from: ["DRAFT"], to: "DROPPED", right: "assignment.prepare", source: "QĐ 1789, Đ.33.1" },
  sign: { from: ["DRAFT", "SUBMITTED"], to: "SIGNED", right: "assignment.sign", source: "QĐ 1789, Đ.20.2: thủ trưởng đơn vị ký duyệt phân công bằng chữ ký số" },
} as const satisfies Record<string, Step>;

export type AssignmentStep = keyof typeof ASSIGNMENT_WORKFLOW;

/** Pure: the page asks which buttons to offer, the server whether to obey. */
export function decideAssignmentStep(step: AssignmentStep, actor: Actor, state: AssignmentState): Result<AssignmentState, ErrorCode> {
  const { from, to, right }: Step = ASSIGNMENT_WORKFLOW[step];
  const allowed = decide(actor, right);
  if (!allowed.ok) return no(allowed.reason);
  return from.includes(state) ? yes(to) : no(state === "SIGNED" ? "ASSIGNMENT_SIGNED" : "ASSIGNMENT_STATE");
}

/** Changing what a version says: who prepares it while it is a draft, the head while it waits for the head. */
export const decideEdit = (actor: Actor, state: AssignmentState): Result<AssignmentState, ErrorCode> =>
  decideAssignmentStep(state === "SUBMITTED" ? "edit-submitted" : "edit", actor, state);
