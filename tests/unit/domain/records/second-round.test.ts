import { describe, expect, test } from "vitest";
import { decideSecondRound, roundOf } from "@/lib/domain/records/second-round";
import * as who from "../actors";

const ORDER = { number: "61/KH-NTL", on: "2026-07-20" } as const;

describe("the head orders a second round (TT 27, Đ.11.1c)", () => {
  const heldOut = { cause: "SUPPLEMENT", status: "CERTIFIED", secondRound: null } as const;
  const base = {
    actor: who.HEAD, target: { classId: "3A" }, heldOut, notDone: true, decided: false, hasUnit: false,
    since: "2026-06-02", on: "2026-07-20", today: "2026-07-20", closesOn: "2026-08-15",
  } as const;

  test.each([
    [{}, true],
    [{ heldOut: { ...heldOut, status: "APPROVED" } }, true],
    [{ actor: who.DEPUTY }, "ONLY_HEAD"],
    [{ actor: who.DELEGATED_DEPUTY }, "ONLY_HEAD"],
    [{ actor: who.HOMEROOM_3A }, "ONLY_HEAD"],
    [{ actor: who.MATHS_3A }, "ONLY_HEAD"],
    [{ heldOut: null }, "FIRST_ROUND_FIRST"],
    [{ heldOut: { ...heldOut, cause: "INCOMPLETE" } }, "FIRST_ROUND_FIRST"],
    [{ heldOut: { ...heldOut, status: "OPEN" } }, "FIRST_ROUND_FIRST"],
    [{ heldOut: { ...heldOut, secondRound: ORDER } }, "SECOND_ROUND_ORDERED"],
    [{ hasUnit: true }, "UNITS_MADE"],
    [{ decided: true }, "PROMOTION_DECIDED"],
    [{ notDone: false }, "SUPPLEMENT_NOT_NEEDED"],
    [{ today: "2026-08-15" }, "SUPPLEMENT_CLOSED"],
    [{ on: "2026-06-01" }, "SECOND_ROUND_DATE"],
    [{ on: "2026-06-02" }, true],
    [{ on: "2026-07-21" }, "SECOND_ROUND_DATE"],
  ] as const)("%# with %j: %s", (change, answer) => {
    const decision = decideSecondRound({ ...base, ...change });
    expect(decision.ok || decision.reason).toBe(answer);
  });
});

test.each([
  ["FIRST", "2026-05-20", null, "2026-06-20", "SUPPLEMENTARY", "the first round"],
  ["MAKE_UP", null, null, "2026-06-20", "SUPPLEMENTARY", "after a make-up test"],
  ["SUPPLEMENTARY", "2026-06-20", null, "2026-06-20", "SUPPLEMENTARY", "a slip of the pen, mended"],
  ["SUPPLEMENTARY", "2026-06-20", null, "2026-06-25", "SECOND_ROUND_NOT_ORDERED", "a second round by nobody's order"],
  ["SUPPLEMENTARY", "2026-06-20", ORDER, "2026-07-25", "HEAD", "the round the head ordered"],
  ["HEAD", "2026-07-25", ORDER, "2026-07-25", "HEAD", "a slip in it, mended"],
  ["HEAD", "2026-07-25", ORDER, "2026-07-28", "SECOND_ROUND_HELD", "there is no third"],
] as const)("after %s of %s, order %j, what is assessed on %s is %s (%s)", (kind, assessedOn, secondRound, on, answer, _why) => {
  const round = roundOf({ kind, assessedOn, secondRound }, on);
  expect(round.ok ? round.value : round.reason).toBe(answer);
});
