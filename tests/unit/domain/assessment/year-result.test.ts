import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainYearResult } from "@/lib/domain/assessment/explain-year-result";
import { SUBJECT_LEVELS, TRAIT_LEVELS, YEAR_RESULTS, type YearResult } from "@/lib/domain/assessment/levels";
import { GRADES } from "@/lib/domain/assessment/periods";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { supplementaryResult, yearResult, type YearEnd } from "@/lib/domain/assessment/year-result";
import { yearEnd } from "./year-ends";

describe("the result of a school year (TT 27, Đ.9.2a), each line worked by hand", () => {
  test.each<[YearEnd, YearResult, string]>([
    [yearEnd(4), "EXCELLENT", "T, Tốt and 10 everywhere"],
    [yearEnd(4, { marks: { TO: 9, TV: 9, KH: 9 } }), "EXCELLENT", "the floor of xuất sắc is 9, inclusive"],
    [yearEnd(4, { marks: { SD: 8 } }), "WELL_DONE", "one 8 is enough to leave xuất sắc"],
    [yearEnd(4, { marks: { SD: 7 } }), "WELL_DONE", "the floor of hoàn thành tốt is 7, inclusive"],
    [yearEnd(4, { marks: { CN: 6 } }), "DONE", "one 6 in Công nghệ with T everywhere"],
    [yearEnd(4, { levels: { MT: "H" } }), "DONE", "one H in Mĩ thuật with all tens: the case parents ask about"],
    [yearEnd(4, { traits: { CHAM_CHI: "D" } }), "DONE", "one Đạt in a quality"],
    [yearEnd(4, { traits: { THE_CHAT: "D" } }), "DONE", "one Đạt in a specific competence"],
    [yearEnd(4, { marks: { NN: 5 } }), "DONE", "the floor of hoàn thành is 5, inclusive"],
    [yearEnd(4, { marks: { NN: 4 } }), "NOT_DONE", "one year-end mark under 5"],
    [yearEnd(4, { marks: { TO: 0 } }), "NOT_DONE", "0 is a mark, not an empty cell"],
    [yearEnd(4, { levels: { HD: "C" } }), "NOT_DONE", "one C, in the activity"],
    [yearEnd(4, { traits: { TRUNG_THUC: "C" } }), "NOT_DONE", "one Cần cố gắng"],
    [yearEnd(1), "EXCELLENT", "grade 1: two marks, five specific competences"],
    [yearEnd(2, { marks: { TV: 8 } }), "WELL_DONE", "grade 2"],
    [yearEnd(3, { marks: { TH: 6 } }), "DONE", "grade 3 has marks in Tin học"],
  ])("%# → $1 ($2)", (pupil, result) => {
    expect(yearResult(pupil)).toBe(result);
  });

  test.each<[YearEnd, string]>([
    [yearEnd(4, { levels: { AN: null } }), "a level is missing"],
    [yearEnd(4, { marks: { KH: null } }), "a mark is missing"],
    [yearEnd(4, { traits: { NHAN_AI: null } }), "a quality is missing"],
    [{ ...yearEnd(4), traits: [] }, "no trait at all"],
    [{ ...yearEnd(4), subjects: [] }, "no subject at all"],
    [{ ...yearEnd(4), subjects: yearEnd(4).subjects.filter(({ subject }) => subject !== "DD") }, "a compulsory subject has no line"],
    [{ ...yearEnd(4), subjects: [], exempt: yearEnd(4).subjects.map(({ subject }) => subject) }, "exempt from everything: nothing to compute from"],
  ])("%# is not computed: $1", (pupil) => {
    expect(yearResult(pupil)).toBeNull();
    expect(explainYearResult(pupil)).toContain("còn thiếu");
  });

  test("a subject the pupil is exempt from does not count, the others do", () => {
    const { subjects, ...rest } = yearEnd(4, { levels: { TD: "C" } });
    const pupil = { ...rest, subjects: subjects.filter(({ subject }) => subject !== "TD"), exempt: ["TD"] as const };
    expect(yearResult(pupil)).toBe("EXCELLENT");
  });

  test("an optional subject that the pupil takes counts, without a mark (grade 1 English)", () => {
    const pupil = yearEnd(1);
    const english = { subject: "NN", level: "H", mark: null } as const;
    expect(yearResult({ ...pupil, subjects: [...pupil.subjects, english] })).toBe("DONE");
  });

  test("a mark where TT 27 has none never lowers a result", () => {
    const { subjects, ...rest } = yearEnd(4);
    expect(yearResult({ ...rest, subjects: subjects.map((line) => (line.subject === "AN" ? { ...line, mark: 1 } : line)) })).toBe("EXCELLENT");
  });

  test("after an assessment in August it is at most Hoàn thành", () => {
    expect(supplementaryResult(yearEnd(4))).toBe("DONE");
    expect(supplementaryResult(yearEnd(4, { marks: { TO: 8 } }))).toBe("DONE");
    expect(supplementaryResult(yearEnd(4, { levels: { TO: "C" } }))).toBe("NOT_DONE");
    expect(supplementaryResult(yearEnd(4, { levels: { TO: null } }))).toBeNull();
  });
});

