import { describe, expect, test } from "vitest";
import { checkAssignment, gaps, isFault, type AssignmentFacts } from "@/lib/domain/people/assignment/check-assignment";
import { findingList, findingWords } from "@/lib/domain/people/assignment/finding-words";
import type { HeldDuty } from "@/lib/domain/people/assignment/duty-part";
import { giveDuty, type DutyChange } from "@/lib/domain/people/assignment/timeline";

const YEAR = ["2025-09-05", "2026-08-15"] as const;
const duty = (id: string, staffId: string, aim: Partial<HeldDuty> = {}, days: readonly [string, string | null] = YEAR): HeldDuty => ({ id, staffId, kind: "SUBJECT_TEACHER", classId: "4A", subjectCode: "NN", groupId: null, validFrom: days[0], validTo: days[1], ...aim });
const office = (id: string, staffId: string, kind: HeldDuty["kind"]) => duty(id, staffId, { kind, classId: null, subjectCode: null }, ["2025-09-05", null]);
const BOOK = [office("h", "Hương", "HEAD"), office("a", "Vinh", "ADMINISTRATOR"), duty("g", "Bích", { kind: "HOMEROOM_TEACHER", subjectCode: null }), duty("e", "Tùng")];
const begin = (staffId: string, validFrom: string, validTo: string | null, aim: Partial<HeldDuty> = {}): DutyChange => {
  const { id: _id, ...rest } = duty("", staffId, aim, [validFrom, validTo]);
  return { deed: "BEGIN", duty: rest };
};
const end = (id: string, lastDay: string, book: readonly HeldDuty[] = BOOK): DutyChange => {
  const found = book.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return { deed: "END", duty: found, lastDay };
};
const person = (id: string, more: object = {}) => ({ id, leftOn: null, hasAccount: true, hasCertificate: true, ...more });
const PEOPLE = ["Hương", "Vinh", "Bích", "Tùng", "Hạnh"].map((id) => person(id));

const facts = (more: Partial<AssignmentFacts> = {}): AssignmentFacts => ({
  today: "2026-02-01",
  effectiveFrom: "2026-02-02",
  year: { startsOn: YEAR[0], lastDay: YEAR[1] },
  number: "13/QĐ-NTL",
  numbersTaken: ["12/QĐ-NTL"],
  classes: [{ id: "4A", subjects: ["NN"], groups: [], ungrouped: [] }],
  staff: PEOPLE,
  held: BOOK,
  changes: [end("e", "2026-02-01"), begin("Hạnh", "2026-02-02", "2026-08-15")],
  ...more,
});
const kinds = (more: Partial<AssignmentFacts> = {}) => checkAssignment(facts(more)).map(({ kind }) => kind);
const left = (id: string, leftOn: string) => PEOPLE.map((one) => (one.id === id ? { ...one, leftOn } : one));

