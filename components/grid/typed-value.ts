import { ABSENT, isAbsent, MOST_OF_ABSENCE, parseAbsent, saysAbsent } from "@/lib/domain/assessment/absent-mark";
import { refusalWords } from "@/lib/domain/refusal-words";
import type { CellValue, ColumnInput } from "./grid-types";

export type Typed = { ok: true; value: CellValue } | { ok: false; message: string };

const LEVELS: Record<string, string> = { t: "T", h: "H", c: "C", "hoàn thành tốt": "T", "hoàn thành": "H", "chưa hoàn thành": "C" };
const TRAITS: Record<string, string> = { t: "T", đ: "D", d: "D", c: "C", tốt: "T", đạt: "D", "cần cố gắng": "C" };

const wrong = (message: string): Typed => ({ ok: false, message });
const right = (value: CellValue): Typed => ({ ok: true, value });

/** Reads a whole text into a cell (pasted, or typed in the editor). Empty is empty; what is wrong is refused, never mended. */
export function readTyped(input: ColumnInput, text: string, maxLength = 1_000): Typed {
  const plain = text.normalize("NFC").replace(/\s+/g, " ").trim();
  if (plain === "") return right(null);
  if ((input === "level" || input === "mark") && saysAbsent(plain)) return readAbsent(plain);
  if (input === "level") return oneOf(LEVELS, plain, "Ô này nhận T, H hoặc C.");
  if (input === "trait") return oneOf(TRAITS, plain, "Ô này nhận T, Đ hoặc C.");
  if (input === "mark") return /^(10|\d)$/.test(plain) ? right(plain) : wrong(`“${plain}” không phải điểm: số nguyên từ 0 đến 10.`);
  if (input === "number") return /^\d{1,3}([.,]\d{1,2})?$/.test(plain) ? right(plain.replace(",", ".")) : wrong(`“${plain}” không phải số đo: ví dụ 134,5.`);
  return plain.length <= maxLength ? right(plain) : wrong(`Nhận xét dài ${plain.length} kí tự, nhiều nhất ${maxLength}.`);
}

/** "V" with its reason: one value like any other, so that it is copied, pasted and undone like one. */
function readAbsent(plain: string): Typed {
  const absent = parseAbsent(plain);
  return absent.ok ? right(absent.value) : wrong(refusalWords(absent.reason, String(MOST_OF_ABSENCE)));
}

/** The reason of an absence written by itself, or after the "V" that some write before it. */
export const readReason = (input: ColumnInput, text: string): Typed => readTyped(input, saysAbsent(text) ? text : `${ABSENT}: ${text}`);

const oneOf = (values: Record<string, string>, plain: string, message: string): Typed => {
  const value = values[plain.toLowerCase()];
  return value ? right(value) : wrong(message);
};

/** How a value is written in its cell. */
export function shownValue(input: ColumnInput, value: CellValue): string {
  if (value === null) return "";
  if ((input === "level" || input === "mark") && isAbsent(value)) return ABSENT;
  if (input === "trait" && value === "D") return "Đ";
  return input === "number" ? value.replace(".", ",") : value;
}

/** What a cell gives to the clipboard: an absence with its reason, so that it can be pasted again. */
export const copiedValue = (input: ColumnInput, value: CellValue): string => (isAbsent(value) ? value : shownValue(input, value));