describe("why this result, in one sentence", () => {
  test.each([
    [yearEnd(4), "Hoàn thành xuất sắc: mọi môn học mức T, mọi phẩm chất, năng lực mức Tốt, mọi điểm cuối năm từ 9."],
    [yearEnd(4, { marks: { TO: 8 } }), "Hoàn thành tốt; chưa Xuất sắc vì điểm Toán 8 (cần từ 9)."],
    [yearEnd(4, { levels: { MT: "H" } }), "Hoàn thành; chưa Hoàn thành tốt, chưa Xuất sắc vì Mĩ thuật mức H (Hoàn thành)."],
    [
      yearEnd(4, { levels: { MT: "H" }, traits: { CHAM_CHI: "D" }, marks: { TO: 6, TV: 8 } }),
      "Hoàn thành; chưa Hoàn thành tốt, chưa Xuất sắc vì Mĩ thuật mức H (Hoàn thành); Chăm chỉ mức Đạt; điểm Toán 6 (cần từ 7).",
    ],
    [yearEnd(4, { levels: { TO: "C", MT: "H" }, marks: { TO: 3 } }), "Chưa hoàn thành vì Toán mức C (Chưa hoàn thành); điểm Toán 3 (cần từ 5)."],
    [
      yearEnd(4, { levels: { TV: "H", TO: "H", MT: "H" }, traits: { CHAM_CHI: "D", YEU_NUOC: "D" }, marks: { TO: 6, TV: 5 } }),
      "Hoàn thành; chưa Hoàn thành tốt, chưa Xuất sắc vì Tiếng Việt, Toán và Mĩ thuật mức H (Hoàn thành); Yêu nước và Chăm chỉ mức Đạt; điểm Tiếng Việt 5 và Toán 6 (cần từ 7).",
    ],
  ])("%# $1", (pupil, sentence) => {
    expect(explainYearResult(pupil)).toBe(sentence);
  });
});

const anyYearEnd: fc.Arbitrary<YearEnd> = fc.constantFrom(...GRADES).chain((grade) => {
  const base = yearEnd(grade);
  return fc.record({
    grade: fc.constant(grade),
    exempt: fc.constant([]),
    subjects: fc.tuple(
      ...base.subjects.map(({ subject }) =>
        fc.record({
          subject: fc.constant(subject),
          level: fc.constantFrom(...SUBJECT_LEVELS),
          mark: hasMark(subject, grade, "CN") ? fc.integer({ min: 0, max: 10 }) : fc.constant(null),
        }),
      ),
    ),
    traits: fc.tuple(...base.traits.map(({ trait }) => fc.record({ trait: fc.constant(trait), level: fc.constantFrom(...TRAIT_LEVELS) }))),
  });
});

describe("for every pupil", () => {
  const options = { seed: 27_2020, numRuns: 500 };

  test("a complete year has exactly one result, and a sentence that begins with it", () => {
    fc.assert(fc.property(anyYearEnd, (pupil) => {
      expect(YEAR_RESULTS).toContain(yearResult(pupil));
      expect(explainYearResult(pupil)).toMatch(/^(Hoàn thành xuất sắc:|Hoàn thành tốt; .* vì .+\.|Hoàn thành; .* vì .+\.|Chưa hoàn thành vì .+\.)/);
    }), options);
  });

  test("a year with any one value taken out has none", () => {
    fc.assert(fc.property(anyYearEnd, fc.nat(), (pupil, seed) => {
      const at = seed % (pupil.subjects.length + pupil.traits.length);
      const subjects = pupil.subjects.map((line, index) => (index === at ? { ...line, level: null } : line));
      const traits = pupil.traits.map((line, index) => (index + pupil.subjects.length === at ? { ...line, level: null } : line));
      expect(yearResult({ ...pupil, subjects, traits })).toBeNull();
    }), options);
  });

  test("a better mark never makes the result worse", () => {
    fc.assert(fc.property(anyYearEnd, (pupil) => {
      const better = { ...pupil, subjects: pupil.subjects.map((line) => ({ ...line, mark: line.mark === null ? null : Math.min(10, line.mark + 1) })) };
      const rank = (result: ReturnType<typeof yearResult>) => YEAR_RESULTS.indexOf(result ?? "NOT_DONE");
      expect(rank(yearResult(better))).toBeLessThanOrEqual(rank(yearResult(pupil)));
    }), options);
  });
});
