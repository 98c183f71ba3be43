import { describe, expect, test } from "vitest";
import { decide, mayEver, readableSubjects } from "@/lib/domain/people/permissions";
import { ACTIONS, RIGHTS, sourceOf, type Action, type Right } from "@/lib/domain/people/rights";
import { refusalWords } from "@/lib/domain/refusal-words";
import * as who from "../actors";

const OWN = { classId: "3A", subjectCode: "TO", groupId: null, pupilId: "pupil-1", learns: ["TO"], groups: [] };
const OTHER = { classId: "3B", subjectCode: "TO", groupId: null, pupilId: "pupil-2", learns: ["TO"], groups: [] };

/** Each column: a person, and what is aimed at. "own" is class 3A, where the teachers work; "other" is 3B. */
const COLUMNS = [
  ["subject teacher, own", who.MATHS_3A, OWN],
  ["subject teacher, other", who.MATHS_3A, OTHER],
  ["homeroom teacher, own", who.HOMEROOM_3A, OWN],
  ["homeroom teacher, other", who.HOMEROOM_3A, OTHER],
  ["department lead, own", who.LEAD_3A, OWN],
  ["department lead, other", who.LEAD_3A, OTHER],
  ["head", who.HEAD, OWN],
  ["deputy", who.DEPUTY, OWN],
  ["deputy with delegations", who.DELEGATED_DEPUTY, OWN],
  ["academic clerk", who.ACADEMIC_CLERK, OWN],
  ["seal clerk", who.SEAL_CLERK, OWN],
  ["administrator", who.ADMINISTRATOR, OWN],
  ["guardian, own child", who.guardianOf("pupil-1"), OWN],
  ["guardian, other child", who.guardianOf("pupil-1"), OTHER],
] as const;

/**
 * Written from QĐ 1789 (Đ.5.3c, 13, 14, 20, 26, 30–35), TT 27/2020 (Đ.9, 11, 13, 15, 16) and CV 2088 (III), not from the code.
 * Columns as above: subject+ subject- homeroom+ homeroom- lead+ lead- HEAD deputy delegated | academic seal admin | guardian+ guardian-
 */
