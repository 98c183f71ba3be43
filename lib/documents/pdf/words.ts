import { remember } from "@/lib/signing/remember";
import type { Day } from "../transcript-data";

/** "2026-05-30" as "30/05/2026". */
export const shortDay = (day: Day): string => day.split("-").reverse().join("/");

/** "2026-05-30T09:15:02+07:00" as "30/05/2026 09:15:02 +07:00". */
export const stampTime = (instant: string): string => `${shortDay(instant.slice(0, 10))} ${instant.slice(11, 19)} ${instant.slice(19)}`;

/** "2025-2026" as "2025 – 2026". */
export const yearWords = (label: string): string => label.replace("-", " – ");

/** "134.5" as "134,5". */
export const measure = (value: string): string => value.replace(".", ",");

/** The lines of a title over a signature: "KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG" is two. */
export const titleLines = (title: string): string[] => title.split("/").map((line) => line.trim());

/** The office in words: "HIỆU TRƯỞNG" as "Hiệu trưởng"; a deputy signing for the head as "Phó hiệu trưởng (ký thay Hiệu trưởng)". */
export function officeWords(title: string): string {
  const [first = "", second] = titleLines(title);
  return second === undefined ? sentenceCase(first) : `${sentenceCase(second)} (ký thay Hiệu trưởng)`;
}

const WORDS_KEPT = 256;
const sentenceCase = remember(WORDS_KEPT, (text) => text.slice(0, 1).toLocaleUpperCase("vi") + text.slice(1).toLocaleLowerCase("vi"));

/** A school's or a place's name in capitals. */
export const capitals = remember(WORDS_KEPT, (text) => text.toLocaleUpperCase("vi"));
