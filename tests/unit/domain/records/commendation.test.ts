import { describe, expect, test } from "vitest";
import { COMMENDATION_ACTIONS, COMMENDATION_STATES, decideCommendation, type CommendationPaper } from "@/lib/domain/records/commendation-workflow";
import { decideWithdrawLetter } from "@/lib/domain/records/praise-letter";
import * as who from "../actors";

const PEOPLE = { head: who.HEAD, deputy: who.DEPUTY, homeroom: who.HOMEROOM_3A, teacher: who.MATHS_3A, clerk: who.ACADEMIC_CLERK, administrator: who.ADMINISTRATOR };
const PAPERS = { authority: "Sở Giáo dục và Đào tạo", number: "31/TTr-NTL", on: "2026-05-20", sentOn: "2026-05-10", today: "2026-05-20", note: "vì" };

/** Written from TT 27/2020, Đ.13.2 ("được nhà trường xem xét, đề nghị cấp trên khen thưởng"): everything else is refused. */
const STEPS: Record<string, string> = {
  "send PROPOSED head": "SENT",
  "refuse PROPOSED head": "REFUSED",
  "withdraw PROPOSED homeroom": "WITHDRAWN",
  "grant SENT head": "GRANTED",
  "decline SENT head": "DECLINED",
};
const EVERY = COMMENDATION_ACTIONS.flatMap((action) => COMMENDATION_STATES.flatMap((state) => (Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]).map((person) => [action, state, person] as const)));

describe("a proposal to a higher authority", () => {
  test.each(EVERY)("%s from %s by %s", (action, state, person) => {
    const decided = decideCommendation(action, { actor: PEOPLE[person], target: { classId: "3A" }, state, ...PAPERS });
    expect(decided.ok ? decided.value : undefined).toBe(STEPS[`${action} ${state} ${person}`]);
  });

  test.each<[string, Partial<CommendationPaper>, string | null]>([
    ["send", {}, null],
    ["send", { authority: " " }, "COMMENDATION_PAPER"],
    ["send", { number: "" }, "COMMENDATION_PAPER"],
    ["send", { on: undefined }, "COMMENDATION_PAPER"],
    ["send", { on: "2026-05-21" }, "COMMENDATION_DATES"], // a day to come
    ["grant", { number: undefined }, "COMMENDATION_ANSWER"],
    ["grant", { on: "2026-05-09" }, "COMMENDATION_DATES"], // answered before it was sent
    ["grant", { on: "2026-05-10" }, null], // on the same day
    ["decline", { on: undefined }, "COMMENDATION_ANSWER"],
    ["decline", { note: "" }, null], // the answer's paper says why
    ["refuse", { note: " " }, "REASON_NEEDED"],
  ])("%s with %j: %s", (action, change, reason) => {
    const state = action === "send" || action === "refuse" ? "PROPOSED" : "SENT";
    const decided = decideCommendation(action as "send", { actor: who.HEAD, target: { classId: "3A" }, state, ...PAPERS, ...change });
    expect(decided.ok ? null : decided.reason).toBe(reason);
  });
});

describe("a letter of praise", () => {
  test.each([
    ["by its sender, with the reason", who.MATHS_3A, "staff-1", false, "Gửi nhầm em", null],
    ["by the head", who.HEAD, "staff-9", false, "Gửi nhầm em", null],
    ["by another teacher", who.HOMEROOM_3A, "staff-9", false, "Gửi nhầm em", "NOT_FOUND"],
    ["without a reason", who.MATHS_3A, "staff-1", false, "  ", "REASON_NEEDED"],
    ["a second time", who.MATHS_3A, "staff-1", true, "Gửi nhầm em", "STALE"],
  ] as const)("is taken back %s", (_name, actor, sentById, withdrawn, reason, refusal) => {
    const decided = decideWithdrawLetter({ actor, sentById, withdrawn, reason });
    expect(decided.ok ? null : decided.reason).toBe(refusal);
  });
});
