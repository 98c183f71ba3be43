import { SUBJECT_LEVEL_WORDS, TRAIT_LEVEL_WORDS, type SubjectLevel, type TraitLevel } from "../assessment/levels";
import { REMARK_KINDS, REMARK_WORDS, type RemarkKind } from "../assessment/missing-items";
import { findSubject, SUBJECT_CODES, type SubjectCode } from "../assessment/subjects";
import { searchName } from "../people/names";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import { parseColumn } from "./cell-column";

/** Where a sentence of the bank belongs: a subject, or a kind of the homeroom teacher's remarks. */
export type BankPlace = SubjectCode | RemarkKind;
export const BANK_PLACES: readonly BankPlace[] = [...REMARK_KINDS, ...SUBJECT_CODES];
export type BankLevel = SubjectLevel | TraitLevel;

/** A sentence that can be put into a comment. `own`: the teacher's, not the school's. */
export type BankLine = { id: string; code: string; place: BankPlace; level: BankLevel | null; text: string; own: boolean };

const isRemark = (place: BankPlace): place is RemarkKind => (REMARK_KINDS as readonly string[]).includes(place);

/** The levels a sentence of a place may be for: T, H, C of a subject, T, Đ, C of what the traits come to. Source: TT 27/2020, Đ.7.1a, 7.2. */
export const bankLevels = (place: BankPlace): readonly BankLevel[] => (isRemark(place) ? ["T", "D", "C"] : ["T", "H", "C"]);

export function bankLevelWords(place: BankPlace, level: BankLevel): string {
  const words: Readonly<Partial<Record<BankLevel, string>>> = isRemark(place) ? TRAIT_LEVEL_WORDS : SUBJECT_LEVEL_WORDS;
  return words[level] ?? level;
}

export const placeWords = (place: BankPlace): string => (isRemark(place) ? REMARK_WORDS[place] : (findSubject(place)?.name ?? place));

/** The place of a column's comments, or null when it has none. */
export function placeOfColumn(key: string): BankPlace | null {
  const cell = parseColumn(key);
  if (cell?.kind === "comment") return cell.subject;
  return cell?.kind === "remark" ? cell.remark : null;
}

const STEMS: Readonly<Record<RemarkKind, string>> = { QUALITIES: "PC", GENERAL_COMPETENCES: "NLC", SPECIFIC_COMPETENCES: "NLD", OVERALL: "GV" };

/** What the school's codes of a place begin with; a teacher's own have an R before it. */
export const codeStem = (place: BankPlace): string => (isRemark(place) ? STEMS[place] : place);

/**
 * The next "Mã nhận xét" of a place: TV13 for the school, RTV2 for a teacher's own. A code once given is not given again.
 *
 * Source: the column "Mã nhận xét" of CSDL ngành's Excel sheets (regulations §9).
 */
export function nextCode(place: BankPlace, own: boolean, given: readonly string[]): string {
  const stem = `${own ? "R" : ""}${codeStem(place)}`;
  const numbers = given.filter((code) => code.startsWith(stem)).map((code) => Number(code.slice(stem.length)));
  return `${stem}${Math.max(0, ...numbers.filter(Number.isInteger)) + 1}`;
}

/** Longest sentence of the bank: several of them still fit into one comment. */
export const MOST_OF_SENTENCE = 300;

/** A sentence as it is kept. Refused: a place for a name that the portal does not know and would print as it stands. */
export function readSentence(text: string): Result<string, ErrorCode> {
  const plain = text.normalize("NFC").replace(/\s+/gu, " ").trim();
  const known = plain.replace(/\{(?:tên|tên kép|họ tên)\}/gu, "");
  return /[{}]/u.test(known) ? no("BANK_PLACEHOLDER") : yes(plain);
}

/** The sentence for one pupil: {tên} is the given name, {tên kép} with the middle name before it, {họ tên} the whole name. */
export function fillName(text: string, fullName: string): string {
  const words = fullName.normalize("NFC").trim().split(/\s+/u);
  const names: Readonly<Record<string, string>> = { "{tên}": words.slice(-1).join(" "), "{tên kép}": words.slice(-2).join(" "), "{họ tên}": words.join(" ") };
  return text.replace(/\{[^}]*\}/gu, (mark) => names[mark] ?? mark);
}

/**
 * What the bank offers for a cell, the likeliest first: the code typed in full, then what begins with it, then sentences that
 * hold every word typed (without diacritics); those for the pupil's level before those for another, the teacher's own before
 * the school's. Another level's sentences come only when they are searched for.
 */
export function offered(bank: readonly BankLine[], { place, level, typed }: { place: BankPlace; level: BankLevel | null; typed: string }): BankLine[] {
  const wanted = searchName(typed);
  const words = wanted.split(" ").filter(Boolean);
  const rank = (line: BankLine): number | null => {
    const code = line.code.toLowerCase();
    const fits = level === null || line.level === null || line.level === level;
    if (wanted === code) return 0;
    if (wanted !== "" && code.startsWith(wanted)) return fits ? 1 : 2;
    const plain = searchName(line.text);
    if (!words.every((word) => plain.includes(word))) return null;
    if (!fits && words.length === 0) return null;
    return (fits ? 3 : 5) + (line.own ? 0 : 1);
  };
  return bank
    .flatMap((line) => {
      const at = line.place === place ? rank(line) : null;
      return at === null ? [] : [{ line, at }];
    })
    .sort((one, other) => one.at - other.at)
    .map(({ line }) => line);
}
