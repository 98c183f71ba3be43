import type { Grade, Period } from "../assessment/periods";
import type { RuleSet } from "../assessment/rule-set";
import type { SubjectCode } from "../assessment/subjects";
import { hasMark } from "../assessment/test-matrix";
import type { Actor } from "../people/actor";
import { decide, type Target } from "../people/permissions";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import { windowState, type EntryWindow } from "./entry-window";
import type { PartStatus, SheetStatus } from "./sheet-status";

/** `part`: the status of the subject's part, or "HOMEROOM" for what the GVCN enters. */
export type EntryAttempt = {
  actor: Actor;
  target: Target;
  part: PartStatus | "HOMEROOM";
  sheet: SheetStatus;
  window: EntryWindow | null;
  now: Date;
};

/**
 * May this person enter values here now? Only in an open window, into a part that is a draft or was returned,
 * of a sheet the GVCN has not certified.
 *
 * Source: QĐ 1789, Đ.13.2, 13.3, 30.3c.
 */
export function decideEntry({ actor, target, part, sheet, window, now }: EntryAttempt): Result<true, ErrorCode> {
  const right = decide(actor, part === "HOMEROOM" ? "sheet.enter-homeroom" : "sheet.enter-subject", target);
  if (!right.ok) return right;
  if (sheet !== "OPEN") return no("SHEET_LOCKED");
  if (part === "SUBMITTED" || part === "ACCEPTED") return no("PART_LOCKED");
  const state = windowState(window, now);
  return state === "OPEN" ? yes(true) : no(`WINDOW_${state}`);
}

/** One cell of a subject about to be written. `ended`: the pupil left this class; the row is kept, frozen. */
export type CellAttempt = { grade: Grade; period: Period; subject: SubjectCode; mark: number | null; taken: boolean; ended: boolean; rules: RuleSet };

/** May this value stand in this cell at all? Source: TT 27/2020, Đ.7.1b, 7.1d, 8; traps B1. */
export function decideCell({ grade, period, subject, mark, taken, ended, rules }: CellAttempt): Result<true, ErrorCode> {
  if (ended) return no("PUPIL_FROZEN");
  if (!taken) return no("SUBJECT_NOT_TAKEN");
  if (mark === null) return yes(true);
  if (!hasMark(subject, grade, period, rules)) return no("MARK_NOT_HERE");
  if (!Number.isInteger(mark)) return no("MARK_DECIMAL");
  return mark >= 0 && mark <= 10 ? yes(true) : no("MARK_RANGE");
}
