import { FOREIGN_LANGUAGES } from "@/lib/domain/assessment/foreign-languages";
import { TRAIT_LEVEL_SYMBOLS, YEAR_STANDING_WORDS } from "@/lib/domain/assessment/levels";

/**
 * How a datum is written as the text of a tag, and read back.
 *
 * write is given values the schema has accepted; read returns undefined for a text write never makes.
 */
export type Codec = { write(value: unknown): string; read(text: string): unknown };

export const TEXT: Codec = { write: String, read: (text) => text };

export const NUMBER: Codec = { write: String, read: (text) => (/^\d{1,4}$/.test(text) ? Number(text) : undefined) };

/** CV 2088 types its flags as strings and gives no words for them: "1" and "0" (docs/decisions/020). */
export const FLAG: Codec = { write: (value) => (value === true ? "1" : "0"), read: (text) => ({ "1": true, "0": false })[text] };

/** Shape: "01" to "05". Source: QĐ 4998 style of codes (docs/decisions/020). */
export const GRADE: Codec = {
  write: (value) => `0${String(value)}`,
  read: (text) => (/^0[1-5]$/.test(text) ? Number(text) : undefined),
};

/** Shape: "17/05/2017". Source: CV 2088 §2.6, the example of NGAY_SINH. */
export const BIRTH_DATE: Codec = {
  write: (value) => String(value).split("-").reverse().join("/"),
  read: (text) => (/^\d{2}\/\d{2}\/\d{4}$/.test(text) ? text.split("/").reverse().join("-") : undefined),
};

const MIDNIGHT = "T00:00:00+07:00";

/** A day as an instant, midnight in Vietnam. Shape: "2026-05-30T00:00:00+07:00". Source: CV 2088 §1.3. */
export const DAY: Codec = {
  write: (value) => `${String(value)}${MIDNIGHT}`,
  read: (text) => (text.endsWith(MIDNIGHT) ? text.slice(0, -MIDNIGHT.length) : undefined),
};

/** A code written as its word; unknown words are not read. */
const wordCodec = (words: Record<string, string>): Codec => {
  const codes = new Map(Object.entries(words).map(([code, word]) => [word, code]));
  return { write: (value) => words[String(value)] ?? "", read: (text) => codes.get(text) };
};

/** T, Đ, C. Source: TT 27/2020, Phụ lục 1 (hướng dẫn ghi). */
export const TRAIT_LEVEL = wordCodec(TRAIT_LEVEL_SYMBOLS);

/** In full words, as in the học bạ; the tag is mandatory also where there is no result. Source: TT 27/2020, Phụ lục 1 (hướng dẫn ghi); docs/decisions/177. */
export const YEAR_STANDING = wordCodec(YEAR_STANDING_WORDS);

/** The language learnt as Ngoại ngữ 1, by its name. Source: docs/decisions/180-ngoai-ngu-1-names-its-language.md. */
export const LANGUAGE = wordCodec(FOREIGN_LANGUAGES);
