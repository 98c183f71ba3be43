import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { Actor } from "./actor";
import { decide, type Action } from "./permissions";

/** How far the check of a class's list is. NOT_CHECKED: nobody has decided yet. */
export const LIST_CHECK_WORDS = {
  NOT_CHECKED: "Học vụ chưa rà soát",
  RETURNED: "Trả lại giáo viên chủ nhiệm",
  SENT_AGAIN: "Đã sửa, chờ học vụ",
  ACCEPTED: "Học vụ đã chấp nhận",
} as const;
export type ListCheckStatus = keyof typeof LIST_CHECK_WORDS;

type Step = { from: readonly ListCheckStatus[]; to: Exclude<ListCheckStatus, "NOT_CHECKED">; right: Action; note?: true; source: string };

/** The first step of a class sheet, before entry, which never waits for it. Source: QĐ 1789, Đ.14.2, 31.1, 34.1. */
export const LIST_CHECK_WORKFLOW = {
  accept: { from: ["NOT_CHECKED", "RETURNED", "SENT_AGAIN"], to: "ACCEPTED", right: "pupil.check", source: "QĐ 1789, Đ.14.2" },
  return: { from: ["NOT_CHECKED", "SENT_AGAIN", "ACCEPTED"], to: "RETURNED", right: "pupil.check", note: true, source: "QĐ 1789, Đ.14.2, 34.1" },
  sendAgain: { from: ["RETURNED"], to: "SENT_AGAIN", right: "pupil.edit", source: "QĐ 1789, Đ.31.1" },
} as const satisfies Record<string, Step>;
export type ListCheckAction = keyof typeof LIST_CHECK_WORKFLOW;
export const LIST_CHECK_ACTIONS = Object.keys(LIST_CHECK_WORKFLOW) as ListCheckAction[];

export type ListCheckAttempt = { actor: Actor; classId: string; status: ListCheckStatus; note?: string | undefined };

/** May this step be taken, and where does it lead? */
export function decideListCheck(action: ListCheckAction, { actor, classId, status, note }: ListCheckAttempt): Result<Exclude<ListCheckStatus, "NOT_CHECKED">, ErrorCode> {
  const step: Step = LIST_CHECK_WORKFLOW[action];
  const right = decide(actor, step.right, { classId });
  if (!right.ok) return right;
  if (!step.from.includes(status)) return no("LIST_CHECK_STATE");
  return step.note && !note?.trim() ? no("REASON_NEEDED") : yes(step.to);
}