describe("A version", () => {
  test.each<[string, Partial<AssignmentFacts>, string[]]>([
    ["that gives one part to a substitute is in order", {}, []],
    ["without a change says nothing", { changes: [] }, ["EMPTY"]],
    ["without a number cannot be signed", { number: " " }, ["NO_NUMBER"]],
    ["under a number of the year's is another paper", { number: "12/QĐ-NTL" }, ["NUMBER_TAKEN"]],
    ["whose duty ends before it begins", { changes: [end("e", "2026-02-01"), begin("Hạnh", "2026-03-01", "2026-02-02")] }, ["BACKWARDS", "SUBJECT_VACANT"]],
    ["that changes something before its first day", { effectiveFrom: "2026-02-10" }, ["BEFORE_EFFECTIVE", "BEFORE_EFFECTIVE"]],
    ["that ends a duty before yesterday", { today: "2026-02-03", effectiveFrom: "2026-02-02" }, ["ENDS_IN_THE_PAST"]],
    ["that ends a duty yesterday is signed on the day itself", { today: "2026-02-02" }, []],
    ["that gives a class away beyond the year", { changes: [end("e", "2026-02-01"), begin("Hạnh", "2026-02-02", "2026-08-16")] }, ["OUTSIDE_YEAR"]],
    ["that gives a class away without an end", { changes: [end("e", "2026-02-01"), begin("Hạnh", "2026-02-02", null)] }, ["OUTSIDE_YEAR"]],
    ["with two people for one part", { changes: [begin("Hạnh", "2026-02-02", "2026-08-15")] }, ["TWO_AT_A_TIME"]],
    ["that teaches class and group at once", { changes: [begin("Hạnh", "2026-02-02", "2026-08-15", { groupId: "g1" })], classes: [{ id: "4A", subjects: ["NN"], groups: [{ id: "g1", subject: "NN" }], ungrouped: [] }] }, ["CLASS_AND_GROUP"]],
    ["that gives something to whoever has left", { staff: left("Hạnh", "2026-03-01") }, ["LEFT"]],
    ["that leaves something with whoever has left", { changes: [end("g", "2026-02-01"), begin("Hạnh", "2026-02-02", "2026-08-15", { kind: "HOMEROOM_TEACHER", subjectCode: null })], staff: left("Tùng", "2026-03-01") }, ["LEFT_HOLDS"]],
    ["that gives a class to the administrator", { changes: [end("e", "2026-02-01"), begin("Vinh", "2026-02-02", "2026-08-15")] }, ["ADMINISTRATOR"]],
    ["that takes the head away", { changes: [end("h", "2026-03-31")] }, ["NO_HEAD"]],
    ["that names the next head from the day after", { changes: [end("h", "2026-03-31"), begin("Hạnh", "2026-04-01", null, { kind: "HEAD", classId: null, subjectCode: null })] }, []],
    ["that takes the administrator away", { changes: [end("a", "2026-03-31")] }, ["NO_ADMINISTRATOR"]],
    ["that leaves a subject without a teacher", { changes: [end("e", "2026-02-01")] }, ["SUBJECT_VACANT"]],
    ["that leaves a class without its homeroom teacher", { changes: [end("g", "2026-02-01")] }, ["HOMEROOM_VACANT"]],
    ["that names somebody without an account or a certificate", { staff: PEOPLE.map((one) => (one.id === "Hạnh" ? { ...one, hasAccount: false, hasCertificate: false } : one)) }, ["NO_ACCOUNT", "NO_CERTIFICATE"]],
    ["that names a clerk without a certificate: the clerk signs nothing", { changes: [begin("Hạnh", "2026-02-02", null, { kind: "ACADEMIC_CLERK", classId: null, subjectCode: null })], staff: PEOPLE.map((one) => (one.id === "Hạnh" ? { ...one, hasCertificate: false } : one)) }, []],
    ["with a subject duty that names no subject", { changes: [begin("Hạnh", "2026-02-02", "2026-08-15", { subjectCode: null })] }, ["SHAPE"]],
  ])("%s", (_what, more, expected) => {
    expect(kinds(more)).toEqual(expected);
  });

  test("by groups needs every group's teacher and every pupil's group", () => {
    const part = { kind: "SUBJECT_TEACHER", classId: "4A", subjectCode: "NN", groupId: "g1", holderId: null } as const;
    const wish = { staffId: "Hạnh", from: "2026-02-02", to: "2026-08-15" };
    const changes = giveDuty(BOOK, giveDuty(BOOK, [], { ...part, groupId: null }, { ...wish, staffId: null, to: null }), part, wish);
    const classes: AssignmentFacts["classes"] = [{ id: "4A", subjects: ["NN"], groups: [{ id: "g1", subject: "NN" }, { id: "g2", subject: "NN" }], ungrouped: [{ subject: "NN", pupils: 2 }] }];
    const found = checkAssignment(facts({ changes, classes }));
    expect(found.map(({ kind, part: of, count }) => [kind, of?.groupId ?? count])).toEqual([["SUBJECT_VACANT", "g2"], ["UNGROUPED", 2]]);
    expect(found.some(isFault)).toBe(false);
  });
});

test.each([
  [[], ["2026-02-02..2026-08-15"], "nobody at all"],
  [[["2025-09-05", "2026-03-01"]], ["2026-03-02..2026-08-15"], "until March"],
  [[["2026-03-01", null]], ["2026-02-02..2026-02-28"], "from March on"],
  [[["2025-09-05", "2026-02-10"], ["2026-02-15", "2026-08-15"]], ["2026-02-11..2026-02-14"], "between two"],
  [[["2025-09-05", "2026-08-15"]], [], "the whole year"],
] as const)("spans %j leave %j: %s", (spans, left_, _why) => {
  expect(gaps(spans.map(([validFrom, validTo]) => ({ validFrom, validTo })), "2026-02-02", "2026-08-15").map(({ from, to }) => `${from}..${to}`)).toEqual(left_);
});

test("a finding is a sentence with names and days", () => {
  const names = { person: () => "Đỗ Thị Hạnh", part: () => "chủ nhiệm, lớp 4A", subject: () => "", place: () => "" };
  const part = { kind: "HOMEROOM_TEACHER", classId: "4A", subjectCode: null, groupId: null, holderId: null } as const;
  expect(findingWords({ kind: "HOMEROOM_VACANT", part, from: "2026-02-02", to: "2026-08-15" }, names)).toBe("Chủ nhiệm, lớp 4A: chưa có giáo viên chủ nhiệm từ ngày 02/02/2026 đến ngày 15/08/2026.");
  expect(findingWords({ kind: "LEFT_HOLDS", staffId: "x", from: "2026-03-01", count: 3 }, names)).toContain("Đỗ Thị Hạnh thôi làm việc từ ngày 01/03/2026 mà còn đứng tên 3 nhiệm vụ");
});

test("a class without several of its teachers is told once, for the same days", () => {
  const names = { person: (id: string) => id, part: (part: { subjectCode: string | null }) => `${part.subjectCode ?? ""}, lớp 4A`, subject: (part: { subjectCode: string | null }) => part.subjectCode ?? "", place: () => "lớp 4A" };
  const vacant = (subjectCode: string, to: string) => ({ kind: "SUBJECT_VACANT" as const, part: { kind: "SUBJECT_TEACHER" as const, classId: "4A", subjectCode, groupId: null, holderId: null }, from: "2026-02-02", to });
  expect(findingList([vacant("TV", "2026-08-15"), vacant("TO", "2026-08-15"), vacant("NN", "2026-03-01")], names)).toEqual([
    "TV; TO, lớp 4A: chưa có giáo viên từ ngày 02/02/2026 đến ngày 15/08/2026.",
    "NN, lớp 4A: chưa có giáo viên từ ngày 02/02/2026 đến ngày 01/03/2026.",
  ]);
});
