import type { Day } from "../vietnam-time";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { Period } from "./periods";

export const ATTEMPT_KINDS = ["FIRST", "MAKE_UP", "RETEST", "SUPPLEMENTARY", "HEAD"] as const;
export type AttemptKind = (typeof ATTEMPT_KINDS)[number];

/** In which periods a kind of attempt exists. Source: TT 27/2020, Đ.7.1d (CK1 and CN), 11.1b, 11.1c; traps A12. */
const PERIODS_OF = {
  FIRST: ["GK1", "CK1", "GK2", "CN"],
  MAKE_UP: ["GK1", "CK1", "GK2", "CN"],
  RETEST: ["CK1", "CN"],
  SUPPLEMENTARY: ["CN"],
  HEAD: ["CN"],
} as const satisfies Record<AttemptKind, readonly Period[]>;

/** Whether this kind of attempt can be made in this period. */
export const mayAttempt = (kind: AttemptKind, period: Period): boolean => (PERIODS_OF[kind] as readonly Period[]).includes(period);

/**
 * Whether a result typed over a "V" is the make-up test. On the day the absence was noted it corrects a slip; later it is
 * another attempt with its own date, and the absence stays to be seen. Source: traps A12; docs/decisions/100-absent-and-made-up.md.
 */
export const isMakeUp = (absentOn: Day, today: Day): boolean => absentOn < today;

/** The attempt that counts: the last one made; the others stay to be seen. Source: TT 27/2020, guides to Phụ lục 1 and 2. */
export const lastAttempt = <T extends { attempt: number }>(attempts: readonly T[]): T | null =>
  attempts.reduce<T | null>((last, next) => (last === null || next.attempt > last.attempt ? next : last), null);

/** What stands before another attempt. `agreed`: the school has agreed to another test that is not made yet. */
export type BeforeAttempt = { period: Period; mark: number | null; absentReason: string | null; agreed: boolean };

/**
 * May this attempt be recorded now? A make-up needs an absence, another test the school's agreement.
 * The assessments of Đ.11 belong to the year's end, where the support plan and the head's organisation stand before them.
 *
 * Source: TT 27/2020, Đ.7.1d; traps A12.
 */
export function decideAttempt(kind: "MAKE_UP" | "RETEST", { period, mark, absentReason, agreed }: BeforeAttempt): Result<true, ErrorCode> {
  if (!mayAttempt(kind, period)) return no("ATTEMPT_NOT_HERE");
  if (kind === "MAKE_UP") return absentReason === null ? no("ATTEMPT_NEEDS_ABSENCE") : yes(true);
  if (mark === null) return no("RETEST_NEEDS_MARK");
  return agreed ? yes(true) : no("RETEST_NOT_AGREED");
}

/** Whether a day can be that of an attempt: within the year, not before the attempt before it, not in the future. */
export const isDayOfAttempt = (day: Day, { from, today }: { from: Day; today: Day }): boolean => from <= day && day <= today;

export const ATTEMPT_WORDS = {
  FIRST: "Lần đầu",
  MAKE_UP: "Kiểm tra bù",
  RETEST: "Kiểm tra khác",
  SUPPLEMENTARY: "Đánh giá bổ sung",
  HEAD: "Kiểm tra do hiệu trưởng tổ chức",
} as const satisfies Record<AttemptKind, string>;
