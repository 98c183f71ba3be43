import type { Day } from "../vietnam-time";
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

export const ATTEMPT_WORDS = {
  FIRST: "Lần đầu",
  MAKE_UP: "Kiểm tra bù",
  RETEST: "Kiểm tra khác",
  SUPPLEMENTARY: "Đánh giá bổ sung",
  HEAD: "Kiểm tra do hiệu trưởng tổ chức",
} as const satisfies Record<AttemptKind, string>;
