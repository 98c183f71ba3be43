import type { Grade, Period } from "./periods";
import type { RuleSet } from "./rule-set";
import type { SubjectCode } from "./subjects";

/**
 * Whether a subject has a periodic test with a mark in a grade at a time of assessment, by the circular of that year.
 *
 * Source: Thông tư 27/2020/TT-BGDĐT, Đ.7 k.1 đ.b; lib/domain/assessment/rule-sets.ts.
 */
export const hasMark = (subject: SubjectCode, grade: Grade, period: Period, rules: RuleSet): boolean => rules.tests(subject, grade).includes(period);
