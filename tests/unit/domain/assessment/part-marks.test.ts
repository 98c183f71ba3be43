import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPartRule, parsePartMark, PART_ROUNDINGS, wholeMark, type PartRounding } from "@/lib/domain/assessment/part-marks";

const tv = (rounding: PartRounding) => ({ subject: "TV", most: [10, 10], rounding }) as const;
const english = (rounding: PartRounding) => ({ subject: "NN", most: [2.5, 2.5, 2.5, 2.5], rounding }) as const;

describe("the whole mark of its parts", () => {
  test.each([
    // đọc  viết  rounding    whole  why
    [7,     8,    "HALF_UP",  8,     "7,5 goes up"],
    [7,     7.5,  "HALF_UP",  7,     "7,25 stays"],
    [7,     8,    "DOWN",     7,     "never up"],
    [7,     7.25, "UP",       8,     "the least above 7"],
    [8,     8,    "UP",       8,     "a whole stays"],
    [0,     0,    "HALF_UP",  0,     "0 is a mark"],
    [10,    10,   "UP",       10,    "never over 10"],
    [9.75,  9.75, "HALF_UP",  10,    "9,75"],
  ] as const)("Tiếng Việt %d and %d, %s: %i (%s)", (reading, writing, rounding, whole, _why) => {
    expect(wholeMark(tv(rounding), [reading, writing])).toBe(whole);
  });

  test("four skills of 2,5 add up to ten", () => {
    expect(wholeMark(english("HALF_UP"), [2.5, 2, 1.75, 2.25])).toBe(9); // 8,5
    expect(wholeMark(english("DOWN"), [2.5, 2, 1.75, 2.25])).toBe(8);
    expect(wholeMark(english("UP"), [2.5, 2.5, 2.5, 2.5])).toBe(10);
  });

  test("is not there while a part is missing, and a missing part is not 0", () => {
    expect(wholeMark(tv("HALF_UP"), [8, null])).toBeNull();
    expect(wholeMark(tv("HALF_UP"), [8])).toBeNull();
    expect(wholeMark(tv("HALF_UP"), [8, 0])).toBe(4);
  });

  test("is a whole number of 0 to 10 that no part can lower by growing", () => {
    const quarter = fc.integer({ min: 0, max: 40 }).map((value) => value / 4);
    fc.assert(
      fc.property(quarter, quarter, fc.constantFrom(...PART_ROUNDINGS), (reading, writing, rounding) => {
        const whole = wholeMark(tv(rounding), [reading, writing]) ?? -1;
        expect(Number.isInteger(whole) && whole >= 0 && whole <= 10).toBe(true);
        expect(wholeMark(tv(rounding), [Math.min(10, reading + 0.25), writing])).toBeGreaterThanOrEqual(whole);
        expect(Math.abs(whole - (reading + writing) / 2)).toBeLessThan(1);
      }),
      { seed: 27 },
    );
  });
});

describe("a typed part", () => {
  test.each([["7,5", "7.5"], ["7.25", "7.25"], ["10", "10"], [" 0 ", "0"], ["08", "8"]])("“%s” is %s", (text, value) => {
    expect(parsePartMark(text, 10)).toEqual({ ok: true, value });
  });
  test.each([
    ["7,3", 10, "PART_UNREADABLE"], ["-1", 10, "PART_UNREADABLE"], ["V", 10, "PART_UNREADABLE"], ["", 10, "PART_UNREADABLE"],
    ["3", 2.5, "PART_RANGE"], ["10,25", 10, "PART_RANGE"],
  ] as const)("“%s” of at most %d is refused: %s", (text, most, reason) => {
    expect(parsePartMark(text, most)).toEqual({ ok: false, reason });
  });
});

test("a rule names a highest mark for each part, of 1 to 10", () => {
  expect(isPartRule(tv("UP"))).toBe(true);
  expect(isPartRule({ subject: "TV", most: [10], rounding: "UP" })).toBe(false);
  expect(isPartRule({ subject: "NN", most: [0, 2, 2, 2], rounding: "UP" })).toBe(false);
  expect(isPartRule({ subject: "TV", most: [10, 11], rounding: "UP" })).toBe(false);
});
