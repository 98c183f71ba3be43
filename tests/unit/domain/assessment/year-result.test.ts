import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainSupplement, explainYearResult } from "@/lib/domain/assessment/explain-year-result";
import { SUBJECT_LEVELS, TRAIT_LEVELS, YEAR_RESULTS, type YearResult } from "@/lib/domain/assessment/levels";
import { GRADES } from "@/lib/domain/assessment/periods";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";
import { isUnranked, supplementaryResult, yearResult, type YearEnd } from "@/lib/domain/assessment/year-result";
import { yearEnd } from "./year-ends";

/** Exempt from PE by the individual plan (Đ.8). */
const withoutPe = ({ subjects, ...rest }: YearEnd): YearEnd => ({ ...rest, subjects: subjects.filter(({ subject }) => subject !== "TD"), exempt: ["TD"] });

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
    expect(yearResult(pupil, TT27_2020)).toBe(result);
  });

  test.each<[YearEnd, string]>([
    [yearEnd(4, { levels: { AN: null } }), "a level is missing"],
    [yearEnd(4, { marks: { KH: null } }), "a mark is missing"],
    [yearEnd(4, { traits: { NHAN_AI: null } }), "a quality is missing"],
    [{ ...yearEnd(4), traits: [] }, "no trait at all"],
    [{ ...yearEnd(4), subjects: [] }, "no subject at all"],
    [{ ...yearEnd(4), subjects: yearEnd(4).subjects.filter(({ subject }) => subject !== "DD") }, "a compulsory subject has no line"],
  ])("%# is not computed: $1", (pupil) => {
    expect(yearResult(pupil, TT27_2020)).toBeNull();
    expect(explainYearResult(pupil, TT27_2020)).toContain("còn thiếu");
  });

  test("exempt from everything: nothing to compute from, and that is said", () => {
    const pupil = { ...yearEnd(4), subjects: [], exempt: yearEnd(4).subjects.map(({ subject }) => subject) };
    expect(yearResult(pupil, TT27_2020)).toBeNull();
    expect(explainYearResult(pupil, TT27_2020)).toBe("Không xếp loại: miễn đánh giá mọi môn theo kế hoạch giáo dục cá nhân; việc lên lớp do hiệu trưởng quyết định.");
  });

  test("exempt from every tested subject: no result by rule once the rest is entered, and not before", () => {
    const exempt = ["TV", "TO", "NN", "SD", "KH", "TH", "CN"] as const;
    const { subjects, ...rest } = yearEnd(4);
    const pupil = { ...rest, subjects: subjects.filter(({ subject }) => !exempt.some((code) => code === subject)), exempt };
    expect([yearResult(pupil, TT27_2020), isUnranked(pupil, TT27_2020)]).toEqual([null, true]);
    expect(explainYearResult(pupil, TT27_2020)).toContain("miễn đánh giá mọi môn có bài kiểm tra theo kế hoạch giáo dục cá nhân");
    expect(isUnranked({ ...pupil, traits: [] }, TT27_2020), "a trait is missing").toBe(false);
    expect(isUnranked({ ...pupil, exempt: exempt.slice(1) }, TT27_2020), "Tiếng Việt has no line").toBe(false);
    expect(isUnranked(yearEnd(4), TT27_2020), "has a result").toBe(false);
  });

  test("a subject the pupil is exempt from does not count, the others do", () => {
    const { subjects, ...rest } = yearEnd(4, { levels: { TD: "C" } });
    const pupil = { ...rest, subjects: subjects.filter(({ subject }) => subject !== "TD"), exempt: ["TD"] as const };
    expect(yearResult(pupil, TT27_2020)).toBe("EXCELLENT");
  });

  test("an optional subject that the pupil takes counts, without a mark (grade 1 English)", () => {
    const pupil = yearEnd(1);
    const english = { subject: "NN", level: "H", mark: null } as const;
    expect(yearResult({ ...pupil, subjects: [...pupil.subjects, english] }, TT27_2020)).toBe("DONE");
  });

  test("a mark where TT 27 has none never lowers a result", () => {
    const { subjects, ...rest } = yearEnd(4);
    expect(yearResult({ ...rest, subjects: subjects.map((line) => (line.subject === "AN" ? { ...line, mark: 1 } : line)) }, TT27_2020)).toBe("EXCELLENT");
  });

  test("after an assessment in August it is at most Hoàn thành", () => {
    expect(supplementaryResult(yearEnd(4), TT27_2020)).toBe("DONE");
    expect(supplementaryResult(yearEnd(4, { marks: { TO: 8 } }), TT27_2020)).toBe("DONE");
    expect(supplementaryResult(yearEnd(4, { levels: { TO: "C" } }), TT27_2020)).toBe("NOT_DONE");
    expect(supplementaryResult(yearEnd(4, { levels: { TO: null } }), TT27_2020)).toBeNull();
  });
});

