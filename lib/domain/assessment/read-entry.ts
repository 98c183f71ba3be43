import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { SubjectLevel, TraitLevel } from "./levels";

const KEYS = {
  SUBJECT: { T: "T", H: "H", C: "C", "1": "T", "2": "H", "3": "C" },
  TRAIT: { T: "T", Đ: "D", D: "D", C: "C", "1": "T", "2": "D", "3": "C" },
} as const satisfies { SUBJECT: Record<string, SubjectLevel>; TRAIT: Record<string, TraitLevel> };

export type LevelScale = keyof typeof KEYS;
type LevelOf = { SUBJECT: SubjectLevel; TRAIT: TraitLevel };

/**
 * The level a key or a pasted cell means: T/H/C or T/Đ/C in either case, D for Đ, 1/2/3 from best to least.
 * Returns null when it means none; an empty cell is not a level.
 */
export function parseLevelKey<Scale extends LevelScale>(scale: Scale, text: string): LevelOf[Scale] | null {
  const keys: Record<string, LevelOf[Scale]> = KEYS[scale] as unknown as Record<string, LevelOf[Scale]>;
  const key = text.normalize("NFC").trim().toUpperCase();
  return Object.hasOwn(keys, key) ? (keys[key] ?? null) : null;
}

/** A typed or pasted mark. Nothing is rounded or clamped: what is wrong is refused with its reason. Source: TT 27/2020, Đ.7.1d. */
export function parseMark(text: string): Result<number, Extract<ErrorCode, "MARK_DECIMAL" | "MARK_RANGE" | "MARK_UNREADABLE">> {
  const typed = text.trim();
  if (/^-?\d+$/.test(typed)) return /^(?:10|\d)$/.test(typed) ? yes(Number(typed)) : no("MARK_RANGE");
  return /^-?\d*[.,]\d+$/.test(typed) ? no("MARK_DECIMAL") : no("MARK_UNREADABLE");
}

/** Whether a mark being typed may still grow: after "1" comes a 0, or the person moves on. */
export const mayGrow = (typed: string): boolean => typed.trim() === "1";
