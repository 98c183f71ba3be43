import { describe, expect, test } from "vitest";
import { missingItems, missingWords, type PupilPeriod } from "@/lib/domain/assessment/missing-items";
import { traitsOf } from "@/lib/domain/assessment/traits";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";

const remarks = { QUALITIES: "Ngoan", GENERAL_COMPETENCES: "Tự học tốt", SPECIFIC_COMPETENCES: "Đọc tốt", OVERALL: "Tiến bộ" };

const maths = (mark: number | null, absentReason: string | null = null) => ({ subject: "TO", level: "T", mark, absentReason }) as const;

const complete: PupilPeriod = {
  grade: 2,
  period: "CN",
  subjects: [maths(9), { subject: "AN", level: "H", mark: null, absentReason: null }],
  traits: traitsOf(2).map(({ code }) => ({ trait: code, level: "T" })),
  remarks,
  hasHeight: true,
  hasWeight: true,
};
const words = (change: Partial<PupilPeriod>) => missingItems({ ...complete, ...change }, TT27_2020).map(missingWords);

describe("what a pupil's period still needs", () => {
  test.each<[string, Partial<PupilPeriod>, string[]]>([
    ["complete", {}, []],
    ["a year-end mark", { subjects: [maths(null)] }, ["Điểm Toán"]],
    ["0 is a mark", { subjects: [maths(0)] }, []],
    ["absent at the end of the year: a make-up test is waited for", { subjects: [maths(null, "Ốm")] }, ["Điểm Toán"]],
    ["absent at the end of term 1, with a reason", { period: "CK1", subjects: [maths(null, "Ốm")] }, []],
    ["absent at the end of term 1, with an empty reason", { period: "CK1", subjects: [maths(null, " ")] }, ["Điểm Toán"]],
    ["no test in grade 2 at mid-term", { period: "GK1", subjects: [maths(null)] }, []],
    ["a test in grade 4 at mid-term", { grade: 4, period: "GK1", subjects: [maths(null)], traits: traitsOf(4).map(({ code }) => ({ trait: code, level: "D" })) }, ["Điểm Toán"]],
    ["a level", { subjects: [{ subject: "MT", level: null, mark: null, absentReason: null }] }, ["Mức Mĩ thuật"]],
    ["a quality", { traits: complete.traits.filter(({ trait }) => trait !== "NHAN_AI") }, ["Nhân ái"]],
    ["Công nghệ and Tin học are not asked in grade 2, but are in grade 3", { grade: 3, subjects: [] }, ["Công nghệ", "Tin học"]],
    ["height and weight at the end of a term", { hasHeight: false, hasWeight: false }, ["Chiều cao", "Cân nặng"]],
    ["height and weight not at mid-term", { period: "GK2", hasHeight: false, hasWeight: false }, []],
    ["a blank remark", { remarks: { ...remarks, OVERALL: "  " } }, ["Nhận xét của giáo viên chủ nhiệm"]],
    ["remarks are asked at the year's end only", { period: "CK1", remarks: {} }, []],
  ])("%s", (_case, change, expected) => {
    expect(words(change)).toEqual(expected);
  });

  test("each item says whose it is", () => {
    const items = missingItems({ ...complete, subjects: [maths(null)], hasHeight: false }, TT27_2020);
    expect(items.map(({ kind, by }) => `${kind} ${by}`)).toEqual(["MARK SUBJECT_TEACHER", "HEIGHT HOMEROOM_TEACHER"]);
  });
});
