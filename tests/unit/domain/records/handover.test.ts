import { describe, expect, test } from "vitest";
import { decideAcceptance } from "@/lib/domain/records/acceptance";
import { decideHandover, HANDOVER_ACTIONS, HANDOVER_STATUSES, handoverObstacle, handoverSteps, type HandoverAction, type HandoverStatus } from "@/lib/domain/records/handover";
import * as who from "../actors";

const people = {
  "homeroom teacher": who.HOMEROOM_3A,
  "the teacher named": who.MATHS_3A, // staff-1 in tests/unit/domain/actors.ts
  "another teacher": who.staff([who.duty("HOMEROOM_TEACHER", { classId: "3B" })]),
  head: who.HEAD,
  deputy: who.DELEGATED_DEPUTY,
  "academic clerk": who.ACADEMIC_CLERK,
  administrator: who.ADMINISTRATOR,
} as const;
type Person = keyof typeof people;

/** TT 27, Đ.12.2, written out: who takes which step of the minutes of a class of grades 1–4, and of grade 5. */
const CAN: [HandoverAction, HandoverStatus, HandoverStatus, Person[], Person[]][] = [
  ["write", "DRAFT", "DRAFT", ["homeroom teacher"], ["homeroom teacher"]],
  ["give", "DRAFT", "GIVEN", ["homeroom teacher"], ["homeroom teacher"]],
  ["return", "GIVEN", "DRAFT", ["the teacher named"], ["head", "academic clerk"]],
  ["receive", "GIVEN", "RECEIVED", ["the teacher named"], ["head", "academic clerk"]],
];
const RECEIVER = who.MATHS_3A.staffId ?? "";
/** The homeroom teacher of the unit tests is another person than the one named. */
const of = (person: Person) => (person === "the teacher named" ? people[person] : { ...people[person], staffId: `${person}-staff` });

const CASES = ([3, 5] as const).flatMap((grade) =>
  HANDOVER_ACTIONS.flatMap((action) =>
    (Object.keys(people) as Person[]).flatMap((person) =>
      HANDOVER_STATUSES.map((status) => {
        const row = CAN.find(([what, from]) => what === action && from === status);
        const by = row?.[grade === 5 ? 4 : 3] ?? [];
        return [grade, action, person, status, by.includes(person) ? (row?.[2] ?? "refused") : "refused"] as const;
      }),
    ),
  ),
);

test.each(CASES)("grade %i: %s by %s of minutes %s: %s", (grade, action, person, status, to) => {
  const target = { classId: "3A", ...(grade === 5 ? {} : { ownerStaffId: RECEIVER }) };
  const decision = decideHandover(action, { actor: of(person), target, grade, status, sheet: "APPROVED", receiver: grade === 5 ? null : RECEIVER, accepted: true, strengths: "Chăm học", limits: "Đọc còn chậm" });
  expect(decision.ok ? decision.value : "refused").toBe(to);
});

describe("before the minutes are confirmed", () => {
  const base = { actor: who.HOMEROOM_3A, target: { classId: "3A" }, grade: 3, status: "DRAFT", sheet: "APPROVED", receiver: "staff-9", accepted: true, strengths: "Chăm học", limits: "Đọc còn chậm" } as const;

  test.each([
    [{ sheet: "CERTIFIED" }, "HANDOVER_BEFORE_APPROVAL"],
    [{ accepted: false }, "HANDOVER_NOT_ACCEPTED"],
    [{ receiver: null }, "HANDOVER_NOBODY"],
    [{ limits: " " }, "HANDOVER_EMPTY"],
  ] as const)("%j: %s", (change, reason) => {
    expect(decideHandover("give", { ...base, ...change })).toEqual({ ok: false, reason });
  });

  test("who keeps the class next year confirms once, for both sides; grade 5 goes to the school all the same", () => {
    const own = { ...base, receiver: base.actor.staffId, target: { classId: "3A", ownerStaffId: base.actor.staffId ?? "" } };
    expect(decideHandover("give", own)).toEqual({ ok: true, value: "RECEIVED" });
    expect(decideHandover("give", { ...own, grade: 5 })).toEqual({ ok: true, value: "GIVEN" });
    expect(decideHandover("give", { ...own, limits: "" })).toEqual({ ok: false, reason: "HANDOVER_EMPTY" });
  });

  test.each([
    [{ unsaved: true, sheet: "CERTIFIED" }, "HANDOVER_UNSAVED"],
    [{ sheet: "CERTIFIED" }, "HANDOVER_BEFORE_APPROVAL"],
    [{ accepted: false, toId: null }, "HANDOVER_NOT_ACCEPTED"],
    [{ toId: null }, "HANDOVER_NOBODY"],
    [{ toId: null, grade: 5 }, null],
    [{ limits: " " }, "HANDOVER_EMPTY"],
    [{}, null],
  ] as const)("the button to sign with %j: %s", (change, obstacle) => {
    expect(handoverObstacle({ sheet: "APPROVED", accepted: true, grade: 3, toId: "staff-9", strengths: "Chăm học", limits: "Đọc còn chậm", unsaved: false, ...change })).toBe(obstacle);
  });

  test("what only lacks the acceptance is offered, so that the page can say for whom it waits", () => {
    expect(handoverSteps({ ...base, accepted: false })).toEqual(["write", "give"]);
  });

  test("a class that nobody keeps any more is handed over by the head", () => {
    expect(decideHandover("give", { ...base, actor: who.HEAD, target: { classId: "3A", vacant: true } }).ok).toBe(true);
  });
});

describe("the results of a class are accepted (TT 27, Đ.12.2)", () => {
  const base = { actor: who.HEAD, target: { classId: "3A" }, sheet: "APPROVED", handover: "DRAFT", pupils: 35, today: "2026-05-28", heldOn: "2026-05-28", compared: 35 } as const;

  test.each([
    [{}, true],
    [{ actor: who.DEPUTY }, true],
    [{ actor: who.HOMEROOM_3A }, "ONLY_LEADERSHIP"],
    [{ actor: who.ACADEMIC_CLERK }, "ONLY_LEADERSHIP"],
    [{ actor: who.ADMINISTRATOR }, "NOT_FOR_ADMINISTRATOR"],
    [{ sheet: "CERTIFIED" }, "HANDOVER_BEFORE_APPROVAL"],
    [{ handover: "GIVEN" }, "HANDOVER_STATE"],
    [{ handover: "RECEIVED" }, "HANDOVER_STATE"],
    [{ heldOn: "2026-05-29" }, "ACCEPTANCE_DATE"],
    [{ compared: 36 }, "ACCEPTANCE_COUNT"],
    [{ compared: 0 }, true],
  ] as const)("%# with %j: %s", (change, answer) => {
    const decision = decideAcceptance({ ...base, ...change });
    expect(decision.ok || decision.reason).toBe(answer);
  });
});
