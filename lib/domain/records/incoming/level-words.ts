import type { CellColumn } from "../cell-column";
import { fold } from "./fold";

const SUBJECT: Record<string, string> = { "hoan thanh tot": "T", "hoan thanh": "H", "chua hoan thanh": "C", htt: "T", ht: "H", cht: "C" };
const TRAIT: Record<string, string> = { tot: "T", dat: "D", "can co gang": "C", ccg: "C" };

/** A level written in words, as its letter; anything else stays as it came. Source: TT 27/2020, Đ.7. */
export function levelLetter(column: CellColumn, text: string): string {
  const words = column.kind === "level" ? SUBJECT : column.kind === "trait" ? TRAIT : {};
  const plain = fold(text);
  return Object.hasOwn(words, plain) ? (words[plain] ?? text) : text;
}
