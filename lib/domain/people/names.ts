/** Breve and stroke letters of the country's other languages stand beside the Vietnamese ones. */
const ALPHABET = [..."aăâbƀcčdđeĕêfghiĭjklmnoŏôơpqrstuŭưvwxyz"];
const RANK = new Map(ALPHABET.map((letter, index) => [letter, String.fromCharCode(0x30 + index)]));

/** Combining marks of the tones, in the order of the dictionary: ngang (none), huyền, hỏi, ngã, sắc, nặng. */
const TONES = ["\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];

const words = (name: string) => name.trim().split(/\s+/u).filter(Boolean);

/**
 * A name as the office types it in a hurry: no diacritics, lower case, single spaces, no apostrophes.
 * "H'Ŏ Niê Kdăm" → "ho nie kdam", "Đỗ Thị Hạnh" → "do thi hanh".
 */
export const searchName = (name: string): string =>
  words(name.toLowerCase().normalize("NFD"))
    .map((word) => word.replace(/\p{M}/gu, "").replace(/đ/gu, "d").replace(/ƀ/gu, "b").replace(/['’ʼ]/gu, ""))
    .join(" ");

/**
 * A key that puts names in the order of a Vietnamese class list when compared byte by byte:
 * given name first, then family and middle names; each word by the letters of the alphabet, then by its tones.
 */
export function sortName(name: string): string {
  const all = words(name.toLowerCase().normalize("NFD"));
  const ordered = all.slice(-1).concat(all.slice(0, -1));
  return ordered.map((word) => `${lettersOf(word)} ${tonesOf(word)}`).join("!");
}

// Space and "!" sort before every letter's code, so that a shorter word and a shorter name come first.
const ANY_TONE = new RegExp(`[${TONES.join("")}]`, "gu");
const lettersOf = (word: string) => [...word.replace(ANY_TONE, "").normalize("NFC")].map((letter) => RANK.get(letter) ?? "").join("");

const tonesOf = (word: string) =>
  (word.match(/\p{L}\P{L}*/gu) ?? []).map((letter) => TONES.findIndex((tone) => letter.includes(tone)) + 1).join("");