const MATRIX: Record<Action, string> = {
  "work.read": "YY YY YY YYY YYY ..",
  "sheet.read": "Y. Y. Y. YYY Y.. ..",
  "sheet.enter-subject": "Y. .. .. ... ... ..",
  "sheet.enter-homeroom": ".. Y. .. ... ... ..",
  "sheet.submit-part": "Y. .. .. ... ... ..",
  "sheet.review-part": ".. Y. .. ... ... ..",
  "sheet.certify": ".. Y. .. ... ... ..",
  "sheet.approve": ".. .. .. Y.Y ... ..",
  "form.print": ".. Y. .. YYY Y.. ..",
  "slip.print": ".. Y. .. YYY ... ..",
  "statistics.read": "Y. Y. Y. YYY Y.. ..",
  "statistics.read-school": ".. .. .. YYY Y.. ..",
  "retest.request": "Y. .. .. ... ... ..",
  "retest.decide": ".. .. .. YYY ... ..",
  "part-marks.rule": ".. .. .. YYY ... ..",
  "plan.propose": ".. Y. .. ... ... ..",
  "plan.decide": ".. .. .. Y.. ... ..",
  "subjects.choose": ".. .. .. ... Y.. ..",
  "year.decide-promotion": ".. .. .. Y.. ... ..",
  "year.order-second-round": ".. .. .. Y.. ... ..",
  "year.decide-award": ".. .. .. Y.. ... ..",
  "year.plan-support": ".. Y. .. Y.. ... ..",
  "year.send-letter": "Y. Y. .. YYY ... ..",
  "year.withdraw-letter": ".. .. .. Y.. ... ..", // and whoever sent it: see below
  "commendation.propose": ".. Y. .. ... ... ..",
  "commendation.decide": ".. .. .. Y.. ... ..",
  "year.read-review": ".. .. .. YYY ... ..",
  "year.decide-review": ".. .. .. Y.. ... ..",
  "handover.read": ".. Y. .. YYY Y.. ..",
  "handover.accept": ".. .. .. YYY ... ..",
  "handover.give": ".. Y. .. ... ... ..",
  "handover.receive": ".. .. .. ... ... ..",
  "handover.receive-for-school": ".. .. .. Y.. Y.. ..",
  "pupil.read": ".. Y. .. YYY Y.. ..",
  "pupil.edit": ".. Y. .. ... Y.. ..",
  "pupil.check": ".. .. .. ... Y.. ..",
  "pupil.receive": ".. .. .. ... Y.. ..",
  "pupil.move-class": ".. .. .. ... Y.. ..",
  "pupil.propose-leaving": ".. .. .. ... Y.. ..",
  "pupil.decide-leaving": ".. .. .. Y.. ... ..",
  "departure.print": ".. Y. .. YYY YY. ..",
  "departure.hand-over": ".. .. .. YYY YY. ..",
  "bank.read": "YY YY YY YYY ... ..",
  "bank.keep-own": ".. .. .. ... ... ..",
  "bank.keep-school": ".. .. YY YYY ... ..",
  "suggestion.make": "Y. .. .. ... ... ..",
  "suggestion.decide": ".. Y. .. ... ... ..",
  "note.keep": ".. Y. .. ... ... ..",
  "unit.prepare": ".. .. .. ... YY. ..",
  "unit.read": ".. Y. .. YYY YY. ..",
  "unit.sign-subject": "Y. .. .. ... ... ..",
  "unit.sign-homeroom": ".. Y. .. ... ... ..",
  "unit.sign-head": ".. .. .. Y.Y ... ..",
  "unit.seal": ".. .. .. ... .Y. ..",
  "unit.search": ".. .. .. YYY YY. ..",
  "unit.download": ".. .. .. YYY .Y. Y.",
  "child.read": ".. .. .. ... ... Y.",
  "child.renew-code": ".. .. .. ... ... Y.",
  "key.manage-own": ".. .. .. ... ... ..",
  "certificate.read": ".. .. .. Y.. .YY ..",
  "certificate.declare": ".. .. .. ... .YY ..",
  "certificate.send": ".. .. .. ... .YY ..",
  "certificate.approve": ".. .. .. Y.. ... ..",
  "signing.read-settings": ".. .. .. Y.. .YY ..",
  "signing.set-policy": ".. .. .. Y.. ... ..",
  "signing.trust-root": ".. .. .. Y.. ... ..",
  "signing.keep-services": ".. .. .. ... ..Y ..",
  "health.read": ".. .. .. YYY .YY ..",
  "account.read": ".. .. .. Y.. ..Y ..",
  "account.prepare": ".. .. .. ... ..Y ..",
  "account.approve": ".. .. .. Y.. ... ..",
  "assignment.read": ".. .. .. YYY Y.Y ..",
  "assignment.prepare": ".. .. .. YYY ..Y ..",
  "assignment.sign": ".. .. .. Y.. ... ..",
  "staff.record-leaving": ".. .. .. Y.. ... ..",
  "group.keep": ".. .. .. YYY Y.. ..",
  "delegation.read": ".. .. .. YYY ... ..",
  "delegation.give": ".. .. .. Y.. ... ..",
  "window.read": "YY YY YY YYY YYY ..",
  "window.open": ".. .. .. Y.. ... ..",
  "window.carry-out": ".. .. .. ... ..Y ..",
  "progress.read": ".. Y. Y. YYY Y.. ..",
  "history.read": "Y. Y. .. YYY ... ..",
};

const CASES = ACTIONS.flatMap((action) => {
  const cells = MATRIX[action].replaceAll(" ", "");
  return COLUMNS.map(([name, actor, target], index) => [action, name, cells[index] === "Y", actor, target] as const);
});

describe("who may do what", () => {
  test.each(CASES)("%s by %s: %s", (action, _name, allowed, actor, target) => {
    expect(decide(actor, action, target).ok).toBe(allowed);
  });

  test("the matrix has a cell for every person", () => {
    expect(new Set(ACTIONS.map((action) => MATRIX[action].replaceAll(" ", "").length))).toEqual(new Set([COLUMNS.length]));
  });

  test("nobody without a duty and without a child may do anything", () => {
    expect(ACTIONS.filter((action) => decide(who.staff([]), action, OWN).ok)).toEqual([]);
  });

  test("every right names its article", () => {
    expect(ACTIONS.flatMap(sourceOf).filter(({ source }) => !/QĐ 1789|TT 27|CV 2088/.test(source))).toEqual([]);
  });
});

