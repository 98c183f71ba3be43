import { describe, expect, test } from "vitest";
import { daysWords, decideMissedElsewhere, missedWords, parseDays } from "@/lib/domain/records/missed-elsewhere";
import type { PupilStanding } from "@/lib/domain/records/pupil-move";
import * as who from "../actors";

describe("days missed at the old school", () => {
  test.each<[string, number | null, string]>([
    ["3", 6, "whole days are two half-days each"],
    ["0", 0, "nobody missed is said, not left empty"],
    ["2,5", 5, "half a day as it is written here"],
    ["2.5", 5, "and with a dot"],
    [" 12 ", 24, "with spaces about it"],
    ["200", 400, "the most a year can hold"],
    ["200,5", null, "more than a year"],
    ["2,25", null, "no quarters"],
    ["-1", null, "nothing below none"],
    ["ba", null, "no number"],
    ["1e2", null, "no number as people write it"],
  ])("%s is %s half-days (%s)", (typed, sessions) => {
    expect(parseDays(typed)).toBe(sessions);
  });

  test("are said in days, with the school that counted them", () => {
    expect(daysWords(5)).toBe("2,5");
    expect(missedWords({ school: "Trường Tiểu học Kim Đồng", withLeave: 5, withoutLeave: 1 })).toBe("3 ngày (có phép 2,5, không phép 0,5) ở Trường Tiểu học Kim Đồng");
  });
});

describe("may be written down", () => {
  const place = (certified: boolean): PupilStanding["place"] => ({ class: { classId: "c", className: "4A", grade: 4, yearId: "y", handedIn: true, certified, lastDay: null }, since: "2026-04-06" });
  const standing = (at: PupilStanding["place"]): PupilStanding => ({ place: at, lastDay: null, waits: false, hasUnit: false, heldOut: false });
  const clerk = who.ACADEMIC_CLERK;

  test.each([
    ["by học vụ while the class's year is open, also once subjects are handed in", clerk, true, place(false), "yes"],
    ["not by the homeroom teacher", who.HOMEROOM_3A, true, place(false), "ONLY_ACADEMIC_CLERK"],
    ["not once the class is certified: its homeroom teacher answers for the number", clerk, true, place(true), "SHEET_LOCKED"],
    ["not of who has left again", clerk, true, null, "PUPIL_FROZEN"],
    ["not of who came from no other school", clerk, false, place(false), "INHERIT_NO_SCHOOL"],
  ])("%s", (_why, actor, hasSchool, at, expected) => {
    const may = decideMissedElsewhere(actor, { classId: "c", hasSchool, pupil: standing(at) });
    expect(may.ok ? "yes" : may.code).toBe(expected);
  });
});
