import { describe, expect, test } from "vitest";
import { decideCell, decideEntry } from "@/lib/domain/records/entry";
import { windowState } from "@/lib/domain/records/entry-window";
import { PART_STATUSES, SHEET_STATUSES } from "@/lib/domain/records/sheet-status";
import * as who from "../actors";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";

const window = { opensAt: new Date("2026-05-10T00:00:00+07:00"), closesAt: new Date("2026-05-25T00:00:00+07:00") };
const inside = new Date("2026-05-20T08:00:00+07:00");
const target = { classId: "3A", subjectCode: "TO", groupId: null };

test.each([
  ["2026-05-09T23:59:59+07:00", "NOT_YET"],
  ["2026-05-10T00:00:00+07:00", "OPEN"],
  ["2026-05-24T23:59:59+07:00", "OPEN"],
  ["2026-05-25T00:00:00+07:00", "CLOSED"],
])("at %s the window is %s", (now, state) => {
  expect(windowState(window, new Date(now))).toBe(state);
});

const CASES = SHEET_STATUSES.flatMap((sheet) => PART_STATUSES.map((part) => [part, sheet, sheet === "OPEN" && (part === "DRAFT" || part === "RETURNED")] as const));

test.each(CASES)("a part %s of a sheet %s can be entered into: %s", (part, sheet, allowed) => {
  expect(decideEntry({ actor: who.MATHS_3A, target, part, sheet, window, now: inside }).ok).toBe(allowed);
});

describe("who enters, and when", () => {
  const base = { actor: who.MATHS_3A, target, part: "DRAFT", sheet: "OPEN", window, now: inside } as const;

  test.each([
    [{ window: null }, "WINDOW_NOT_SET"],
    [{ now: new Date("2026-05-01T00:00:00Z") }, "WINDOW_NOT_YET"],
    [{ now: new Date("2026-06-01T00:00:00Z") }, "WINDOW_CLOSED"],
    [{ part: "SUBMITTED" }, "PART_LOCKED"],
    [{ sheet: "CERTIFIED" }, "SHEET_LOCKED"],
    [{ actor: who.HOMEROOM_3A }, "ONLY_SUBJECT_TEACHER"],
    [{ actor: who.HEAD }, "ONLY_SUBJECT_TEACHER"],
    [{ actor: who.ADMINISTRATOR }, "NOT_FOR_ADMINISTRATOR"],
    [{ target: { ...target, classId: "3B" } }, "NOT_FOUND"],
    [{ part: "HOMEROOM" }, "ONLY_HOMEROOM_TEACHER"],
  ] as const)("%o: %s", (change, reason) => {
    expect(decideEntry({ ...base, ...change })).toEqual({ ok: false, reason });
  });

  test("the homeroom teacher enters what is hers", () => {
    expect(decideEntry({ ...base, actor: who.HOMEROOM_3A, part: "HOMEROOM", target: { classId: "3A" } }).ok).toBe(true);
  });
});

test.each([
  [{}, null],
  [{ mark: null }, null],
  [{ mark: 0 }, null],
  [{ mark: 11 }, "MARK_RANGE"],
  [{ mark: -1 }, "MARK_RANGE"],
  [{ mark: 8.5 }, "MARK_DECIMAL"],
  [{ mark: Number.NaN }, "MARK_DECIMAL"],
  [{ period: "GK1" }, "MARK_NOT_HERE"],
  [{ subject: "AN" }, "MARK_NOT_HERE"],
  [{ subject: "AN", mark: null }, null],
  [{ taken: false }, "SUBJECT_NOT_TAKEN"],
  [{ ended: true }, "PUPIL_FROZEN"],
] as const)("a cell with %j: %s", (change, reason) => {
  const decision = decideCell({ grade: 3, period: "CN", subject: "TO", mark: 9, taken: true, ended: false, rules: TT27_2020, ...change });
  expect(decision.ok ? null : decision.reason).toBe(reason);
});