describe("a target that is not told never widens a right", () => {
  test.each(["sheet.enter-subject", "sheet.submit-part", "history.read"] as const)("a subject teacher needs the subject for %s", (action) => {
    expect(decide(who.MATHS_3A, action, { classId: "3A" })).toEqual({ ok: false, reason: "NOT_FOUND" });
  });

  test.each([
    [who.MATHS_3A, "sheet.read"],
    [who.HOMEROOM_3A, "sheet.certify"],
    [who.guardianOf("pupil-1"), "child.read"],
    [who.MATHS_3A, "key.manage-own"],
  ] as const)("without a target: $1", (actor, action) => {
    expect(decide(actor, action).ok).toBe(false);
  });

  test("a duty that names no class covers none", () => {
    expect(decide(who.staff([who.duty("HOMEROOM_TEACHER")]), "sheet.certify", {}).ok).toBe(false);
  });
});

describe("groups of a class", () => {
  const ofGroup = who.staff([who.duty("SUBJECT_TEACHER", { classId: "3A", subjectCode: "NN", groupId: "g1" })]);

  test.each<[string | null, boolean, string]>([
    ["g1", true, "the own group"],
    ["g2", false, "the other English teacher's group"],
    [null, false, "a duty for a group never covers the whole class"],
  ])("group %s: %s (%s)", (groupId, allowed) => {
    expect(decide(ofGroup, "sheet.enter-subject", { classId: "3A", subjectCode: "NN", groupId }).ok).toBe(allowed);
  });
});

describe("a letter of praise of a subject teacher goes to the own pupils (TT 27, Đ.13.3)", () => {
  const ofGroup = who.staff([who.duty("SUBJECT_TEACHER", { classId: "3A", subjectCode: "NN", groupId: "g1" })]);
  const ofClass = who.staff([who.duty("SUBJECT_TEACHER", { classId: "3A", subjectCode: "NN" })]);
  const pupil = { classId: "3A", pupilId: "pupil-1", learns: ["TV", "NN"], groups: ["g1", "chess"] };

  test.each([
    [ofGroup, pupil, true, "in the own group"],
    [ofGroup, { ...pupil, groups: ["g2"] }, false, "in the other teacher's group"],
    [ofGroup, { ...pupil, groups: [] }, false, "in no group"],
    [ofGroup, { classId: "3A", pupilId: "pupil-1" }, false, "nothing is told of the pupil"],
    [ofClass, { ...pupil, groups: ["g2"] }, true, "a duty for the class covers each group"],
    [ofClass, { ...pupil, learns: ["TV"] }, false, "does not learn the subject"],
    [ofClass, { ...pupil, classId: "3B" }, false, "of another class"],
    [who.HOMEROOM_3A, { ...pupil, learns: [] }, true, "the homeroom teacher reaches every pupil of the class"],
  ] as const)("%#: %j → %s (%s)", (actor, target, allowed, _why) => {
    expect(decide(actor, "year.send-letter", target).ok).toBe(allowed);
  });
});

describe("two duties of one person", () => {
  const both = who.staff([who.duty("HOMEROOM_TEACHER", { classId: "3A" }), who.duty("SUBJECT_TEACHER", { classId: "3A", subjectCode: "TV" })]);

  test("a homeroom teacher enters the subjects of her teaching duties, and no other", () => {
    expect(decide(both, "sheet.enter-subject", { classId: "3A", subjectCode: "TV", groupId: null }).ok).toBe(true);
    expect(decide(both, "sheet.enter-subject", { classId: "3A", subjectCode: "AN", groupId: null }).ok).toBe(false);
  });

  test("she reads the whole sheet of her class; a subject teacher only the own subjects", () => {
    expect(readableSubjects(both, "3A")).toBe("ALL");
    expect(readableSubjects(who.MATHS_3A, "3A")).toEqual(["TO"]);
    expect(readableSubjects(who.MATHS_3A, "3B")).toEqual([]);
  });

  test("who is administrator reaches no result through any other duty", () => {
    const mixed = who.staff([who.duty("ADMINISTRATOR"), who.duty("HEAD"), who.duty("HOMEROOM_TEACHER", { classId: "3A" })]);
    const reached = ACTIONS.filter((action) => (RIGHTS[action] as Right).results && (decide(mixed, action, OWN).ok || mayEver(mixed, action)));
    expect(reached).toEqual([]);
    expect(readableSubjects(mixed, "3A")).toEqual([]);
  });
});

