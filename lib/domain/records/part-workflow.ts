import type { Actor } from "../people/actor";
import { decide, type Action, type Target } from "../people/permissions";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { PartStatus, SheetStatus } from "./sheet-status";

type Step = { from: readonly PartStatus[]; to: PartStatus; right: Action; complete?: true; note?: true; source: string };

/**
 * One teacher's part of a class sheet, as a table; what is not listed cannot happen.
 * Every step needs the sheet OPEN. A part already accepted may still be returned: the GVCN found something later.
 *
 * Source: QĐ 1789, Đ.13.2, 14.3, 14.4.
 */
export const PART_WORKFLOW = {
  submit: { from: ["DRAFT", "RETURNED"], to: "SUBMITTED", right: "sheet.submit-part", complete: true, source: "QĐ 1789, Đ.14.3" },
  withdraw: { from: ["SUBMITTED"], to: "DRAFT", right: "sheet.submit-part", source: "QĐ 1789, Đ.14.3: trước khi GVCN nhận" },
  return: { from: ["SUBMITTED", "ACCEPTED"], to: "RETURNED", right: "sheet.review-part", note: true, source: "QĐ 1789, Đ.14.4" },
  accept: { from: ["SUBMITTED"], to: "ACCEPTED", right: "sheet.review-part", source: "QĐ 1789, Đ.14.4" },
} as const satisfies Record<string, Step>;

export type PartAction = keyof typeof PART_WORKFLOW;
export const PART_ACTIONS = Object.keys(PART_WORKFLOW) as PartAction[];

export type PartAttempt = {
  actor: Actor;
  target: Target; // class, subject, group of the part
  part: PartStatus;
  sheet: SheetStatus;
  missing: number; // cells of the part not yet entered
  note?: string | undefined;
};

/** May this step be taken, and where does it lead? Pure: the page asks it for its buttons, the server before it obeys. */
export function decidePartStep(action: PartAction, attempt: PartAttempt): Result<PartStatus, ErrorCode> {
  const step: Step = PART_WORKFLOW[action];
  const right = decide(attempt.actor, step.right, attempt.target);
  if (!right.ok) return right;
  if (attempt.sheet !== "OPEN") return no("SHEET_LOCKED");
  if (!step.from.includes(attempt.part)) return no("STEP_NOT_NOW");
  if (step.complete && attempt.missing > 0) return no("PART_INCOMPLETE");
  if (step.note && !attempt.note?.trim()) return no("REASON_NEEDED");
  return yes(step.to);
}
