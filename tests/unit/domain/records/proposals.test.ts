import { describe, expect, test } from "vitest";
import { decideAttempt } from "@/lib/domain/assessment/attempts";
import { exemptSymbol, exemptWords } from "@/lib/domain/assessment/exemptions";
import { decideChoice } from "@/lib/domain/assessment/subjects-for";
import { decidePlanStep, exemptionsOf, type PlanAction } from "@/lib/domain/records/plan-workflow";
import { decideRetestRequest, decideRetestStep, REQUEST_STATES, type RequestState, type RetestAction } from "@/lib/domain/records/retest-workflow";
import * as who from "../actors";

const OWN = { classId: "3A", subjectCode: "TO", groupId: null };

/** Written from TT 27/2020, Đ.7.1d and Đ.8: who may take which step from which state. Everything else is refused. */
const RETEST_STEPS = new Set(["approve REQUESTED head", "approve REQUESTED deputy", "refuse REQUESTED head", "refuse REQUESTED deputy", "withdraw REQUESTED teacher"]);
const PLAN_STEPS = new Set(["approve REQUESTED head", "refuse REQUESTED head", "withdraw REQUESTED homeroom"]);
const PEOPLE = { head: who.HEAD, deputy: who.DEPUTY, teacher: who.MATHS_3A, homeroom: who.HOMEROOM_3A, clerk: who.ACADEMIC_CLERK, administrator: who.ADMINISTRATOR };
const EVERY = (["approve", "refuse", "withdraw"] as const).flatMap((action) => REQUEST_STATES.flatMap((state) => (Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]).map((person) => [action, state, person] as const)));

describe("steps of a proposal", () => {
  test.each(EVERY)("another test: %s from %s by %s", (action: RetestAction, state: RequestState, person) => {
    // The homeroom teacher of 3A teaches no Toán there.
    expect(decideRetestStep(action, { actor: PEOPLE[person], target: OWN, state, note: "vì" }).ok).toBe(RETEST_STEPS.has(`${action} ${state} ${person}`));
  });

  test.each(EVERY)("individual plan: %s from %s by %s", (action: PlanAction, state: RequestState, person) => {
    expect(decidePlanStep(action, { actor: PEOPLE[person], target: { classId: "3A" }, state, note: "vì", decisionNumber: "15/QĐ" }).ok).toBe(PLAN_STEPS.has(`${action} ${state} ${person}`));
  });

  test("no is said with its reason, yes to a plan with the number of its decision", () => {
    expect(decideRetestStep("refuse", { actor: who.HEAD, target: OWN, state: "REQUESTED", note: " " })).toEqual({ ok: false, reason: "REASON_NEEDED" });
    expect(decidePlanStep("approve", { actor: who.HEAD, target: { classId: "3A" }, state: "REQUESTED", decisionNumber: "" })).toEqual({ ok: false, reason: "PLAN_NEEDS_DECISION" });
  });
});

describe("asking for another test", () => {
  test.each([
    ["CK1", 3, false, null, "a mark at the end of a term"],
    ["CN", 0, false, null, "0 is a mark"],
    ["GK1", 3, false, "ATTEMPT_NOT_HERE", "only CK1 and CN"],
    ["GK2", 3, false, "ATTEMPT_NOT_HERE", "only CK1 and CN"],
    ["CN", null, false, "RETEST_NEEDS_MARK", "nothing to doubt yet"],
    ["CN", 3, true, "RETEST_ASKED", "one at a time"],
  ] as const)("at %s with %s, one open: %s -> %s (%s)", (period, mark, open, reason, _why) => {
    const decision = decideRetestRequest({ actor: who.MATHS_3A, target: OWN, period, mark, open });
    expect(decision.ok ? null : decision.reason).toBe(reason);
  });
});

describe("recording an attempt", () => {
  test.each([
    ["MAKE_UP", { period: "GK1", mark: null, absentReason: "ốm", agreed: false }, null],
    ["MAKE_UP", { period: "GK1", mark: 5, absentReason: null, agreed: false }, "ATTEMPT_NEEDS_ABSENCE"],
    ["RETEST", { period: "CN", mark: 3, absentReason: null, agreed: true }, null],
    ["RETEST", { period: "CN", mark: 3, absentReason: null, agreed: false }, "RETEST_NOT_AGREED"],
    ["RETEST", { period: "CN", mark: null, absentReason: "ốm", agreed: true }, "RETEST_NEEDS_MARK"],
    ["RETEST", { period: "GK2", mark: 3, absentReason: null, agreed: true }, "ATTEMPT_NOT_HERE"],
  ] as const)("%s after %j: %s", (kind, before, reason) => {
    const decision = decideAttempt(kind, before);
    expect(decision.ok ? null : decision.reason).toBe(reason);
  });
});

test("a plan exempts from what is not assessed and from what is not learnt; an adjusted subject stays", () => {
  const listed = exemptionsOf([{ subject: "TD", mode: "EXEMPT" }, { subject: "AN", mode: "NOT_ASSESSED" }, { subject: "MT", mode: "ADJUSTED" }]);
  expect(listed).toEqual([{ subject: "TD", notAssessed: false }, { subject: "AN", notAssessed: true }]);
});

test("a cell says Miễn or KĐG with the papers, and nothing of the kind for another lock", () => {
  const why = [exemptWords({ notAssessed: false, paper: "KHGDCN số 3, QĐ số 15" }), exemptWords({ notAssessed: true, paper: null })];
  expect(why).toEqual(["Miễn – KHGDCN số 3, QĐ số 15.", "Không đánh giá – theo kế hoạch giáo dục cá nhân."]);
  expect([...why, "Đã hết thời gian nhập."].map(exemptSymbol)).toEqual(["Miễn", "KĐG", null]);
});

describe("an optional subject", () => {
  test.each([
    [1, "NN", true, 0, null], [2, "NN", true, 0, null], [3, "NN", true, 0, "SUBJECT_NOT_OPTIONAL"], [5, "DT", true, 0, null],
    [1, "TV", false, 0, "SUBJECT_NOT_OPTIONAL"], [2, "NN", false, 0, null], [2, "NN", false, 1, "SUBJECT_HAS_RESULTS"], [2, "NN", true, 7, null],
  ] as const)("grade %i, %s, takes %s, %i results: %s", (grade, subject, takes, results, reason) => {
    const decision = decideChoice({ grade, subject, takes, results });
    expect(decision.ok ? null : decision.reason).toBe(reason);
  });
});
