import { describe, expect, test } from "vitest";
import { decidePartStep, PART_ACTIONS, type PartAction } from "@/lib/domain/records/part-workflow";
import { PART_STATUSES, SHEET_STATUSES, type PartStatus } from "@/lib/domain/records/sheet-status";
import * as who from "../actors";

const target = { classId: "3A", subjectCode: "TO", groupId: null };
const people = {
  "subject teacher": who.MATHS_3A,
  "homeroom teacher": who.HOMEROOM_3A,
  "another teacher": who.staff([who.duty("SUBJECT_TEACHER", { classId: "3A", subjectCode: "AN" })]),
  "another homeroom": who.staff([who.duty("HOMEROOM_TEACHER", { classId: "3B" })]),
  head: who.HEAD,
  deputy: who.DELEGATED_DEPUTY,
  clerk: who.ACADEMIC_CLERK,
  administrator: who.ADMINISTRATOR,
} as const;
type Person = keyof typeof people;

/** QĐ 1789, Đ.14.3–14.4, written out: everything that can happen to a part of an open sheet. The rest cannot. */
const CAN: [PartAction, Person, PartStatus, PartStatus][] = [
  ["submit", "subject teacher", "DRAFT", "SUBMITTED"],
  ["submit", "subject teacher", "RETURNED", "SUBMITTED"],
  ["withdraw", "subject teacher", "SUBMITTED", "DRAFT"],
  ["accept", "homeroom teacher", "SUBMITTED", "ACCEPTED"],
  ["return", "homeroom teacher", "SUBMITTED", "RETURNED"],
  ["return", "homeroom teacher", "ACCEPTED", "RETURNED"],
];

const CASES = PART_ACTIONS.flatMap((action) =>
  (Object.keys(people) as Person[]).flatMap((person) =>
    SHEET_STATUSES.flatMap((sheet) =>
      PART_STATUSES.map((part) => {
        const to = CAN.find(([what, by, from]) => sheet === "OPEN" && what === action && by === person && from === part)?.[3] ?? "refused";
        return [action, person, part, sheet, to] as const;
      }),
    ),
  ),
);

test.each(CASES)("%s by %s of a part %s, sheet %s: %s", (action, person, part, sheet, to) => {
  const decision = decidePartStep(action, { actor: people[person], target, part, sheet, missing: 0, note: "Điểm Toán của em An chưa khớp" });
  expect(decision.ok ? decision.value : "refused").toBe(to);
});

describe("what a step still needs", () => {
  const base = { actor: who.MATHS_3A, target, part: "DRAFT", sheet: "OPEN", missing: 0 } as const;

  test("an incomplete subject is not sent", () => {
    expect(decidePartStep("submit", { ...base, missing: 1 })).toEqual({ ok: false, reason: "PART_INCOMPLETE" });
  });

  test.each([undefined, "", "   "])("a return without a reason (%j) is refused", (note) => {
    expect(decidePartStep("return", { ...base, actor: who.HOMEROOM_3A, part: "SUBMITTED", note })).toEqual({ ok: false, reason: "REASON_NEEDED" });
  });

  test("not allowed and not now are different answers", () => {
    expect(decidePartStep("accept", { ...base, part: "SUBMITTED" })).toEqual({ ok: false, reason: "ONLY_HOMEROOM_TEACHER" });
    expect(decidePartStep("accept", { ...base, actor: who.HOMEROOM_3A })).toEqual({ ok: false, reason: "STEP_NOT_NOW" });
    expect(decidePartStep("submit", { ...base, sheet: "CERTIFIED" })).toEqual({ ok: false, reason: "SHEET_LOCKED" });
  });
});
