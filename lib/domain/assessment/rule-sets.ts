import type { Grade } from "./periods";
import type { RuleSet } from "./rule-set";
import { COMPLETION_TEXTS, TT27_2020 } from "./tt27-2020";

/**
 * Years under the older circular are kept as they were written: marks are shown where it had tests, no result is computed by it here.
 * Source: TT 22/2016, Đ.1 k.6 (Đ.10 of TT 30/2014): the subjects and times of TT 27, without Công nghệ.
 */
const TT22_2016: RuleSet = {
  code: "TT22/2016",
  name: "Thông tư 22/2016/TT-BGDĐT (sửa đổi Thông tư 30/2014/TT-BGDĐT)",
  tests: (subject, grade) => (subject === "CN" ? [] : TT27_2020.tests(subject, grade)),
  steps: null,
  bestAfterSupplement: "DONE",
  awards: TT27_2020.awards,
  completion: COMPLETION_TEXTS,
};

/** A circular and the school years and grades it holds for. */
export type InForce = { rules: RuleSet; holds: (startYear: number, grade: Grade) => boolean };

/**
 * Every circular the portal knows, the newest first: the first that holds is the one. A changed circular is a line added on top.
 *
 * TT 27 came one grade a year, grade 1 in 2020–2021 to grade 5 in 2024–2025.
 * Source: TT 27/2020, Đ.2 (lộ trình); traps A11; docs/decisions/104-a-circular-is-an-object.md.
 */
export const RULE_SETS: readonly InForce[] = [
  { rules: TT27_2020, holds: (startYear, grade) => startYear >= 2019 + grade },
  { rules: TT22_2016, holds: () => true },
];

/** The rules a grade is assessed by in a school year: the one place that chooses. */
export function ruleSetFor(startYear: number, grade: Grade, known: readonly InForce[] = RULE_SETS): RuleSet {
  return (known.find(({ holds }) => holds(startYear, grade)) ?? { rules: TT22_2016 }).rules;
}

/** The circular whose code was kept with a result or a học bạ; null when it is none we know. */
export const findRuleSet = (code: string, known: readonly InForce[] = RULE_SETS): RuleSet | null => known.find(({ rules }) => rules.code === code)?.rules ?? null;