describe("why this result, in one sentence", () => {
  test.each([
    [yearEnd(4), "Hoàn thành xuất sắc: mọi môn học mức T, mọi phẩm chất, năng lực mức Tốt, mọi điểm cuối năm từ 9."],
    [yearEnd(4, { marks: { TO: 8 } }), "Hoàn thành tốt; chưa Xuất sắc vì điểm Toán 8 (cần từ 9)."],
    [yearEnd(4, { levels: { MT: "H" } }), "Hoàn thành; chưa Hoàn thành tốt, chưa Xuất sắc vì Mĩ thuật mức H (Hoàn thành)."],
    [
      yearEnd(4, { levels: { MT: "H" }, traits: { CHAM_CHI: "D" }, marks: { TO: 6, TV: 8 } }),
      "Hoàn thành; chưa Hoàn thành tốt, chưa Xuất sắc vì Mĩ thuật mức H (Hoàn thành); phẩm chất Chăm chỉ mức Đạt; điểm Toán 6 (cần từ 7).",
    ],
    [yearEnd(4, { levels: { TO: "C", MT: "H" }, marks: { TO: 3 } }), "Chưa hoàn thành vì Toán mức C (Chưa hoàn thành); điểm Toán 3 (cần từ 5)."],
    [
      yearEnd(4, { levels: { TV: "H", TO: "H", MT: "H" }, traits: { CHAM_CHI: "D", YEU_NUOC: "D" }, marks: { TO: 6, TV: 5 } }),
      "Hoàn thành; chưa Hoàn thành tốt, chưa Xuất sắc vì Tiếng Việt, Toán và Mĩ thuật mức H (Hoàn thành); phẩm chất Yêu nước và Chăm chỉ mức Đạt; điểm Tiếng Việt 5 và Toán 6 (cần từ 7).",
    ],
    [yearEnd(4, { levels: { SD: "H", TD: "H" } }), "Hoàn thành; chưa Hoàn thành tốt, chưa Xuất sắc vì Lịch sử và Địa lí và Giáo dục thể chất mức H (Hoàn thành)."],
    [yearEnd(3, { levels: { TX: "C", HD: "C" } }), "Chưa hoàn thành vì Tự nhiên và Xã hội và Hoạt động trải nghiệm mức C (Chưa hoàn thành)."],
    [yearEnd(4, { levels: { KH: "H" }, traits: { KHOA_HOC: "D", TIN_HOC: "D" } }), "Hoàn thành; chưa Hoàn thành tốt, chưa Xuất sắc vì Khoa học mức H (Hoàn thành); năng lực Khoa học và Tin học mức Đạt."],
    [yearEnd(4, { traits: { TRUNG_THUC: "C", TU_CHU: "C" } }), "Chưa hoàn thành vì phẩm chất Trung thực mức Cần cố gắng; năng lực Tự chủ và tự học mức Cần cố gắng."],
    [yearEnd(4, { marks: { TO: 4, NN: 0 } }), "Chưa hoàn thành vì điểm Toán 4 và Ngoại ngữ 1 0 (cần từ 5)."],
    [withoutPe(yearEnd(4)), "Hoàn thành xuất sắc: mọi môn học mức T, mọi phẩm chất, năng lực mức Tốt, mọi điểm cuối năm từ 9 (không tính môn được miễn: Giáo dục thể chất)."],
    [withoutPe(yearEnd(4, { levels: { MT: "C" } })), "Chưa hoàn thành vì Mĩ thuật mức C (Chưa hoàn thành) (không tính môn được miễn: Giáo dục thể chất)."],
    [yearEnd(4, { levels: { MT: null }, marks: { KH: null } }), "Chưa xếp được kết quả cả năm vì còn thiếu mức Mĩ thuật và điểm Khoa học."],
    [yearEnd(1, { levels: { TV: null, TO: null, MT: null }, traits: { NHAN_AI: null, TINH_TOAN: null, THE_CHAT: null } }), "Chưa xếp được kết quả cả năm vì còn thiếu mức Tiếng Việt, mức Toán, mức Mĩ thuật, phẩm chất Nhân ái và 2 mục nữa."],
  ])("%# $1", (pupil, sentence) => {
    expect(explainYearResult(pupil, TT27_2020)).toBe(sentence);
  });
});

