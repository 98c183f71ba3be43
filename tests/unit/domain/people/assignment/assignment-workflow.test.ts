import { describe, expect, test } from "vitest";
import { ASSIGNMENT_STATES, assignmentState, decideAssignmentStep, type AssignmentState, type AssignmentStep } from "@/lib/domain/people/assignment/assignment-workflow";
import { decideDelegation, delegationState } from "@/lib/domain/people/delegation";
import { decideGroupMoves, groupsTaught, movesBetween, type GroupPeriod } from "@/lib/domain/records/pupil-groups";
import * as who from "../../actors";

/** Who is what, as QĐ 1789 names them: the deputy and the administrator prepare (Đ.33.1), the head decides (Đ.20.2). */
const PEOPLE = { head: who.HEAD, deputy: who.DEPUTY, administrator: who.staff([who.duty("ADMINISTRATOR")]), clerk: who.staff([who.duty("ACADEMIC_CLERK")]), teacher: who.staff([who.duty("HOMEROOM_TEACHER")]) };
type Person = keyof typeof PEOPLE;

const MAY: readonly (readonly [AssignmentStep, readonly Person[], readonly AssignmentState[], AssignmentState])[] = [
  ["edit", ["head", "deputy", "administrator"], ["DRAFT"], "DRAFT"],
  ["edit-submitted", ["head"], ["SUBMITTED"], "SUBMITTED"],
  ["submit", ["head", "deputy", "administrator"], ["DRAFT"], "SUBMITTED"],
  ["return", ["head"], ["SUBMITTED"], "DRAFT"],
  ["drop", ["head", "deputy", "administrator"], ["DRAFT"], "DROPPED"],
  ["sign", ["head"], ["DRAFT", "SUBMITTED"], "SIGNED"],
];

describe.each(MAY)("%s", (step, by, from, to) => {
  for (const state of ASSIGNMENT_STATES) {
    for (const person of Object.keys(PEOPLE) as Person[]) {
      const expected = by.includes(person) && from.includes(state) ? to : "refused";
      test(`${person}, ${state}: ${expected}`, () => {
        const decision = decideAssignmentStep(step, PEOPLE[person], state);
        expect(decision.ok ? decision.value : "refused").toBe(expected);
      });
    }
  }
});

test.each([
  [{ signedAt: null, droppedAt: null, submittedAt: null }, "DRAFT"],
  [{ signedAt: null, droppedAt: null, submittedAt: 1 }, "SUBMITTED"],
  [{ signedAt: 1, droppedAt: null, submittedAt: 1 }, "SIGNED"],
  [{ signedAt: null, droppedAt: 1, submittedAt: 1 }, "DROPPED"],
])("moments %j make it %s", (moments, state) => {
  expect(assignmentState(moments)).toBe(state);
});

describe("A delegation", () => {
  const wish = { validFrom: "2026-05-11", validTo: "2026-05-20", toKinds: ["DEPUTY_HEAD"], same: [] };
  const other = (validFrom: string, validTo: string | null, endedAt: Date | null = null) => ({ same: [{ validFrom, validTo, endedAt }] });
  test.each([
    ["to a deputy, from today", {}, true],
    ["to a teacher", { toKinds: ["HOMEROOM_TEACHER"] }, "DELEGATION_TO_DEPUTY"],
    ["from yesterday", { validFrom: "2026-05-10" }, "DELEGATION_DATES"],
    ["that ends before it begins", { validTo: "2026-05-10" }, "DELEGATION_DATES"],
    ["without an end", { validTo: null }, true],
    ["beside one that ends on its first day", other("2026-05-01", "2026-05-11"), "DELEGATION_TWICE"],
    ["after one that ended the day before", other("2026-05-01", "2026-05-10"), true],
    ["beside one that was taken back", other("2026-05-01", null, new Date()), true],
    ["beside one without an end", other("2026-05-01", null), "DELEGATION_TWICE"],
    ["before one to come", other("2026-05-21", null), true],
  ])("%s: %s", (_what, more, expected) => {
    const decision = decideDelegation({ ...wish, ...more }, "2026-05-11");
    expect(decision.ok ? true : decision.reason).toBe(expected);
  });
  test.each([
    ["2026-05-12", null, null, "COMING"],
    ["2026-05-11", "2026-05-11", null, "IN_FORCE"],
    ["2026-05-01", "2026-05-10", null, "OVER"],
    ["2026-05-01", null, new Date(), "TAKEN_BACK"],
  ] as const)("from %s to %s, ended %s, is on 11/5 %s", (validFrom, validTo, endedAt, state) => {
    expect(delegationState({ validFrom, validTo, endedAt }, "2026-05-11")).toBe(state);
  });
});

describe("A pupil who changes groups", () => {
  const period = (sheet: GroupPeriod["sheet"], first: GroupPeriod["parts"][number]["status"], second: GroupPeriod["parts"][number]["status"], more: Partial<GroupPeriod> = {}): GroupPeriod => ({ period: "CN", sheet, parts: [{ groupId: "A", status: first }, { groupId: "B", status: second }], entered: [], ...more });
  const move = { pupilId: "p", from: "A", to: "B" };
  test.each([
    ["while both teachers enter", move, period("OPEN", "DRAFT", "DRAFT"), false, 0],
    ["with results not handed in, unknowing", move, period("OPEN", "DRAFT", "DRAFT", { entered: ["p"] }), false, "GROUP_RESULTS_MOVE"],
    ["with results not handed in, knowing", move, period("OPEN", "DRAFT", "RETURNED", { entered: ["p"] }), true, 1],
    ["out of a part that is handed in", move, period("OPEN", "SUBMITTED", "DRAFT"), true, "GROUP_PART_SUBMITTED"],
    ["into a part that is accepted", move, period("OPEN", "DRAFT", "ACCEPTED"), true, "GROUP_PART_SUBMITTED"],
    ["after the year's end is certified", move, period("CERTIFIED", "ACCEPTED", "ACCEPTED"), true, "GROUP_PART_SUBMITTED"],
    ["after the first term is approved", move, period("APPROVED", "ACCEPTED", "ACCEPTED", { period: "CK1", entered: ["p"] }), false, 0],
    ["from no group, into a part that is handed in", { ...move, from: null }, period("OPEN", "DRAFT", "SUBMITTED"), false, 0],
  ] as const)("%s", (_what, moved, at, knows, expected) => {
    const decision = decideGroupMoves([moved], [at], knows);
    expect(decision.ok ? decision.value.inProgress : decision.reason).toBe(expected);
  });

  test("is one who is elsewhere than wanted", () => {
    expect(movesBetween(new Map([["p", "A"], ["q", "B"]]), new Map([["p", "B"], ["q", "B"], ["r", "A"], ["s", null]]))).toEqual([{ pupilId: "p", from: "A", to: "B" }, { pupilId: "r", from: null, to: "A" }]);
  });

  test.each([
    [[{ groupId: null }], [null], "the class as a whole, groups of last term or not"],
    [[], [null], "nobody: one vacant part"],
    [[{ groupId: "A" }, { groupId: "B" }], ["A", "B"], "both groups"],
    [[{ groupId: "A" }], ["A", "B"], "a group without its teacher keeps its part"],
  ])("taught by %j the parts are %j: %s", (duties, parts, _why) => {
    expect(groupsTaught(duties, [{ id: "A", hasPupils: true }, { id: "B", hasPupils: true }, { id: "C", hasPupils: false }])).toEqual(parts);
  });
});
