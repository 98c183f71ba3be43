import { describe, expect, test } from "vitest";
import { windowOf, type EntryException } from "@/lib/domain/records/entry-window";
import { decideException, decideWindow, windowDeed } from "@/lib/domain/records/entry-window-order";

const at = (text: string) => new Date(`${text}:00+07:00`);
const YEAR = { startsOn: "2025-09-05", lastDay: "2026-08-15" };
const WINDOW = { opensAt: at("2026-05-10T00:00"), closesAt: at("2026-05-25T00:00") };

describe("what a window becomes by an order carried out on 20 May at 8:00", () => {
  const now = at("2026-05-20T08:00");
  test.each([
    ["extended", WINDOW, null, "2026-05-30T23:59", "2026-05-10T00:00", "2026-05-30T23:59"],
    ["an opening that has passed stays, whatever is asked", WINDOW, "2026-05-18T00:00", "2026-05-30T23:59", "2026-05-10T00:00", "2026-05-30T23:59"],
    ["closed at once", WINDOW, null, null, "2026-05-10T00:00", "2026-05-20T08:00"],
    ["set for the first time, open at once", null, null, "2026-05-30T23:59", "2026-05-20T08:00", "2026-05-30T23:59"],
    ["moved before it opens", { opensAt: at("2026-06-01T00:00"), closesAt: at("2026-06-05T00:00") }, "2026-06-02T07:00", "2026-06-06T17:00", "2026-06-02T07:00", "2026-06-06T17:00"],
    ["opened again after it had closed", { opensAt: at("2026-05-01T00:00"), closesAt: at("2026-05-15T00:00") }, null, "2026-05-22T17:00", "2026-05-01T00:00", "2026-05-22T17:00"],
    ["until the end of the last day of supplements", WINDOW, null, "2026-08-16T00:00", "2026-05-10T00:00", "2026-08-16T00:00"],
  ] as const)("%s", (_why, before, opensAt, closesAt, opens, closes) => {
    const wish = { opensAt: opensAt && at(opensAt), closesAt: closesAt && at(closesAt) };
    expect(decideWindow(before, wish, now, YEAR)).toEqual({ ok: true, value: { opensAt: at(opens), closesAt: at(closes) } });
  });

  test.each([
    ["WINDOW_IN_PAST", WINDOW, null, "2026-05-19T23:59"],
    ["WINDOW_BACKWARDS", null, "2026-06-02T00:00", "2026-06-01T00:00"],
    ["WINDOW_OUTSIDE_YEAR", WINDOW, null, "2026-08-16T00:01"],
    ["WINDOW_SAME", WINDOW, null, "2026-05-25T00:00"],
    ["WINDOW_SAME", { opensAt: at("2026-05-01T00:00"), closesAt: at("2026-05-15T00:00") }, null, null],
  ] as const)("refused: %s", (reason, before, opensAt, closesAt) => {
    const wish = { opensAt: opensAt && at(opensAt), closesAt: closesAt && at(closesAt) };
    expect(decideWindow(before, wish, now, YEAR)).toEqual({ ok: false, reason });
  });

  test.each([
    ["SET", null, "2026-05-30T00:00"],
    ["CLOSED", WINDOW, null],
    ["EXTENDED", WINDOW, "2026-05-30T00:00"],
    ["MOVED", WINDOW, "2026-05-22T00:00"],
    ["REOPENED", { opensAt: at("2026-05-01T00:00"), closesAt: at("2026-05-15T00:00") }, "2026-05-22T00:00"],
  ] as const)("it is called %s", (deed, before, closesAt) => {
    expect(windowDeed(before, { opensAt: null, closesAt: closesAt && at(closesAt) }, now)).toBe(deed);
  });
});

describe("an exception after closing", () => {
  const now = at("2026-05-26T08:00");
  const until = (day: string, part: EntryException["part"] = null): EntryException => ({ part, opensAt: at("2026-05-26T07:00"), closesAt: at(`${day}T00:00`) });

  test("ends at a named time, in the future and in the year", () => {
    expect(decideException(at("2026-05-27T17:00"), now, YEAR.lastDay)).toEqual({ ok: true, value: { opensAt: now, closesAt: at("2026-05-27T17:00") } });
    expect(decideException(now, now, YEAR.lastDay)).toEqual({ ok: false, reason: "WINDOW_IN_PAST" });
    expect(decideException(at("2026-08-17T00:00"), now, YEAR.lastDay)).toEqual({ ok: false, reason: "WINDOW_OUTSIDE_YEAR" });
  });

  test.each([
    ["of the part itself", "AN", [until("2026-05-28", "AN")], "2026-05-28"],
    ["of another part, which says nothing here", "TO", [until("2026-05-28", "AN")], "2026-05-25"],
    ["of the whole class", "HOMEROOM", [until("2026-05-28")], "2026-05-28"],
    ["of two the one that ends last", "AN", [until("2026-05-28"), until("2026-05-27", "AN")], "2026-05-28"],
    ["that is over", "AN", [{ ...until("2026-05-28", "AN"), closesAt: at("2026-05-26T07:30") }], "2026-05-25"],
  ] as const)("%s", (_why, part, exceptions, closes) => {
    expect(windowOf(part, WINDOW, exceptions, now)?.closesAt).toEqual(at(`${closes}T00:00`));
  });

  test("never takes the place of a window that is open", () => {
    expect(windowOf("AN", WINDOW, [until("2026-06-30")], at("2026-05-20T08:00"))).toBe(WINDOW);
  });
});
