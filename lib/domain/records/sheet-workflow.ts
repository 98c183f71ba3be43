import type { Actor } from "../people/actor";
import type { Period } from "../assessment/periods";
import { decide, type Action, type Target } from "../people/permissions";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { PartStatus, SheetStatus } from "./sheet-status";

type Step = { from: SheetStatus; to: SheetStatus; right: Action; ready?: true; note?: true; beforeUnits?: true; source: string };

/**
 * A class's sheet of a period, as a table. After the GVCN has certified, only leadership opens it again, with a reason:
 * a correction needs leadership's permission. Once units have been made from it, the way back begins with them.
 *
 * Source: QĐ 1789, Đ.13.3, 14.4, 14.6, 14.7; TT 27/2020, Đ.9.2.
 */
export const SHEET_WORKFLOW = {
  certify: { from: "OPEN", to: "CERTIFIED", right: "sheet.certify", ready: true, source: "QĐ 1789, Đ.14.4" },
  approve: { from: "CERTIFIED", to: "APPROVED", right: "sheet.approve", source: "QĐ 1789, Đ.14.6" },
  return: { from: "CERTIFIED", to: "OPEN", right: "sheet.approve", note: true, source: "QĐ 1789, Đ.13.3, 14.6" },
  reopen: { from: "APPROVED", to: "OPEN", right: "sheet.approve", note: true, beforeUnits: true, source: "QĐ 1789, Đ.13.3" },
} as const satisfies Record<string, Step>;

export type SheetAction = keyof typeof SHEET_WORKFLOW;
export const SHEET_ACTIONS = Object.keys(SHEET_WORKFLOW) as SheetAction[];

export type SheetAttempt = {
  actor: Actor;
  target: Target; // the class
  period: Period;
  sheet: SheetStatus;
  parts: readonly PartStatus[];
  homeroomMissing: number; // items the GVCN still owes, over all pupils
  unconfirmedResults: number; // CN: pupils whose year result is not confirmed
  hasUnits: boolean; // CN: units made from this sheet and not withdrawn
  note?: string | undefined;
};

/** May this step be taken, and where does it lead? */
export function decideSheetStep(action: SheetAction, attempt: SheetAttempt): Result<SheetStatus, ErrorCode> {
  const step: Step = SHEET_WORKFLOW[action];
  const right = decide(attempt.actor, step.right, attempt.target);
  if (!right.ok) return right;
  if (step.from !== attempt.sheet) return no("STEP_NOT_NOW");
  if (step.beforeUnits && attempt.hasUnits) return no("UNITS_MADE");
  if (step.note && !attempt.note?.trim()) return no("REASON_NEEDED");
  const unready = step.ready ? whyUnready(attempt) : null;
  return unready ? no(unready) : yes(step.to);
}

/** What keeps a class from being certified; a class without any part is not ready. */
export function whyUnready(attempt: Pick<SheetAttempt, "parts" | "homeroomMissing" | "period" | "unconfirmedResults">): ErrorCode | null {
  if (attempt.parts.length === 0 || attempt.parts.some((part) => part !== "ACCEPTED")) return "PARTS_NOT_ACCEPTED";
  if (attempt.homeroomMissing > 0) return "HOMEROOM_INCOMPLETE";
  if (attempt.period === "CN" && attempt.unconfirmedResults > 0) return "RESULTS_NOT_CONFIRMED";
  return null;
}
