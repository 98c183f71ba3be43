import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";

/** The parts a school may divide a test into. Only the whole mark goes into the sheet. Source: traps C; the school's own rule. */
export const TEST_PARTS = {
  TV: [{ code: "DOC", name: "Đọc" }, { code: "VIET", name: "Viết" }],
  NN: [{ code: "NGHE", name: "Nghe" }, { code: "NOI", name: "Nói" }, { code: "DOC", name: "Đọc" }, { code: "VIET", name: "Viết" }],
} as const;
export type PartSubject = keyof typeof TEST_PARTS;
export type PartCode = (typeof TEST_PARTS)[PartSubject][number]["code"];

export const PART_ROUNDINGS = ["HALF_UP", "DOWN", "UP"] as const;
export type PartRounding = (typeof PART_ROUNDINGS)[number];

export const ROUNDING_WORDS = {
  HALF_UP: "Từ 0,5 làm tròn lên",
  DOWN: "Luôn làm tròn xuống",
  UP: "Luôn làm tròn lên",
} as const satisfies Record<PartRounding, string>;

/** How the school makes the whole mark of a subject in a grade. `most`: the highest mark of each part, in the order of TEST_PARTS. */
export type PartRule = { subject: PartSubject; most: readonly number[]; rounding: PartRounding };

export const isPartSubject = (code: string): code is PartSubject => Object.hasOwn(TEST_PARTS, code);

/** Whether a code names a part of this subject's test. */
export const isPartOf = (subject: PartSubject, code: string): code is PartCode => TEST_PARTS[subject].some((part) => part.code === code);

/** The highest mark of one part. Returns null when the rule does not know it. */
export const mostOf = ({ subject, most }: PartRule, code: PartCode): number | null => most[TEST_PARTS[subject].findIndex((part) => part.code === code)] ?? null;

/** A rule that can be counted with: one highest mark a part, each of 1 to 10. */
export const isPartRule = ({ subject, most }: PartRule): boolean =>
  most.length === TEST_PARTS[subject].length && most.every((one) => one >= 1 && one <= 10 && Number.isInteger(one * 4));

/** A typed part of a mark: quarters of a point, up to its highest. Shape of the value: "7.25". */
export function parsePartMark(text: string, most: number): Result<string, Extract<ErrorCode, "PART_UNREADABLE" | "PART_RANGE">> {
  const plain = text.trim().replace(",", ".");
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(plain) || !Number.isInteger(Number(plain) * 4)) return no("PART_UNREADABLE");
  return Number(plain) <= most ? yes(String(Number(plain))) : no("PART_RANGE");
}

/**
 * The whole mark of a test from its parts, on the scale of 10, by the school's rounding. Counted in whole numbers:
 * no part of a point is lost on the way. Returns null while a part is missing.
 *
 * Source: TT 27/2020, Đ.7.1d (whole marks 0–10); the school's rule.
 */
export function wholeMark({ most, rounding }: PartRule, parts: readonly (number | null)[]): number | null {
  if (parts.length !== most.length || parts.some((part) => part === null)) return null;
  const quarters = parts.reduce<number>((sum, part) => sum + Math.round((part ?? 0) * 4), 0);
  const all = most.reduce((sum, one) => sum + Math.round(one * 4), 0);
  const [points, rest] = [Math.floor((quarters * 10) / all), (quarters * 10) % all];
  const isUp = rounding === "UP" ? rest > 0 : rounding === "HALF_UP" && rest * 2 >= all;
  return points + (isUp ? 1 : 0);
}
