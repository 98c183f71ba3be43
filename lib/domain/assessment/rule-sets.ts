import type { Grade } from "./periods";

export const RULE_SETS = {
  "TT27/2020": "Thông tư 27/2020/TT-BGDĐT",
  "TT22/2016": "Thông tư 22/2016/TT-BGDĐT (sửa đổi Thông tư 30/2014/TT-BGDĐT)",
} as const;
export type RuleSet = keyof typeof RULE_SETS;

/**
 * The rules a grade is assessed by in a school year: TT 27 came one grade a year, grade 1 in 2020–2021 to grade 5 in 2024–2025.
 * Years under the older circular keep their levels and are never computed anew.
 *
 * Source: TT 27/2020, Đ.2 (lộ trình); traps A11.
 */
export const ruleSetFor = (startYear: number, grade: Grade): RuleSet => (startYear >= 2019 + grade ? "TT27/2020" : "TT22/2016");
