import { expect, test } from "vitest";
import { openTests, type TestedSubject } from "@/lib/domain/assessment/open-tests";
import type { Period } from "@/lib/domain/assessment/periods";
import type { YearResult } from "@/lib/domain/assessment/levels";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";

const MATHS: TestedSubject = { subject: "TO", tested: true, kind: "FIRST", level: "H", mark: 6, absentReason: null, retestAgreed: false };

/** Written from TT 27/2020, Đ.7.1d and 11.1, and traps A12. */
test.each<[Partial<TestedSubject>, Period, YearResult | null, string, string]>([
  [{}, "CK1", null, "", "a mark is there: nothing to take"],
  [{ kind: null, level: null, mark: null }, "CK1", null, "", "not entered yet is not absent"],
  [{ mark: null, absentReason: "ốm" }, "CK1", null, "MAKE_UP Vắng kiểm tra: ốm", "absent: the make-up test"],
  [{ mark: null, absentReason: "ốm" }, "CN", null, "MAKE_UP Vắng kiểm tra: ốm", "also at the year's end"],
  [{ subject: "AN", tested: false, mark: null, absentReason: "ốm" }, "CK1", null, "", "no test, nothing to make up"],
  [{ retestAgreed: true }, "CK1", null, "RETEST Nhà trường đã đồng ý cho kiểm tra lại", "the school agreed to another test"],
  [{ mark: 3, level: "C" }, "CK1", null, "", "in the middle of the year nobody is assessed again for failing"],
  [{ mark: 3, level: "C" }, "CN", "NOT_DONE", "SUPPLEMENTARY Mức Chưa hoàn thành, điểm 3 (cần từ 5)", "the year is not completed: supplementary assessment"],
  [{ mark: 4, level: "H" }, "CN", "NOT_DONE", "SUPPLEMENTARY điểm 4 (cần từ 5)", "a mark under 5 alone is enough"],
  [{ mark: 6, level: "H" }, "CN", "NOT_DONE", "", "the subject that passed is not assessed again"],
  [{ mark: 3, level: "C" }, "CN", null, "", "the year has no result yet"],
  [{ mark: 4, level: "C", kind: "MAKE_UP" }, "CN", "NOT_DONE", "SUPPLEMENTARY Mức Chưa hoàn thành, điểm 4 (cần từ 5)", "a make-up that failed is a first test that failed"],
  [{ mark: 4, level: "C", kind: "SUPPLEMENTARY" }, "CN", "NOT_DONE", "HEAD Mức Chưa hoàn thành, điểm 4 (cần từ 5)", "still failing: the head organises"],
  [{ mark: 4, level: "C", kind: "HEAD" }, "CN", "NOT_DONE", "", "after that only the decision on promotion is left"],
  [{ subject: "AN", tested: false, mark: null, level: "C" }, "CN", "NOT_DONE", "SUPPLEMENTARY Mức Chưa hoàn thành", "a subject without a test is assessed again by its level"],
])("%j at %s, year %s: «%s» (%s)", (changes, period, year, told) => {
  expect(openTests([{ ...MATHS, ...changes }], { period, year }, TT27_2020).map(({ kind, why }) => `${kind} ${why}`).join("; ")).toBe(told);
});
