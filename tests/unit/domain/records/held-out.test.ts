import { describe, expect, test } from "vitest";
import { countsForClass, decideHoldOut, decideOpenSupplement, decideSupplementStep, decideTakeBack, isClosed, supplementPart } from "@/lib/domain/records/held-out";
import * as who from "../actors";

const target = { classId: "3A" };
const open = { cause: "INCOMPLETE", status: "OPEN" } as const;

describe("a pupil is left out of the class (QĐ 1789, Đ.21.2)", () => {
  const base = { actor: who.HOMEROOM_3A, target, sheet: "OPEN", heldOut: null, ended: false, note: "Ốm dài ngày" } as const;

  test.each([
    [{}, true],
    [{ actor: who.HEAD }, "NOT_FOUND"],
    [{ actor: who.HEAD, target: { classId: "3A", vacant: true } }, true],
    [{ actor: who.MATHS_3A }, "ONLY_HOMEROOM_TEACHER"],
    [{ sheet: "CERTIFIED" }, "SHEET_LOCKED"],
    [{ ended: true }, "PUPIL_FROZEN"],
    [{ heldOut: open }, "HELD_OUT_ALREADY"],
    [{ note: " " }, "REASON_NEEDED"],
  ] as const)("%# with %j: %s", (change, answer) => {
    const decision = decideHoldOut({ ...base, ...change });
    expect(decision.ok || decision.reason).toBe(answer);
  });

  test("and taken back only before the class is certified", () => {
    const back = (change: object) => decideTakeBack({ actor: who.HOMEROOM_3A, target, sheet: "OPEN", heldOut: open, ...change }).ok;
    expect([back({}), back({ sheet: "CERTIFIED" }), back({ heldOut: null }), back({ heldOut: { ...open, status: "CERTIFIED" } })]).toEqual([true, false, false, false]);
  });

  test("the class waits for nobody whose value is missing, but keeps the first result of who is assessed again", () => {
    expect([null, open, { cause: "SUPPLEMENT", status: "OPEN" } as const].map(countsForClass)).toEqual([true, false, true]);
  });
});

describe("the supplement of one pupil takes the class's own steps, behind it and before 15/8", () => {
  const base = {
    target, period: "CN", parts: ["ACCEPTED"], homeroomMissing: 0, unconfirmedResults: 0, hasUnits: false, note: "Xem lại",
    classSheet: "APPROVED", today: "2026-08-14", closesOn: "2026-08-15",
  } as const;

  test.each([
    ["certify", who.HOMEROOM_3A, { sheet: "OPEN" }, "CERTIFIED"],
    ["certify", who.HOMEROOM_3A, { sheet: "OPEN", parts: [] }, "CERTIFIED"],
    ["certify", who.HOMEROOM_3A, { sheet: "OPEN", classSheet: "CERTIFIED" }, "CERTIFIED"],
    ["certify", who.HOMEROOM_3A, { sheet: "OPEN", classSheet: "OPEN" }, "CLASS_FIRST"],
    ["certify", who.HOMEROOM_3A, { sheet: "OPEN", parts: ["SUBMITTED"] }, "PARTS_NOT_ACCEPTED"],
    ["certify", who.HOMEROOM_3A, { sheet: "OPEN", unconfirmedResults: 1 }, "RESULTS_NOT_CONFIRMED"],
    ["certify", who.HOMEROOM_3A, { sheet: "OPEN", today: "2026-08-15" }, "SUPPLEMENT_CLOSED"],
    ["certify", who.HEAD, { sheet: "OPEN" }, "NOT_FOUND"],
    ["approve", who.HEAD, { sheet: "CERTIFIED" }, "APPROVED"],
    ["approve", who.HEAD, { sheet: "CERTIFIED", classSheet: "CERTIFIED" }, "CLASS_FIRST"],
    ["approve", who.DEPUTY, { sheet: "CERTIFIED" }, "NEEDS_DELEGATION"],
    ["approve", who.HOMEROOM_3A, { sheet: "CERTIFIED" }, "ONLY_LEADERSHIP"],
    ["return", who.HEAD, { sheet: "CERTIFIED" }, "OPEN"],
    ["reopen", who.HEAD, { sheet: "APPROVED" }, "OPEN"],
    ["reopen", who.HEAD, { sheet: "APPROVED", hasUnits: true }, "UNITS_MADE"],
  ] as const)("%s, case %#: %s", (action, actor, change, answer) => {
    const decision = decideSupplementStep(action, { ...base, actor, ...change });
    expect(decision.ok ? decision.value : decision.reason).toBe(answer);
  });

  test("before means before", () => {
    expect([isClosed("2026-08-14", "2026-08-15"), isClosed("2026-08-15", "2026-08-15")]).toEqual([false, true]);
  });
});

describe("the assessment of Đ.11.1b is opened", () => {
  const base = { actor: who.HOMEROOM_3A, target, period: "CN", sheet: "CERTIFIED", heldOut: null, notDone: true, planned: true, hasUnit: false } as const;

  test.each([
    [{}, true],
    [{ sheet: "OPEN" }, "CLASS_FIRST"],
    [{ period: "CK1" }, "CLASS_FIRST"],
    [{ heldOut: open }, "HELD_OUT_ALREADY"],
    [{ hasUnit: true }, "UNITS_MADE"],
    [{ notDone: false }, "SUPPLEMENT_NOT_NEEDED"],
    [{ planned: false }, "PLAN_FIRST"],
    [{ actor: who.MATHS_3A }, "ONLY_HOMEROOM_TEACHER"],
  ] as const)("%# with %j: %s", (change, answer) => {
    const decision = decideOpenSupplement({ ...base, ...change });
    expect(decision.ok || decision.reason).toBe(answer);
  });

  test("never overwrites the first result; of a missing value only what is still open is entered", () => {
    expect(supplementPart({ cause: "SUPPLEMENT", status: "OPEN" }, "DRAFT")).toEqual({ ok: false, reason: "SUPPLEMENT_BY_ATTEMPT" });
    expect(supplementPart(open, "RETURNED")).toEqual({ ok: true, value: "RETURNED" });
    expect(supplementPart(open, null)).toEqual({ ok: true, value: "ACCEPTED" });
  });
});
