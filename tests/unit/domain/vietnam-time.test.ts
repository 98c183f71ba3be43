import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as time from "@/lib/domain/vietnam-time";

test.each([
  ["2026-11-27", "Thứ Sáu"],
  ["2020-03-08", "Chủ nhật"],
  ["1954-10-10", "Chủ nhật"],
])("%s is a %s", (day, weekday) => expect(time.weekdayOf(day)).toBe(weekday));

describe("an instant in Việt Nam", () => {
  test.each([
    ["2026-05-30T02:15:02.999Z", "2026-05-30T09:15:02+07:00", "2026-05-30", "09:15 30/05/2026"],
    ["2026-05-29T16:59:59Z", "2026-05-29T23:59:59+07:00", "2026-05-29", "23:59 29/05/2026"],
    ["2026-05-29T17:00:00Z", "2026-05-30T00:00:00+07:00", "2026-05-30", "00:00 30/05/2026"],
    ["2025-12-31T17:00:00Z", "2026-01-01T00:00:00+07:00", "2026-01-01", "00:00 01/01/2026"],
  ])("%s is %s", (utc, instant, day, shown) => {
    const date = new Date(utc);
    expect([time.vietnamInstant(date), time.vietnamDay(date), time.showInstant(date)]).toEqual([instant, day, shown]);
  });

  test("reads back to the same second", () => {
    const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(fc.property(seconds, (at) => {
      const date = new Date(at * 1000);
      expect(time.parseInstant(time.vietnamInstant(date))?.getTime()).toBe(date.getTime());
    }), { seed: 7 });
  });

  test.each(["2026-02-30T00:00:00+07:00", "2026-05-30T09:15:02Z", "2026-05-30T24:00:00+07:00", "2026-05-30", ""])("“%s” is no instant of ours", (text) => {
    expect(time.parseInstant(text)).toBeNull();
  });
});

describe("a day", () => {
  test.each([["30/05/2026", "2026-05-30"], ["3/5/2026", "2026-05-03"], ["29-2-2024", "2024-02-29"], ["2026-05-30", "2026-05-30"], [" 30/05/2026 ", "2026-05-30"]])("“%s” is %s", (text, day) => {
    expect(time.parseDay(text)).toBe(day);
  });

  test.each(["29/02/2026", "31/04/2026", "00/01/2026", "30/5/26", "5/30/2026", "hôm nay", ""])("“%s” is no day", (text) => {
    expect(time.parseDay(text)).toBeNull();
  });

  test("is shown as people write it, and stored as midnight UTC", () => {
    expect(time.showDay("2026-05-30")).toBe("30/05/2026");
    expect(time.storedDay(time.toStoredDay("2026-05-30"))).toBe("2026-05-30");
  });

  test("moves over the ends of months and leap years", () => {
    expect([time.addDays("2026-02-28", 1), time.addDays("2024-02-28", 1), time.addDays("2026-01-01", -1)]).toEqual(["2026-03-01", "2024-02-29", "2025-12-31"]);
    expect(time.daysBetween("2026-05-30", "2026-06-30")).toBe(31);
  });

  test("before 30 June means 29 June at the latest", () => {
    expect(time.lastDayBefore("2026-06-30")).toBe("2026-06-29");
  });

  test.each([["2026-05-28", "còn 2 ngày"], ["2026-05-29", "hết hạn ngày mai"], ["2026-05-30", "hết hạn hôm nay"], ["2026-06-02", "quá hạn 3 ngày"]])("on %s: %s", (today, words) => {
    expect(time.daysLeftWords(today, "2026-05-30")).toBe(words);
  });
});
