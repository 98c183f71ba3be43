import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { Period } from "@/lib/domain/assessment/periods";
import { addDays, momentOf, type Day } from "./calendar";
import { isShared, type MadeClass } from "./classes";
import { isSpecialist, type StaffMember, type StaffRoom } from "./people/staff";
import type { Random } from "./random";
import type { SchoolRows } from "./rows";
import type { MadeYear } from "./school-years";

/** Who teaches what, for writing results in the right name. */
export type Teaching = {
  homeroom(schoolClass: MadeClass): StaffMember;
  teacher(schoolClass: MadeClass, subject: SubjectCode, period: Period, inSecondGroup: boolean): StaffMember;
};

/** The homeroom teacher of a class keeps grade and letter: 3A of two years ago had the teacher of today's 3A. */
export function teachingOf(room: StaffRoom, classes: readonly MadeClass[]): Teaching {
  const order = new Map(classes.map((one, index) => [one.id, index]));
  const homeroom = (one: MadeClass) => must(room.homeroom.get(one.name) ?? room.homeroom.get(one.plan.name));
  const specialist = (one: MadeClass, subject: keyof StaffRoom["specialists"], shift = 0) => {
    const team = room.specialists[subject];
    return must(team[((order.get(one.id) ?? 0) + shift) % team.length]);
  };
  return {
    homeroom,
    teacher: (one, subject, period, inSecondGroup) => {
      if (!isSpecialist(subject)) return homeroom(one);
      return specialist(one, subject, isShared(one, subject, period) && inSecondGroup ? 1 : 0);
    },
  };
}

type Book = { random: Random; at: number; rows: SchoolRows };

/**
 * The year's assignments of duties, each signed by the head: the first at the start, the second for term 2
 * (where a class begins to share two English teachers). Duties end with the year, leadership's go on.
 */
export function assignDuties(book: Book, year: MadeYear, classes: readonly MadeClass[], room: StaffRoom, isCurrent: boolean): void {
  const { calendar } = year;
  const teaching = teachingOf(room, classes);
  const first = signAssignment(book, year, room, { revision: 1, number: "12/QĐ-NTL", from: calendar.startsOn });
  const ends = calendar.supplementsClosesOn;
  const add = (assignmentId: string, staff: StaffMember, duty: Partial<SchoolRows["duty"][number]> & Pick<SchoolRows["duty"][number], "kind">, from: Day, to: Day | null) =>
    book.rows.duty.push({ id: book.random.uuid(book.at), assignmentId, staffId: staff.id, validFrom: new Date(from), validTo: to === null ? null : new Date(to), ...duty });

  for (const one of classes.filter(({ year: of }) => of === year)) {
    add(first, teaching.homeroom(one), { kind: "HOMEROOM_TEACHER", classId: one.id }, calendar.startsOn, ends);
    for (const subjectCode of [...one.subjects, ...one.chosen]) {
      const shared = isShared(one, subjectCode, "CN");
      const until = shared ? addDays(calendar.termTwoOn, -1) : ends;
      add(first, teaching.teacher(one, subjectCode, "GK1", false), { kind: "SUBJECT_TEACHER", classId: one.id, subjectCode }, calendar.startsOn, until);
    }
  }
  const shared = classes.filter((one) => one.year === year && one.groups);
  if (shared.length > 0) {
    const second = signAssignment(book, year, room, { revision: 2, number: "03/QĐ-NTL", from: calendar.termTwoOn });
    for (const one of shared) {
      for (const [inSecond, groupId] of [[false, one.groups?.first], [true, one.groups?.second]] as const) {
        add(second, teaching.teacher(one, "NN", "CN", inSecond), { kind: "SUBJECT_TEACHER", classId: one.id, subjectCode: "NN", groupId: groupId ?? null }, calendar.termTwoOn, ends);
      }
    }
  }
  const untilNextYear = isCurrent ? null : addDays(calendar.startsOn, 364);
  const office = [
    ["HEAD", room.head],
    ...room.deputies.map((deputy) => ["DEPUTY_HEAD", deputy] as const),
    ["ACADEMIC_CLERK", room.academicClerk],
    ["SEAL_CLERK", room.sealClerk],
    ["ADMINISTRATOR", room.administrator],
  ] as const;
  for (const [kind, staff] of office) add(first, staff, { kind }, calendar.startsOn, untilNextYear);
  // The lead of the department of grade 4 keeps 4B, and reads the department's other class by this duty.
  const lead = room.homeroom.get("4B");
  const other = classes.find((one) => one.year === year && one.name === "4A");
  if (isCurrent && lead && other) add(first, lead, { kind: "DEPARTMENT_LEAD", classId: other.id }, calendar.startsOn, ends);
}

function signAssignment({ random, at, rows }: Book, year: MadeYear, room: StaffRoom, paper: { revision: number; number: string; from: Day }): string {
  const id = random.uuid(at);
  rows.duty_assignment.push({
    id, yearId: year.id, number: paper.number, revision: paper.revision, effectiveFrom: new Date(paper.from),
    signedById: room.head.id, signedAt: momentOf(addDays(paper.from, -2), "09:00"),
  });
  return id;
}

/** The head lets the first deputy sign yearly units this year ("KT. HIỆU TRƯỞNG"). */
export function delegateYearlyUnit({ random, at, rows }: Book, year: MadeYear, room: StaffRoom): void {
  const [deputy] = room.deputies;
  if (!deputy) return;
  rows.delegation.push({
    id: random.uuid(at), fromId: room.head.id, toId: deputy.id, scope: "YEARLY_UNIT", paper: "Giấy ủy quyền số 05/UQ-NTL",
    validFrom: new Date(year.calendar.windows[5].CN.opensOn), validTo: new Date(year.calendar.closesOn),
  });
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("a class without its teacher");
  return value;
}