test("after an assessment in August the sentence says so, and no higher result is spoken of", () => {
  expect(explainSupplement(yearEnd(4), TT27_2020)).toBe("Hoàn thành sau đánh giá bổ sung.");
  expect(explainSupplement(yearEnd(4, { marks: { TO: 3 } }), TT27_2020)).toBe("Chưa hoàn thành vì điểm Toán 3 (cần từ 5).");
  expect(explainSupplement(yearEnd(4, { marks: { TO: null } }), TT27_2020)).toContain("còn thiếu điểm Toán");
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
          mark: hasMark(subject, grade, "CN", TT27_2020) ? fc.integer({ min: 0, max: 10 }) : fc.constant(null),
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
      expect(YEAR_RESULTS).toContain(yearResult(pupil, TT27_2020));
      expect(explainYearResult(pupil, TT27_2020)).toMatch(/^(Hoàn thành xuất sắc:|Hoàn thành tốt; .* vì .+\.|Hoàn thành; .* vì .+\.|Chưa hoàn thành vì .+\.)/);
    }), options);
  });

  test("a year with any one value taken out has none", () => {
    fc.assert(fc.property(anyYearEnd, fc.nat(), (pupil, seed) => {
      const at = seed % (pupil.subjects.length + pupil.traits.length);
      const subjects = pupil.subjects.map((line, index) => (index === at ? { ...line, level: null } : line));
      const traits = pupil.traits.map((line, index) => (index + pupil.subjects.length === at ? { ...line, level: null } : line));
      expect(yearResult({ ...pupil, subjects, traits }, TT27_2020)).toBeNull();
    }), options);
  });

  test("a year with any one year-end mark taken out has none", () => {
    fc.assert(fc.property(anyYearEnd, fc.nat(), (pupil, seed) => {
      const tested = pupil.subjects.filter(({ mark }) => mark !== null);
      const gone = tested[seed % tested.length]?.subject;
      expect(yearResult({ ...pupil, subjects: pupil.subjects.map((line) => (line.subject === gone ? { ...line, mark: null } : line)) }, TT27_2020)).toBeNull();
    }), options);
  });

  test("the result is the one the letter of Đ.9.2a gives, reached by another road", () => {
    fc.assert(fc.property(anyYearEnd, (pupil) => {
      const all = (line: string) => new Set(line.split(""));
      const levels = all(pupil.subjects.map(({ level }) => level).join(""));
      const traits = all(pupil.traits.map(({ level }) => level).join(""));
      const lowest = Math.min(...pupil.subjects.flatMap(({ mark }) => (mark === null ? [] : [mark])));
      const top = levels.size === 1 && levels.has("T") && traits.size === 1 && traits.has("T");
      const low = levels.has("C") || traits.has("C") || lowest < 5;
      expect(yearResult(pupil, TT27_2020)).toBe(low ? "NOT_DONE" : top && lowest >= 9 ? "EXCELLENT" : top && lowest >= 7 ? "WELL_DONE" : "DONE");
    }), options);
  });

  test("a better mark never makes the result worse", () => {
    fc.assert(fc.property(anyYearEnd, (pupil) => {
      const better = { ...pupil, subjects: pupil.subjects.map((line) => ({ ...line, mark: line.mark === null ? null : Math.min(10, line.mark + 1) })) };
      const rank = (result: ReturnType<typeof yearResult>) => YEAR_RESULTS.indexOf(result ?? "NOT_DONE");
      expect(rank(yearResult(better, TT27_2020))).toBeLessThanOrEqual(rank(yearResult(pupil, TT27_2020)));
    }), options);
  });
});
