import { describe, expect, test } from "vitest";
import { GRADES } from "@/lib/domain/assessment/periods";
import { calendarOf, currentStartYear, schoolDays } from "@/prisma/seed/calendar";

describe("the calendar of the demo school", () => {
  test.each(["2026-11-23", "2027-01-02", "2026-05-11", "2028-02-29", "2026-08-31"])("on %s year-end entry is open everywhere and nothing is late", (today) => {
    const calendar = calendarOf(currentStartYear(today), today);
    for (const grade of GRADES) {
      const { opensOn, closesOn } = calendar.windows[grade].CN;
      expect(opensOn < today && today < closesOn).toBe(true);
      expect(today < calendar.grades[grade].reviewBy).toBe(true);
    }
    expect(calendar.grades[5].issueBy < calendar.grades[1].issueBy).toBe(true);
    expect(calendar.startsOn < calendar.termTwoOn && calendar.termTwoOn < today && today < calendar.closesOn).toBe(true);
  });

  test("years follow each other without overlap", () => {
    const today = "2027-01-02";
    const [last, now] = [calendarOf(2025, today), calendarOf(2026, today)];
    expect(last.supplementsClosesOn < now.startsOn).toBe(true);
  });

  test("the school year of the label ends in the year of today", () => {
    expect(calendarOf(currentStartYear("2026-11-23"), "2026-11-23").label).toBe("2025-2026");
  });

  test("school days are Monday to Friday", () => {
    expect(schoolDays("2026-05-08", "2026-05-12")).toEqual(["2026-05-08", "2026-05-11", "2026-05-12"]);
  });
});
