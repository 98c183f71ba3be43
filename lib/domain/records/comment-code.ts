import { no, yes, type Result } from "../result";
import type { BankLine, BankPlace } from "./comment-bank";
import { BANK_PLACES, codeStem, fillName, placeWords } from "./comment-bank";

/** What a code needs of the bank's sentences. */
export type CodedLine = Pick<BankLine, "code" | "place" | "text">;

const STEMS = new Map(BANK_PLACES.map((place) => [codeStem(place), place]));
const CODE = new RegExp(`^R?(?<stem>${[...STEMS.keys()].join("|")})\\d{1,4}$`, "iu");

const placeOfCode = (code: string): BankPlace | null => STEMS.get(CODE.exec(code)?.groups?.["stem"]?.toUpperCase() ?? "") ?? null;

/** Codes as people set them side by side: "TV12", "TV1, TV3", "tv1;tv3". In capitals. */
export const splitCodes = (text: string): string[] => text.normalize("NFC").toUpperCase().split(/[\s,;+]+/u).filter(Boolean);

/**
 * The codes that a comment consists of. Returns null when it is a text: then it stays one.
 *
 * Source: "Mã nhận xét" of CSDL ngành's Excel sheets (regulations §9).
 */
export function readCodes(text: string): string[] | null {
  const words = splitCodes(text);
  return words.length > 0 && words.every((word) => CODE.test(word)) ? words : null;
}

/** Whose comment it is, and where it stands. */
export type CommentOf = { place: BankPlace; name: string };

/**
 * The sentences that codes stand for, with the pupil's name, one after another. The refusal is a sentence: a code is
 * never printed in place of what it means.
 */
export function sentencesOf(codes: readonly string[], bank: readonly CodedLine[], { place, name }: CommentOf): Result<string, string> {
  const sentences: string[] = [];
  for (const code of codes) {
    const line = bank.find((one) => one.place === place && one.code.toUpperCase() === code);
    if (!line) return no(whyUnknown(code, place));
    sentences.push(fillName(line.text, name));
  }
  return yes(sentences.join(" "));
}

function whyUnknown(code: string, place: BankPlace): string {
  const other = placeOfCode(code);
  if (other !== null && other !== place) return `Mã nhận xét ${code} là của ${placeWords(other)}, ô này của ${placeWords(place)}.`;
  return `Mã nhận xét ${code} không có trong ngân hàng nhận xét đang dùng: mời ghi lời nhận xét, hoặc thêm câu vào ngân hàng.`;
}
