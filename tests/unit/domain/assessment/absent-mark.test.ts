import { describe, expect, test } from "vitest";
import { absentReason, isAbsent, parseAbsent, saysAbsent } from "@/lib/domain/assessment/absent-mark";
import { isMakeUp } from "@/lib/domain/assessment/attempts";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import { missingInSubject } from "@/lib/domain/assessment/missing-items";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";

describe("a typed “V”", () => {
  test.each([
    // typed                     kept                       why
    ["V: ốm",                    "V: ốm",                   "as the cell itself begins it"],
    ["v ốm, có giấy khám",       "V: ốm, có giấy khám",     "a small letter and a space"],
    ["vắng: việc gia đình",      "V: việc gia đình",        "the whole word"],
    ["Vắng - đi viện",           "V: đi viện",              "a dash"],
    ["V:  o\u0302\u0301m",       "V: ốm",                   "letters in parts are composed"],
  ])("“%s” is kept as “%s” (%s)", (typed, kept) => {
    expect(parseAbsent(typed)).toEqual({ ok: true, value: kept });
  });

  test.each(["V", "v:", "Vắng", "V :  "])("“%s” is refused: an absence has a reason", (typed) => {
    expect(parseAbsent(typed)).toEqual({ ok: false, reason: "ABSENT_REASON" });
  });

  test("a reason of 121 letters is refused, not cut", () => {
    expect(parseAbsent(`V: ${"a".repeat(120)}`).ok).toBe(true);
    expect(parseAbsent(`V: ${"a".repeat(121)}`)).toEqual({ ok: false, reason: "TEXT_TOO_LONG" });
  });

  test.each(["Vân", "vở", "8", "", "T", "Vx"])("“%s” does not say absent", (typed) => {
    expect(saysAbsent(typed)).toBe(false);
  });

  test("only a value with its reason is an absence", () => {
    expect([isAbsent("V: ốm"), isAbsent("V"), isAbsent("0"), isAbsent(null)]).toEqual([true, false, false, false]);
    expect(absentReason("V: ốm")).toBe("ốm");
    expect(absentReason("7")).toBeNull();
  });
});

describe("what is typed over a “V”", () => {
  test("on the same day it mends a slip, on a later day it is the make-up test", () => {
    expect(isMakeUp("2026-05-11", "2026-05-11")).toBe(false);
    expect(isMakeUp("2026-05-11", "2026-05-12")).toBe(true);
  });
});

describe("what a “V” leaves missing", () => {
  const absent = (subject: "TO" | "MT") => ({ subject, level: null, mark: null, absentReason: "ốm" });
  test.each<["TO" | "MT", Grade, Period, string[], string]>([
    ["TO", 4, "GK1", ["LEVEL"], "the test of mid-term is excused; the level rests on the lessons"],
    ["TO", 4, "CN",  ["LEVEL", "MARK"], "the year's result needs the mark: a make-up is waited for"],
    ["MT", 4, "CK1", [], "a subject without a test: the V stands for the level"],
    ["MT", 4, "CN",  ["LEVEL"], "the year's result needs the level"],
  ])("%s, grade %i, %s: %j (%s)", (subject, grade, period, missing) => {
    expect(missingInSubject(absent(subject), { grade, period }, TT27_2020).map(({ kind }) => kind)).toEqual(missing);
  });
});
