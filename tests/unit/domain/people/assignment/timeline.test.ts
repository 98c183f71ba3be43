import { describe, expect, test } from "vitest";
import { hasShape, partOfDuty, type DutyPart, type HeldDuty } from "@/lib/domain/people/assignment/duty-part";
import { dutiesToPass, replaceTeacher } from "@/lib/domain/people/assignment/replace-teacher";
import { giveDuty, spansOf, type DutyChange } from "@/lib/domain/people/assignment/timeline";
import type { DutyKind } from "@/lib/domain/people/actor";

const duty = (id: string, staffId: string, validFrom: string, validTo: string | null, aim: Partial<HeldDuty> = {}): HeldDuty => ({ id, staffId, kind: "SUBJECT_TEACHER", classId: "4A", subjectCode: "NN", groupId: null, validFrom, validTo, ...aim });
const ENGLISH: DutyPart = { kind: "SUBJECT_TEACHER", classId: "4A", subjectCode: "NN", groupId: null, holderId: null };
const YEAR = ["2025-09-05", "2026-08-15"] as const;
const BOOK = [duty("d1", "Tùng", ...YEAR)];

/** Shape: "Tùng 05/09–11/05 · Hạnh 12/05–". */
const said = (part: DutyPart, held: readonly HeldDuty[], changes: readonly DutyChange[]) =>
  spansOf(part, held, changes).map(({ staffId, validFrom, validTo }) => `${staffId} ${validFrom.slice(5)}..${validTo?.slice(5) ?? ""}`).join(" | ");
const deeds = (changes: readonly DutyChange[]) => changes.map((change) => (change.deed === "END" ? `END ${change.duty.id} ${change.lastDay.slice(5)}` : `BEGIN ${change.duty.staffId} ${change.duty.validFrom.slice(5)}..${change.duty.validTo?.slice(5) ?? ""}`)).join(", ");

describe("A part that goes to somebody else", () => {
  test.each([
    // who       from          to            the part then                                                   what the version changes                                     why
    ["Hạnh", "2026-02-02", "2026-08-15", "Tùng 09-05..02-01 | Hạnh 02-02..08-15", "END d1 02-01, BEGIN Hạnh 02-02..08-15", "from February to the end: the first half stays its teacher's (B11)"],
    ["Hạnh", "2026-02-02", "2026-05-31", "Tùng 09-05..02-01 | Hạnh 02-02..05-31 | Tùng 06-01..08-15", "END d1 02-01, BEGIN Hạnh 02-02..05-31, BEGIN Tùng 06-01..08-15", "with a last day: the teacher comes back on the day after it"],
    [null, "2026-02-02", null, "Tùng 09-05..02-01", "END d1 02-01", "to nobody yet: the part is vacant"],
    ["Tùng", "2026-02-02", "2026-08-15", "Tùng 09-05..08-15", "", "to whom it belongs: nothing changes"],
    ["Hạnh", "2025-09-05", "2026-08-15", "Hạnh 09-05..08-15", "END d1 09-04, BEGIN Hạnh 09-05..08-15", "from its first day: the duty does not begin"],
  ])("%s from %s to %s", (staffId, from, to, then, changes, _why) => {
    const made = giveDuty(BOOK, [], ENGLISH, { staffId, from, to });
    expect(said(ENGLISH, BOOK, made)).toBe(then);
    expect(deeds(made)).toBe(changes);
  });

  test("and back again leaves nothing to sign", () => {
    const there = giveDuty(BOOK, [], ENGLISH, { staffId: "Hạnh", from: "2026-02-02", to: "2026-08-15" });
    expect(giveDuty(BOOK, there, ENGLISH, { staffId: "Tùng", from: "2026-02-02", to: "2026-08-15" })).toEqual([]);
  });

  test("twice in one draft keeps the later wish, and what the draft says of other parts", () => {
    const music = { ...ENGLISH, subjectCode: "AN" };
    const first = giveDuty(BOOK, [], music, { staffId: "Mai", from: "2026-02-02", to: "2026-08-15" });
    const second = giveDuty(BOOK, first, ENGLISH, { staffId: "Hạnh", from: "2026-02-02", to: "2026-08-15" });
    const third = giveDuty(BOOK, second, ENGLISH, { staffId: "Lan", from: "2026-02-02", to: "2026-08-15" });
    expect(said(ENGLISH, BOOK, third)).toBe("Tùng 09-05..02-01 | Lan 02-02..08-15");
    expect(said(music, BOOK, third)).toBe("Mai 02-02..08-15");
  });

  test("whose substitute has not begun yet gets another one in the substitute's place", () => {
    const book = [duty("d1", "Tùng", "2025-09-05", "2026-02-01"), duty("d2", "Hạnh", "2026-02-02", "2026-08-15")];
    const made = giveDuty(book, [], ENGLISH, { staffId: "Lan", from: "2026-02-02", to: "2026-08-15" });
    expect(deeds(made)).toBe("END d2 02-01, BEGIN Lan 02-02..08-15");
    expect(said(ENGLISH, book, made)).toBe("Tùng 09-05..02-01 | Lan 02-02..08-15");
  });
});

