import type { Warning } from "./warnings-words";

/** How many pupils of a class may share one sentence about one thing before it says little about each. */
export const MOST_ALIKE = 5;

/** From this share of common words on, two comments say the same. A short comment is compared as a whole. */
const NEARLY = 0.85;
const FEWEST_WORDS = 5;

/** A comment of one column: whose, and what it says. */
export type Told = { pupilId: string; fullName: string; text: string };

/** words: each word's number, rising, so that two texts are compared in one walk. */
type Kind = { words: readonly number[]; pupils: string[] };

/**
 * Those of one column whose comment stands for more than MOST_ALIKE pupils, word for word or nearly so; the pupil's own
 * name counts as one and the same word.
 *
 * Shape: pupilId → warning. Source: TT 27/2020, Đ.4.3 (đánh giá sự tiến bộ của từng học sinh).
 */
export function alikeWarnings(column: readonly Told[]): Map<string, Warning> {
  const kinds = kindsOf(column);
  const warnings = new Map<string, Warning>();
  for (const kind of kinds) {
    const near = kinds.filter((other) => other === kind || isNearly(kind.words, other.words));
    const count = near.reduce((sum, { pupils }) => sum + pupils.length, 0);
    const warning = toldOf(kind.pupils.length, count);
    if (warning) for (const pupilId of kind.pupils) warnings.set(pupilId, warning);
  }
  return warnings;
}

function toldOf(same: number, near: number): Warning | null {
  if (same > MOST_ALIKE) return { kind: "SAME_FOR_MANY", sentence: `Lời này đang dùng cho ${same} học sinh; thêm điều riêng của em để lời nhận xét có ích.` };
  if (near > MOST_ALIKE) return { kind: "ALIKE", sentence: `${near} học sinh có lời gần giống hệt nhau; thêm điều riêng của em để lời nhận xét có ích.` };
  return null;
}

function kindsOf(column: readonly Told[]): Kind[] {
  const kinds = new Map<string, Kind>();
  const numbers = new Map<string, number>();
  const numberOf = (word: string) => numbers.get(word) ?? (numbers.set(word, numbers.size), numbers.size - 1);
  for (const { pupilId, fullName, text } of column) {
    const words = plainWords(text, fullName);
    const key = words.join(" ");
    const kind = kinds.get(key);
    if (kind) kind.pupils.push(pupilId);
    else if (words.length > 0) kinds.set(key, { words: words.map(numberOf).sort((one, other) => one - other), pupils: [pupilId] });
  }
  return [...kinds.values()];
}

/** The words of a comment, in lower case and without signs, "…" in place of the pupil's own name. */
function plainWords(text: string, fullName: string): string[] {
  const name = fullName.normalize("NFC");
  const given = name.split(" ").at(-1) ?? name;
  const plain = text.normalize("NFC").replaceAll(name, "…").replaceAll(new RegExp(`(?<!\\p{L})${escaped(given)}(?!\\p{L})`, "gu"), "…");
  return plain.toLowerCase().match(/[\p{L}\p{M}\d]+|…/gu) ?? [];
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");

/** Sørensen–Dice over the words: two texts of twenty words that differ in two share 0.9. */
function isNearly(one: readonly number[], other: readonly number[]): boolean {
  const total = one.length + other.length;
  if (Math.min(one.length, other.length) < FEWEST_WORDS || Math.abs(one.length - other.length) > total * (1 - NEARLY)) return false;
  let common = 0;
  for (let left = 0, right = 0; left < one.length && right < other.length; ) {
    const difference = (one[left] ?? 0) - (other[right] ?? 0);
    if (difference === 0) common += 1;
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  return (2 * common) / total >= NEARLY;
}
