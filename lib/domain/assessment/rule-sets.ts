import type { Grade, Period } from "./periods";
import type { RuleSet } from "./rule-set";
import { findSubject, type SubjectCode } from "./subjects";
import { COMPLETION_TEXTS, TT27_2020 } from "./tt27-2020";

const END_OF_TERM = ["CK1", "CN"] as const satisfies readonly Period[];
const ALL_FOUR = ["GK1", "CK1", "GK2", "CN"] as const satisfies readonly Period[];
const TESTED_BEFORE: readonly SubjectCode[] = ["TV", "TO", "KH", "SD", "NN", "TH", "DT"];

/**
 * When TT 22/2016 had a test: "đối với các môn học" without the word "bắt buộc", so a subject that is only chosen has one too,
 * and Tiếng dân tộc has; Công nghệ has none. Tiếng Việt and Toán of grades 4 and 5 at mid-term as well.
 *
 * Source: TT 22/2016/TT-BGDĐT, Đ.1 k.6 (Đ.10 k.2 đ.b of TT 30/2014); docs/decisions/104-a-circular-is-an-object.md.
 */
function testsBefore(subject: SubjectCode, grade: Grade): readonly Period[] {
  const found = findSubject(subject);
  if (!TESTED_BEFORE.includes(subject) || !found || ![...found.required, ...found.optional].includes(grade)) return [];
  return grade >= 4 && (subject === "TV" || subject === "TO") ? ALL_FOUR : END_OF_TERM;
}

/** Years under the older circular are kept as they were written: marks are shown where it had tests, no result is computed by it here. */
const TT22_2016: RuleSet = {
  code: "TT22/2016",
  name: "Thông tư 22/2016/TT-BGDĐT (sửa đổi Thông tư 30/2014/TT-BGDĐT)",
  tests: testsBefore,
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
