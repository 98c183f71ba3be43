import { describe, expect, test } from "vitest";
import { lastAttempt, mayAttempt } from "@/lib/domain/assessment/attempts";
import { awardToPropose, decideAward } from "@/lib/domain/assessment/awards";
import { completionOf, decidePromotion } from "@/lib/domain/assessment/completion";
import { mayGrow, parseLevelKey, parseMark } from "@/lib/domain/assessment/read-entry";
import { ruleSetFor } from "@/lib/domain/assessment/rule-sets";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";
import { levelMarkWarning } from "@/lib/domain/assessment/warnings";

describe("a typed level", () => {
  test.each([
    ["SUBJECT", "t", "T"], ["SUBJECT", "H", "H"], ["SUBJECT", " c ", "C"], ["SUBJECT", "1", "T"], ["SUBJECT", "2", "H"], ["SUBJECT", "3", "C"],
    ["SUBJECT", "Đ", null], ["SUBJECT", "", null], ["SUBJECT", "TT", null], ["SUBJECT", "4", null], ["SUBJECT", "constructor", null],
    ["TRAIT", "T", "T"], ["TRAIT", "đ", "D"], ["TRAIT", "Đ", "D"], ["TRAIT", "d", "D"], ["TRAIT", "C", "C"], ["TRAIT", "2", "D"], ["TRAIT", "H", null],
  ] as const)("%s “%s” is %s", (scale, text, level) => {
    expect(parseLevelKey(scale, text)).toBe(level);
  });
});

describe("a typed mark", () => {
  test.each([["0", 0], ["1", 1], ["10", 10], [" 7 ", 7]])("“%s” is %i", (text, mark) => {
    expect(parseMark(text)).toEqual({ ok: true, value: mark });
  });

  test.each([
    ["8.5", "MARK_DECIMAL"], ["8,5", "MARK_DECIMAL"], [",5", "MARK_DECIMAL"], ["9.0", "MARK_DECIMAL"],
    ["11", "MARK_RANGE"], ["-1", "MARK_RANGE"], ["100", "MARK_RANGE"], ["07", "MARK_RANGE"],
    ["", "MARK_UNREADABLE"], ["V", "MARK_UNREADABLE"], ["1e1", "MARK_UNREADABLE"], ["10 điểm", "MARK_UNREADABLE"], ["٣", "MARK_UNREADABLE"],
  ])("“%s” is refused: %s", (text, reason) => {
    expect(parseMark(text)).toEqual({ ok: false, reason });
  });

  test("only a 1 may still become a 10", () => {
    expect(["0", "1", "2", "10", ""].filter(mayGrow)).toEqual(["1"]);
  });
});

describe("several attempts", () => {
  test("the last one counts, in whatever order they come", () => {
    expect(lastAttempt([{ attempt: 2, mark: 5 }, { attempt: 3, mark: 4 }, { attempt: 1, mark: 9 }])).toEqual({ attempt: 3, mark: 4 });
    expect(lastAttempt([])).toBeNull();
  });

  test.each([
    ["RETEST", "CK1", true], ["RETEST", "CN", true], ["RETEST", "GK1", false], ["RETEST", "GK2", false],
    ["MAKE_UP", "GK2", true], ["SUPPLEMENTARY", "CN", true], ["SUPPLEMENTARY", "CK1", false], ["HEAD", "CN", true], ["HEAD", "GK1", false],
  ] as const)("%s at %s: %s", (kind, period, allowed) => {
    expect(mayAttempt(kind, period)).toBe(allowed);
  });
});

