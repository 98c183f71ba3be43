import type { Grade, Period } from "./periods";
import { findSubject, type SubjectCode } from "./subjects";

const END_OF_TERM = ["TV", "TO", "NN", "SD", "KH", "TH", "CN"] as const satisfies readonly SubjectCode[];
const MID_TERM = ["TV", "TO"] as const satisfies readonly SubjectCode[];

const includes = <T>(list: readonly T[], value: T) => list.includes(value);

/**
 * Whether a subject has a periodic test with a mark in a grade at a time of assessment.
 *
 * Only compulsory subjects have tests: Ngoại ngữ 1 is optional in grades 1–2 and has none there.
 * Source: Thông tư 27/2020/TT-BGDĐT, Đ.7 k.1 đ.b; QĐ 2904/QĐ-BGDĐT (Tin học and Công nghệ each have their own).
 */
export function hasMark(subject: SubjectCode, grade: Grade, period: Period): boolean {
  if (!findSubject(subject)?.required.includes(grade)) return false;
  if (period === "CK1" || period === "CN") return includes<SubjectCode>(END_OF_TERM, subject);
  return grade >= 4 && includes<SubjectCode>(MID_TERM, subject);
}
