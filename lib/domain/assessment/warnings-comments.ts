import type { SubjectLevel, TraitLevel } from "./levels";
import type { Period } from "./periods";
import { comparisonWarning } from "./warnings-comparison";
import { otherNameWarning, type Named } from "./warnings-names";
import type { Warning } from "./warnings-words";

/** A comment as it stands beside its level; of the homeroom teacher's remarks, the level the traits come to (`toneOf`). */
export type CommentCell = { text: string | null; level: SubjectLevel | TraitLevel | null; period: Period };

/** What is to be said about one comment by itself, the gravest first; what concerns the whole class is `alikeWarnings`. */
export function commentWarnings(cell: CommentCell, pupil: Named, classmates: readonly Named[]): Warning[] {
  const text = cell.text?.trim() ?? "";
  if (text === "") return present([missingCommentWarning(cell.level, cell.period)]);
  return present([otherNameWarning(text, pupil, classmates), comparisonWarning(text)]);
}

/**
 * A sentence when a comment is still wanted: always beside a level that says something must be mended, and at a term's end
 * beside any level. Null while there is no level: then the comment is not due either.
 *
 * Source: TT 27/2020, Đ.6 (chỉ ra chỗ chưa đúng, có biện pháp giúp đỡ), 9.1; QĐ 1789, Phụ lục I.
 */
export function missingCommentWarning(level: SubjectLevel | TraitLevel | null, period: Period): Warning | null {
  if (level === null) return null;
  if (level === "C") return { kind: "MISSING_COMMENT", sentence: "Mức C cần lời nhận xét: điều em chưa đạt và cách giúp em." };
  const termEnds = period === "CK1" || period === "CN";
  return termEnds ? { kind: "MISSING_COMMENT", sentence: "Đã có mức, chưa có lời nhận xét cho học kỳ này." } : null;
}

/**
 * Where the homeroom teacher's remark on several traits stands: C when one needs effort, T when all are good, otherwise D.
 * Returns null while one of them is missing.
 */
export function toneOf(levels: readonly (TraitLevel | null)[]): TraitLevel | null {
  if (levels.length === 0 || levels.includes(null)) return null;
  if (levels.includes("C")) return "C";
  return levels.every((level) => level === "T") ? "T" : "D";
}

const present = (list: readonly (Warning | null)[]): Warning[] => list.filter((one) => one !== null);
