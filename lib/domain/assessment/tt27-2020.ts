import type { Grade, Period } from "./periods";
import type { CompletionTexts, RuleSet } from "./rule-set";
import { findSubject, type SubjectCode } from "./subjects";

const END_OF_TERM = ["CK1", "CN"] as const satisfies readonly Period[];
const ALL_FOUR = ["GK1", "CK1", "GK2", "CN"] as const satisfies readonly Period[];
const TESTED: readonly SubjectCode[] = ["TV", "TO", "NN", "SD", "KH", "TH", "CN"];
const TESTED_AT_MID_TERM: readonly SubjectCode[] = ["TV", "TO"];

/**
 * When a subject has a periodic test with a mark. Only compulsory subjects have: Ngoại ngữ 1 is optional in grades 1–2 and has none.
 * Source: TT 27/2020, Đ.7 k.1 đ.b; QĐ 2904/QĐ-BGDĐT (Tin học and Công nghệ each have their own).
 */
function tests(subject: SubjectCode, grade: Grade): readonly Period[] {
  if (!findSubject(subject)?.required.includes(grade) || !TESTED.includes(subject)) return [];
  return grade >= 4 && TESTED_AT_MID_TERM.includes(subject) ? ALL_FOUR : END_OF_TERM;
}

/** Source: TT 27/2020, Đ.11, guide to Phụ lục 1, mục 6; traps A14. */
export const COMPLETION_TEXTS: CompletionTexts = {
  gradeDone: (grade) => `Hoàn thành chương trình lớp ${grade}; Được lên lớp ${grade + 1}.`,
  gradeNotDone: (grade, promoted) => `Chưa hoàn thành chương trình lớp ${grade}; ${promoted ? `Được lên lớp ${grade + 1}` : "Chưa được lên lớp"}.`,
  primaryDone: "Hoàn thành chương trình tiểu học.",
  primaryNotDone: "Chưa hoàn thành chương trình tiểu học; Chưa được lên lớp.",
};

/** Thông tư 27/2020/TT-BGDĐT. Source: Đ.7.1b, 9.2a, 11, 13.1a; traps A13, A14. */
export const TT27_2020: RuleSet = {
  code: "TT27/2020",
  name: "Thông tư 27/2020/TT-BGDĐT",
  tests,
  steps: [
    { result: "EXCELLENT", subjects: ["T"], traits: ["T"], floor: 9 },
    { result: "WELL_DONE", subjects: ["T"], traits: ["T"], floor: 7 },
    { result: "DONE", subjects: ["T", "H"], traits: ["T", "D"], floor: 5 },
  ],
  bestAfterSupplement: "DONE",
  awards: {
    EXCELLENT: "Đạt danh hiệu Học sinh Xuất sắc",
    EXEMPLARY: "Đạt danh hiệu Học sinh Tiêu biểu hoàn thành tốt trong học tập và rèn luyện",
  },
  completion: COMPLETION_TEXTS,
};