describe("completion and promotion (TT 27, Đ.11)", () => {
  test.each([
    [2, "EXCELLENT", null, "PROMOTED", "Hoàn thành chương trình lớp 2; Được lên lớp 3."],
    [4, "DONE", null, "PROMOTED", "Hoàn thành chương trình lớp 4; Được lên lớp 5."],
    [5, "DONE", null, "PRIMARY_COMPLETED", "Hoàn thành chương trình tiểu học."],
    [3, "NOT_DONE", "PROMOTED", "PROMOTED", "Chưa hoàn thành chương trình lớp 3; Được lên lớp 4."],
    [3, "NOT_DONE", "NOT_PROMOTED", "NOT_PROMOTED", "Chưa hoàn thành chương trình lớp 3; Chưa được lên lớp."],
    [5, "NOT_DONE", "NOT_PROMOTED", "NOT_PROMOTED", "Chưa hoàn thành chương trình tiểu học; Chưa được lên lớp."],
    [4, "UNRANKED", "PROMOTED", "PROMOTED", "Hoàn thành chương trình lớp 4; Được lên lớp 5."],
    [4, "UNRANKED", "NOT_PROMOTED", "NOT_PROMOTED", "Chưa hoàn thành chương trình lớp 4; Chưa được lên lớp."],
    [5, "UNRANKED", "PROMOTED", "PRIMARY_COMPLETED", "Hoàn thành chương trình tiểu học."],
    [5, "UNRANKED", "NOT_PROMOTED", "NOT_PROMOTED", "Chưa hoàn thành chương trình tiểu học; Chưa được lên lớp."],
  ] as const)("grade %i, %s, head: %s → %s, “%s”", (grade, result, decided, promotion, text) => {
    expect(completionOf(grade, result, decided, TT27_2020)).toMatchObject({ promotion, text });
  });

  test("who has not completed waits for the head", () => {
    expect(completionOf(3, "NOT_DONE", null, TT27_2020)).toBeNull();
    expect(completionOf(5, "NOT_DONE", "PROMOTED", TT27_2020)).toBeNull();
    expect(completionOf(4, "UNRANKED", null, TT27_2020)).toBeNull();
  });

  test("completed primary school is said of grade 5 only", () => {
    expect(completionOf(4, "DONE", null, TT27_2020)?.completedPrimary).toBeNull();
    expect(completionOf(5, "DONE", null, TT27_2020)?.completedPrimary).toBe(true);
    expect(completionOf(5, "NOT_DONE", "NOT_PROMOTED", TT27_2020)?.completedPrimary).toBe(false);
    expect(completionOf(5, "UNRANKED", "PROMOTED", TT27_2020)?.completedPrimary).toBe(true);
  });

  test.each([
    [3, "DONE", "PROMOTED", "PROMOTION_NOT_NEEDED"],
    [3, null, "PROMOTED", "YEAR_INCOMPLETE"],
    [5, "NOT_DONE", "PROMOTED", "PROMOTION_IMPOSSIBLE"],
  ] as const)("the head cannot decide for grade %i, %s → %s: %s", (grade, result, decision, reason) => {
    expect(decidePromotion(grade, result, decision)).toEqual({ ok: false, reason });
  });
});

describe("awards (TT 27, Đ.13)", () => {
  const well = { result: "WELL_DONE", afterSupplement: false, evidence: "Tiến bộ rõ rệt: Tự chủ và tự học", classRecognised: true } as const;

  test.each([
    ["EXCELLENT", false, "EXCELLENT"], ["WELL_DONE", false, "EXEMPLARY"], ["DONE", false, null], ["NOT_DONE", false, null], [null, false, null], ["EXCELLENT", true, null],
  ] as const)("%s (after August: %s) may be proposed for %s", (result, afterSupplement, kind) => {
    expect(awardToPropose({ result, afterSupplement })).toBe(kind);
  });

  test.each([
    ["EXEMPLARY", well, true], ["EXEMPLARY", { ...well, evidence: " " }, false], ["EXEMPLARY", { ...well, classRecognised: false }, false],
    ["EXCELLENT", well, false], ["EXCELLENT", { ...well, result: "EXCELLENT", evidence: null, classRecognised: false }, true],
    ["EXEMPLARY", { ...well, result: "EXCELLENT" }, false], ["SUDDEN", { ...well, result: null }, true], ["SUDDEN", { ...well, evidence: null }, false],
  ] as const)("%s, case %#: %s", (kind, pupil, allowed) => {
    expect(decideAward(kind, pupil).ok).toBe(allowed);
  });
});

test.each([
  [2019, 1, "TT22/2016"], [2020, 1, "TT27/2020"], [2020, 2, "TT22/2016"], [2021, 3, "TT22/2016"], [2022, 3, "TT27/2020"],
  [2023, 4, "TT27/2020"], [2023, 5, "TT22/2016"], [2024, 5, "TT27/2020"], [2025, 3, "TT27/2020"],
] as const)("in %i grade %i is assessed by %s", (year, grade, rules) => {
  expect(ruleSetFor(year, grade).code).toBe(rules);
});

test.each([
  ["T", 6, "CN", true], ["T", 7, "CN", false], ["H", 4, "CK1", true], ["H", 10, "CN", false], ["C", 8, "GK1", true], ["C", 4, "CN", false], [null, 3, "CN", false], ["T", null, "CN", false],
] as const)("level %s with mark %s at %s is worth a word: %s", (level, mark, period, warned) => {
  expect(levelMarkWarning(level, mark, period, TT27_2020) !== null).toBe(warned);
});