describe("A teacher who is replaced", () => {
  const held = [
    duty("d1", "Bích", ...YEAR, { kind: "HOMEROOM_TEACHER", subjectCode: null }),
    duty("d2", "Bích", ...YEAR, { subjectCode: "TV" }),
    duty("d3", "Bích", "2026-03-01", "2026-04-30", { classId: "4B", subjectCode: "DD" }),
    duty("d4", "Bích", "2025-09-05", null, { kind: "DEPUTY_HEAD", classId: null, subjectCode: null }),
    duty("d5", "Bích", ...YEAR, { kind: "DEPARTMENT_LEAD", classId: "4B", subjectCode: null }),
    duty("d6", "Hạnh", ...YEAR, { classId: "4B", subjectCode: "TV" }),
  ];
  const replaced = (from: string, until: string | null, byId: string | null = "Hạnh") => replaceTeacher(held, [], { staffId: "Bích", byId, from, until });
  const of = (id: string, changes: readonly DutyChange[]) => {
    const one = held.find((other) => other.id === id);
    if (!one) throw new Error(id);
    return said(partOfDuty(one), held, changes);
  };

  test("gives all classes and subjects away, none longer than it was the teacher's, and keeps the office", () => {
    const made = replaced("2026-02-02", null);
    expect([of("d1", made), of("d2", made), of("d3", made), of("d4", made)]).toEqual(["Bích 09-05..02-01 | Hạnh 02-02..08-15", "Bích 09-05..02-01 | Hạnh 02-02..08-15", "Hạnh 03-01..04-30", "Bích 09-05.."]);
    expect(of("d5", made)).toBe("Bích 09-05..02-01");
    expect(said({ kind: "DEPARTMENT_LEAD", classId: "4B", subjectCode: null, groupId: null, holderId: "Hạnh" }, held, made)).toBe("Hạnh 02-02..08-15");
    expect(of("d6", made)).toBe("Hạnh 09-05..08-15");
  });

  test("until a day comes back after it", () => {
    expect(of("d1", replaced("2026-02-02", "2026-05-31"))).toBe("Bích 09-05..02-01 | Hạnh 02-02..05-31 | Bích 06-01..08-15");
  });

  test("by nobody leaves the parts vacant", () => {
    expect(of("d2", replaced("2026-02-02", null, null))).toBe("Bích 09-05..02-01");
  });

  test("who holds nothing then has nothing to give", () => {
    expect(dutiesToPass(held, [], { staffId: "Lan", byId: "Hạnh", from: "2026-02-02", until: null })).toEqual([]);
    expect(dutiesToPass(held, [], { staffId: "Bích", byId: "Hạnh", from: "2026-08-16", until: null })).toEqual([]);
  });
});

test.each([
  ["SUBJECT_TEACHER", "4A", "NN", null, true],
  ["SUBJECT_TEACHER", "4A", "NN", "g1", true],
  ["SUBJECT_TEACHER", "4A", null, null, false],
  ["SUBJECT_TEACHER", null, "NN", null, false],
  ["HOMEROOM_TEACHER", "4A", null, null, true],
  ["HOMEROOM_TEACHER", null, null, null, false],
  ["HOMEROOM_TEACHER", "4A", "NN", null, false],
  ["DEPARTMENT_LEAD", "4A", null, null, true],
  ["HEAD", null, null, null, true],
  ["HEAD", "4A", null, null, false],
  ["ADMINISTRATOR", null, "NN", null, false],
] as const)("a duty of %s for class %s, subject %s, group %s has a shape: %s", (kind: DutyKind, classId, subjectCode, groupId, fits) => {
  expect(hasShape({ kind, classId, subjectCode, groupId })).toBe(fits);
});
