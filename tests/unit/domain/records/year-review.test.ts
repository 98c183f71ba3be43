import { describe, expect, test } from "vitest";
import { decideReview, reviewListOf, reviewOf } from "@/lib/domain/records/year-review";
import * as who from "../actors";

const DONE = { result: "DONE", completion: "Hoàn thành chương trình lớp 3; Được lên lớp 4.", headDecided: false } as const;
const found = { finding: "CONFIRMED", result: "DONE", completion: DONE.completion } as const;

describe("a review holds for exactly what it confirmed", () => {
  test.each([
    ["nobody has reviewed", null, DONE, "NONE"],
    ["reviewed as it is", found, DONE, "CONFIRMED"],
    ["the result was confirmed anew", found, { ...DONE, result: "WELL_DONE" }, "NONE"],
    ["the words changed", { ...found, completion: null }, DONE, "NONE"],
    ["set aside", { ...found, finding: "SET_ASIDE" }, DONE, "SET_ASIDE"],
    ["the head has decided on who has not completed", null, { result: "NOT_DONE", completion: "Chưa hoàn thành chương trình lớp 3; Được lên lớp 4.", headDecided: true }, "CONFIRMED"],
  ] as const)("%s", (_case, last, now, answer) => {
    expect(reviewOf(last, now)).toBe(answer);
  });
});

test.each([
  ["EXCELLENT", false, false, "PROMOTED"], ["DONE", true, false, "PROMOTED"], ["NOT_DONE", false, false, "REASSESS"], ["NOT_DONE", true, false, "HEAD"], ["NOT_DONE", true, true, "NOT_PROMOTED"], ["UNRANKED", false, true, "BY_PLAN"],
] as const)("%s, after a supplement: %s, decided by the head: %s, stands on the list %s", (result, afterSupplement, headDecided, list) => {
  expect(reviewListOf({ result, afterSupplement, headDecided })).toBe(list);
});

describe("the head decides a review", () => {
  const base = {
    actor: who.HEAD, classes: [{ name: "3A", status: "APPROVED" }], confirmed: 30, asideReasons: [], awards: 0, awardDecision: null,
    heldOn: "2026-05-28", decidedOn: "2026-05-29", today: "2026-05-29",
  } as const;

  test.each([
    [{}, true],
    [{ actor: who.DELEGATED_DEPUTY }, "ONLY_HEAD"],
    [{ classes: [{ name: "3A", status: "CERTIFIED" }] }, "REVIEW_CLASS_OPEN"],
    [{ confirmed: 0 }, "REVIEW_NOTHING"],
    [{ confirmed: 0, asideReasons: ["Chờ xác minh"] }, true],
    [{ asideReasons: [" "] }, "REASON_NEEDED"],
    [{ heldOn: "2026-05-30" }, "REVIEW_DATES"],
    [{ decidedOn: "2026-05-30" }, "REVIEW_DATES"],
    [{ awards: 3 }, "REVIEW_AWARD_NUMBER"],
    [{ awards: 3, awardDecision: "27/QĐ-NTL" }, true],
  ] as const)("%# with %j: %s", (change, answer) => {
    const decision = decideReview({ ...base, ...change });
    expect(decision.ok || decision.reason).toBe(answer);
  });

  test("a class that is not approved is named", () => {
    expect(decideReview({ ...base, classes: [{ name: "3A", status: "APPROVED" }, { name: "3B", status: "OPEN" }] })).toEqual({ ok: false, reason: "REVIEW_CLASS_OPEN", detail: "3B" });
  });
});
