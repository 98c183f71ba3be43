import { describe, expect, test } from "vitest";
import { completionOf } from "@/lib/domain/assessment/completion";
import { explainYearResult } from "@/lib/domain/assessment/explain-year-result";
import { missingInSubject } from "@/lib/domain/assessment/missing-items";
import type { RuleSet } from "@/lib/domain/assessment/rule-set";
import { findRuleSet, RULE_SETS, ruleSetFor, type InForce } from "@/lib/domain/assessment/rule-sets";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";
import { levelMarkWarning } from "@/lib/domain/assessment/warnings";
import { supplementaryResult, yearResult } from "@/lib/domain/assessment/year-result";
import { decideCell } from "@/lib/domain/records/entry";
import { yearEnd } from "./year-ends";

/**
 * An invented circular, from 2030–2031 on for grades 1 and 2: Mĩ thuật is tested too, one H still allows Xuất sắc, the floors
 * are 8, 6 and 4, and after August Hoàn thành tốt is open.
 */
const INVENTED: RuleSet = {
  code: "TT99/2030",
  name: "Thông tư 99/2030/TT-BGDĐT",
  tests: (subject, grade) => (subject === "MT" ? ["CN"] : TT27_2020.tests(subject, grade)),
  steps: [
    { result: "EXCELLENT", subjects: ["T", "H"], traits: ["T"], floor: 8 },
    { result: "WELL_DONE", subjects: ["T", "H"], traits: ["T", "D"], floor: 6 },
    { result: "DONE", subjects: ["T", "H"], traits: ["T", "D"], floor: 4 },
  ],
  bestAfterSupplement: "WELL_DONE",
  awards: { EXCELLENT: "Học sinh Giỏi toàn diện", EXEMPLARY: "Học sinh Tiến bộ" },
  completion: { ...TT27_2020.completion, gradeDone: (grade) => `Đã xong lớp ${grade}.` },
};
const KNOWN: readonly InForce[] = [{ rules: INVENTED, holds: (startYear, grade) => startYear >= 2030 && grade <= 2 }, ...RULE_SETS];

describe("a changed circular is a rule set added", () => {
  test.each([
    [2029, 1, "TT27/2020"], [2030, 1, "TT99/2030"], [2030, 2, "TT99/2030"], [2030, 3, "TT27/2020"], [2021, 3, "TT22/2016"],
  ] as const)("in %i grade %i is assessed by %s", (year, grade, code) => {
    expect(ruleSetFor(year, grade, KNOWN).code).toBe(code);
  });

  test("its own tests, floors and levels decide, and the sentence follows them", () => {
    const { subjects, ...rest } = yearEnd(2, { levels: { TV: "H" }, marks: { TO: 8 } });
    const pupil = { ...rest, subjects: subjects.map((line) => (line.subject === "MT" ? { ...line, mark: 9 } : line)) };
    expect(hasMark("MT", 2, "CN", INVENTED)).toBe(true);
    expect(yearResult(pupil, INVENTED)).toBe("EXCELLENT");
    expect(yearResult(pupil, TT27_2020)).toBe("DONE");
    const lower = { ...pupil, subjects: pupil.subjects.map((line) => (line.subject === "MT" ? { ...line, mark: 7 } : line)) };
    expect(explainYearResult(lower, INVENTED)).toBe("Hoàn thành tốt; chưa Xuất sắc vì điểm Mĩ thuật 7 (cần từ 8).");
    expect(yearResult({ ...pupil, subjects }, INVENTED), "the new test has no mark yet").toBeNull();
  });

  test("so do the result after August, the words of completion and the warnings", () => {
    const pupil = yearEnd(2);
    const whole = { ...pupil, subjects: pupil.subjects.map((line) => (line.subject === "MT" ? { ...line, mark: 10 } : line)) };
    expect([supplementaryResult(whole, INVENTED), supplementaryResult(whole, TT27_2020)]).toEqual(["WELL_DONE", "DONE"]);
    expect(completionOf(2, "DONE", null, INVENTED)?.text).toBe("Đã xong lớp 2.");
    expect([levelMarkWarning("T", 6, "CN", INVENTED), levelMarkWarning("T", 6, "CN", TT27_2020)]).toEqual([null, expect.stringContaining("7")]);
  });
});

test("what is missing and what may be typed follow its tests", () => {
  const drawing = { subject: "MT", level: "T", mark: null, absentReason: null } as const;
  const at = { grade: 2, period: "CN" } as const;
  expect([missingInSubject(drawing, at, INVENTED), missingInSubject(drawing, at, TT27_2020)].map((items) => items.map(({ kind }) => kind))).toEqual([["MARK"], []]);
  const cell = { ...at, subject: "MT", mark: 9, taken: true, ended: false } as const;
  expect(decideCell({ ...cell, rules: INVENTED }).ok).toBe(true);
  expect(decideCell({ ...cell, rules: TT27_2020 })).toEqual({ ok: false, reason: "MARK_NOT_HERE" });
});

describe("the circulars that are known", () => {
  test("a code kept with a result leads back to its circular", () => {
    expect(findRuleSet("TT27/2020")?.name).toBe("Thông tư 27/2020/TT-BGDĐT");
    expect(findRuleSet("TT30/2014")).toBeNull();
  });

  test("a year under the older circular is kept as it is, never computed", () => {
    const old = ruleSetFor(2021, 3);
    expect(yearResult(yearEnd(3), old)).toBeNull();
    expect(explainYearResult(yearEnd(3), old)).toContain("giữ nguyên");
  });
});
