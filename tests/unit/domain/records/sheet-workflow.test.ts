import { describe, expect, test } from "vitest";
import { decideSheetStep, SHEET_ACTIONS, type SheetAction } from "@/lib/domain/records/sheet-workflow";
import { PART_STATUSES, SHEET_STATUSES, type SheetStatus } from "@/lib/domain/records/sheet-status";
import * as who from "../actors";

const people = {
  "subject teacher": who.MATHS_3A,
  "homeroom teacher": who.HOMEROOM_3A,
  "another homeroom": who.staff([who.duty("HOMEROOM_TEACHER", { classId: "3B" })]),
  "department lead": who.LEAD_3A,
  head: who.HEAD,
  deputy: who.DEPUTY,
  "deputy with the delegation": who.staff([who.duty("DEPUTY_HEAD")], ["CLASS_YEAR"]),
  "deputy with another delegation": who.staff([who.duty("DEPUTY_HEAD")], ["YEARLY_UNIT"]),
  "academic clerk": who.ACADEMIC_CLERK,
  "seal clerk": who.SEAL_CLERK,
  administrator: who.ADMINISTRATOR,
} as const;
type Person = keyof typeof people;

/** QĐ 1789, Đ.13.3, 14.4, 14.6, written out. What is not here cannot happen. */
const CAN: [SheetAction, Person[], SheetStatus, SheetStatus][] = [
  ["certify", ["homeroom teacher"], "OPEN", "CERTIFIED"],
  ["approve", ["head", "deputy with the delegation"], "CERTIFIED", "APPROVED"],
  ["return", ["head", "deputy with the delegation"], "CERTIFIED", "OPEN"],
  ["reopen", ["head", "deputy with the delegation"], "APPROVED", "OPEN"],
];

const ready = { target: { classId: "3A" }, period: "CN", parts: ["ACCEPTED", "ACCEPTED"], homeroomMissing: 0, unconfirmedResults: 0, hasUnits: false, note: "Xem lại môn Toán" } as const;

const CASES = SHEET_ACTIONS.flatMap((action) =>
  (Object.keys(people) as Person[]).flatMap((person) =>
    SHEET_STATUSES.map((sheet) => {
      const to = CAN.find(([what, by, from]) => what === action && by.includes(person) && from === sheet)?.[3] ?? "refused";
      return [action, person, sheet, to] as const;
    }),
  ),
);

test.each(CASES)("%s by %s of a sheet %s: %s", (action, person, sheet, to) => {
  const decision = decideSheetStep(action, { ...ready, actor: people[person], sheet });
  expect(decision.ok ? decision.value : "refused").toBe(to);
});

describe("a class is certified", () => {
  const certify = (change: object) => decideSheetStep("certify", { ...ready, actor: who.HOMEROOM_3A, sheet: "OPEN", ...change });

  test.each(PART_STATUSES.filter((part) => part !== "ACCEPTED"))("not while one part is %s", (part) => {
    expect(certify({ parts: ["ACCEPTED", part] })).toEqual({ ok: false, reason: "PARTS_NOT_ACCEPTED" });
  });

  test.each([
    [{ parts: [] }, "PARTS_NOT_ACCEPTED"],
    [{ homeroomMissing: 3 }, "HOMEROOM_INCOMPLETE"],
    [{ unconfirmedResults: 1 }, "RESULTS_NOT_CONFIRMED"],
  ])("not with %j: %s", (change, reason) => {
    expect(certify(change)).toEqual({ ok: false, reason });
  });

  test("at the end of term 1 there is no year result to confirm", () => {
    expect(certify({ period: "CK1", unconfirmedResults: 30 })).toEqual({ ok: true, value: "CERTIFIED" });
  });

  test("by the head when the class has nobody any more", () => {
    expect(certify({ actor: who.HEAD, target: { classId: "3A", vacant: true } }).ok).toBe(true);
  });
});

describe("a class goes back", () => {
  test.each(["return", "reopen"] as const)("never without a reason (%s)", (action) => {
    const sheet = action === "return" ? "CERTIFIED" : "APPROVED";
    expect(decideSheetStep(action, { ...ready, actor: who.HEAD, sheet, note: " " })).toEqual({ ok: false, reason: "REASON_NEEDED" });
  });

  test("never after units were made from it", () => {
    expect(decideSheetStep("reopen", { ...ready, actor: who.HEAD, sheet: "APPROVED", hasUnits: true })).toEqual({ ok: false, reason: "UNITS_MADE" });
  });
});