describe("what is one's own", () => {
  test("a signer manages the own key and no other", () => {
    expect(decide(who.MATHS_3A, "key.manage-own", { ownerStaffId: "staff-1" }).ok).toBe(true);
    expect(decide(who.MATHS_3A, "key.manage-own", { ownerStaffId: "staff-2" }).ok).toBe(false);
  });

  test("the administrator prepares accounts of others, the head approves those of others", () => {
    expect(decide(who.ADMINISTRATOR, "account.prepare", { ownerStaffId: "staff-1" })).toEqual({ ok: false, reason: "ACCOUNT_OWN" });
    expect(decide(who.HEAD, "account.approve", { accountId: "account-staff-1" })).toEqual({ ok: false, reason: "ACCOUNT_OWN" });
    expect(decide(who.HEAD, "account.approve", { accountId: "account-staff-2", ownerStaffId: "staff-2" }).ok).toBe(true);
  });

  test("a letter of praise is taken back by whoever sent it; the administrator reaches none", () => {
    const by = (actor: typeof who.HEAD, ownerStaffId: string) => decide(actor, "year.withdraw-letter", { ownerStaffId }).ok;
    expect([who.MATHS_3A, who.HOMEROOM_3A, who.DEPUTY, who.HEAD].map((actor) => by(actor, "staff-1"))).toEqual([true, true, true, true]);
    expect([who.MATHS_3A, who.HOMEROOM_3A, who.DEPUTY, who.HEAD].map((actor) => by(actor, "staff-2"))).toEqual([false, false, false, true]);
    expect(by(who.ADMINISTRATOR, "staff-1")).toBe(false);
  });

  test("a class that nobody keeps any more is reviewed, certified and handed over by the head alone", () => {
    for (const action of ["sheet.review-part", "sheet.certify", "handover.give"] as const) {
      expect(decide(who.HEAD, action, { classId: "3A", subjectCode: "TO", vacant: true }).ok, action).toBe(true);
      expect(decide(who.HEAD, action, { classId: "3A", subjectCode: "TO", vacant: false }).ok, action).toBe(false);
      expect(decide(who.DEPUTY, action, { classId: "3A", subjectCode: "TO", vacant: true }).ok, action).toBe(false);
    }
  });

  test("a class is received by the teacher named in the minutes, whatever class that teacher keeps now", () => {
    expect(decide(who.MATHS_3A, "handover.receive", { classId: "4B", ownerStaffId: "staff-1" }).ok).toBe(true);
    expect(decide(who.MATHS_3A, "handover.read", { classId: "4B", ownerStaffId: "staff-1" }).ok).toBe(true);
    expect(decide(who.MATHS_3A, "handover.receive", { classId: "4B", ownerStaffId: "staff-2" }).ok).toBe(false);
  });

  test("the head closes for a teacher who has left only where nobody has followed", () => {
    expect(decide(who.HEAD, "sheet.certify", { classId: "3A", vacant: true }).ok).toBe(true);
    expect(decide(who.HEAD, "sheet.certify", { classId: "3A", vacant: false })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(decide(who.DEPUTY, "sheet.certify", { classId: "3A", vacant: true }).ok).toBe(false);
  });
});

describe("a refusal says whose work it is", () => {
  test.each([
    [who.MATHS_3A, "year.decide-promotion", "ONLY_HEAD", "hiệu trưởng"],
    [who.DEPUTY, "sheet.approve", "NEEDS_DELEGATION", "ủy quyền"],
    [who.ADMINISTRATOR, "sheet.read", "NOT_FOR_ADMINISTRATOR", "QĐ 1789"],
    [who.HEAD, "unit.seal", "ONLY_SEAL_CLERK", "văn thư"],
    [who.HEAD, "sheet.enter-subject", "ONLY_SUBJECT_TEACHER", "giáo viên"],
  ] as const)("$1 → $2", (actor, action, reason, word) => {
    expect(decide(actor, action, OWN)).toEqual({ ok: false, reason });
    expect(refusalWords(reason)).toContain(word);
  });

  test("another class, and another family's child, are answered like something that is not there", () => {
    expect(decide(who.MATHS_3A, "sheet.read", OTHER)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(decide(who.guardianOf("pupil-1"), "child.read", OTHER)).toEqual({ ok: false, reason: "NOT_FOUND" });
  });
});
