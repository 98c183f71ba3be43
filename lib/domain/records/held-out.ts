import type { Period } from "../assessment/periods";
import type { Actor } from "../people/actor";
import { decide, type Target } from "../people/permissions";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { Day } from "../vietnam-time";
import type { PartStatus, SheetStatus } from "./sheet-status";
import { decideSheetStep, type SheetAction, type SheetAttempt } from "./sheet-workflow";

export const HELD_OUT_CAUSES = ["INCOMPLETE", "SUPPLEMENT"] as const;
/** INCOMPLETE: a value is missing. SUPPLEMENT: has not completed and is assessed again (TT 27, Đ.11.1b). */
export type HeldOutCause = (typeof HELD_OUT_CAUSES)[number];

export const HELD_OUT_CAUSE_WORDS = {
  INCOMPLETE: "Chưa đủ dữ liệu cuối kỳ",
  SUPPLEMENT: "Đánh giá bổ sung",
} as const satisfies Record<HeldOutCause, string>;

/** How far a pupil held out has come, in the words of the sheet's own steps. */
export const SUPPLEMENT_STATUS_WORDS = {
  OPEN: "Để lại, đang chờ bổ sung",
  CERTIFIED: "Giáo viên chủ nhiệm đã xác nhận bổ sung, chờ lãnh đạo duyệt",
  APPROVED: "Lãnh đạo đã duyệt bổ sung",
} as const satisfies Record<SheetStatus, string>;

/** A pupil held out of a class's sheet, as the rules see it. `status`: where the pupil's own supplement is. */
export type HeldOutState = { cause: HeldOutCause; status: SheetStatus };

/** Whether the class's own sheet waits for this pupil: a value that is missing of somebody held out keeps nobody back. Source: QĐ 1789, Đ.21.2; traps A4. */
export const countsForClass = (heldOut: HeldOutState | null): boolean => heldOut === null || heldOut.cause === "SUPPLEMENT";

type Holding = { actor: Actor; target: Target; sheet: SheetStatus; heldOut: HeldOutState | null; ended: boolean; note: string };

/** May the homeroom teacher leave this pupil out of the class, so that the others can be certified? Only before the class is. Source: QĐ 1789, Đ.14.4, 21.2; traps A4. */
export function decideHoldOut({ actor, target, sheet, heldOut, ended, note }: Holding): Result<true, ErrorCode> {
  const right = decide(actor, "sheet.certify", target);
  if (!right.ok) return right;
  if (ended) return no("PUPIL_FROZEN");
  if (sheet !== "OPEN") return no("SHEET_LOCKED");
  if (heldOut) return no("HELD_OUT_ALREADY");
  return note.trim() ? yes(true) : no("REASON_NEEDED");
}

/** May the pupil go back into the class? As long as the class itself has not been certified. */
export function decideTakeBack({ actor, target, sheet, heldOut }: Omit<Holding, "ended" | "note">): Result<true, ErrorCode> {
  const right = decide(actor, "sheet.certify", target);
  if (!right.ok) return right;
  return sheet === "OPEN" && heldOut?.status === "OPEN" ? yes(true) : no("STEP_NOT_NOW");
}

type Opening = { actor: Actor; target: Target; period: Period; sheet: SheetStatus; heldOut: HeldOutState | null; notDone: boolean; planned: boolean; hasUnit: boolean };

/**
 * May the assessment of Đ.11.1b be opened for this pupil? For who has not completed, once the class's year is certified and a
 * plan of support is written; the class's own certificate keeps the first result.
 */
export function decideOpenSupplement({ actor, target, period, sheet, heldOut, notDone, planned, hasUnit }: Opening): Result<true, ErrorCode> {
  const right = decide(actor, "sheet.certify", target);
  if (!right.ok) return right;
  if (period !== "CN" || sheet === "OPEN") return no("CLASS_FIRST");
  if (heldOut) return no("HELD_OUT_ALREADY");
  if (hasUnit) return no("UNITS_MADE");
  if (!notDone) return no("SUPPLEMENT_NOT_NEEDED");
  return planned ? yes(true) : no("PLAN_FIRST");
}

/** The step on a pupil's supplement: `sheet` is the supplement's own status, `classSheet` that of the class. */
export type SupplementAttempt = SheetAttempt & { classSheet: SheetStatus; today: Day; closesOn: Day };

/**
 * The same steps as the class's, for one pupil, never ahead of the class and before 15/8 ("trước" means before).
 *
 * Source: QĐ 1789, Đ.14.4, 14.6, 21.2; traps A3, A4, A22.
 */
export function decideSupplementStep(action: SheetAction, { classSheet, today, closesOn, ...attempt }: SupplementAttempt): Result<SheetStatus, ErrorCode> {
  const right = decide(attempt.actor, action === "certify" ? "sheet.certify" : "sheet.approve", attempt.target);
  if (!right.ok) return right;
  if (classSheet === "OPEN" || (action === "approve" && classSheet !== "APPROVED")) return no("CLASS_FIRST");
  if (isClosed(today, closesOn)) return no("SUPPLEMENT_CLOSED");
  return decideSheetStep(action, { ...attempt, parts: attempt.parts.length === 0 ? ["ACCEPTED"] : attempt.parts });
}

/** Whether the year's time for supplements is over. Source: QĐ 1789, Đ.21.2: trước 15/8; traps A22. */
export const isClosed = (today: Day, closesOn: Day): boolean => today >= closesOn;

/**
 * What a cell of a pupil held out is closed by once the class is certified: the part handed in for this pupil alone,
 * or ACCEPTED when the subject was complete with the class. A supplementary assessment is another attempt, never the old value.
 */
export function supplementPart(heldOut: HeldOutState, part: PartStatus | null): Result<PartStatus, ErrorCode> {
  if (heldOut.cause === "SUPPLEMENT") return no("SUPPLEMENT_BY_ATTEMPT");
  return yes(part ?? "ACCEPTED");
}
