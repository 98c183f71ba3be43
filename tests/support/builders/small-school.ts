import { PERIODS, type Grade } from "@/lib/domain/assessment/periods";
import { requiredSubjects, type SubjectCode } from "@/lib/domain/assessment/subjects";
import type { DutyKind } from "@/lib/domain/people/actor";
import type { Db } from "@/lib/server/context";
import { actorAt, buildAccount, buildGuardian, buildPupil, buildStaff } from "./people";

/** A Monday morning in May: year-end entry is open. */
export const BUILDER_NOW = new Date("2026-05-11T02:00:00Z");

export type SmallSchoolOptions = {
  grade?: Grade; // 4
  pupilNames?: readonly string[];
  /** Subjects of the English teacher; everything else is taught by the GVCN. */
  specialistSubjects?: readonly SubjectCode[];
};

export type SmallSchool = Awaited<ReturnType<typeof buildSmallSchool>>;

const PUPILS = ["Nguyễn Hoàng Minh Anh", "H'Ŏ Niê Kdăm", "Trần Đức Duy"];

/**
 * A school with one class (4A) of three pupils, a teacher for most subjects, one for English, one of another class,
 * a head, a deputy, clerks and an administrator, two families; the year-end window open, every sheet OPEN and empty.
 * All actors are worked out by the portal's own loader for BUILDER_NOW.
 */
export async function buildSmallSchool(db: Db, options: SmallSchoolOptions = {}) {
  const { grade = 4, pupilNames = PUPILS, specialistSubjects = grade >= 3 ? (["NN"] as const) : [] } = options;
  await buildSchool(db);
  const { yearId, assignmentId } = await buildYear(db, grade);
  const subjects = requiredSubjects(grade);
  const pupils = [];
  for (const name of pupilNames) pupils.push(await buildPupil(db, name));
  const classId = await buildClass(db, { yearId, grade, name: `${grade}A`, subjects, pupilIds: pupils.map((pupil) => pupil.id) });
  const otherClassId = await buildClass(db, { yearId, grade, name: `${grade}B`, subjects, pupilIds: [] });

  const members = await buildMembers(db);
  const duty = (kind: DutyKind, staffId: string, aim: { classId?: string; subjectCode?: string } = {}) => ({
    assignmentId, staffId, kind, validFrom: YEAR_START, ...aim,
  });
  const own = subjects.filter((subject) => !specialistSubjects.includes(subject));
  await db.duty.createMany({
    data: [
      duty("HOMEROOM_TEACHER", members.homeroom.staffId, { classId }),
      ...own.map((subjectCode) => duty("SUBJECT_TEACHER", members.homeroom.staffId, { classId, subjectCode })),
      ...specialistSubjects.map((subjectCode) => duty("SUBJECT_TEACHER", members.english.staffId, { classId, subjectCode })),
      duty("HOMEROOM_TEACHER", members.otherTeacher.staffId, { classId: otherClassId }),
      ...subjects.map((subjectCode) => duty("SUBJECT_TEACHER", members.otherTeacher.staffId, { classId: otherClassId, subjectCode })),
      duty("HEAD", members.head.staffId),
      duty("DEPUTY_HEAD", members.deputy.staffId),
      duty("ACADEMIC_CLERK", members.academicClerk.staffId),
      duty("SEAL_CLERK", members.sealClerk.staffId),
      duty("ADMINISTRATOR", members.administrator.staffId),
    ],
  });
  await db.dutyAssignment.update({ where: { id: assignmentId }, data: { signedById: members.head.staffId, signedAt: new Date("2025-09-05T01:00:00Z") } });
  const families = await buildFamilies(db, pupils.map((pupil) => pupil.id));

  return {
    now: BUILDER_NOW,
    yearId,
    grade,
    classId,
    className: `${grade}A`,
    otherClassId,
    subjects,
    specialistSubjects,
    pupils,
    staff: mapValues(members, (member) => member.staffId),
    accounts: mapValues({ ...members, ...families }, (member) => member.accountId),
    actors: await actorsOf(db, { ...members, ...families }),
  };
}

const YEAR_START = new Date("2025-09-05");

const buildSchool = (db: Db) =>
  db.school.create({
    data: {
      code: "79783412",
      departmentCode: "79",
      departmentName: "Sở Giáo dục và Đào tạo Thành phố Hồ Chí Minh",
      taxCode: "0309123456",
      place: "Củ Chi",
      isTrial: true,
    },
  });

async function buildYear(db: Db, grade: Grade) {
  const year = await db.schoolYear.create({
    data: {
      startYear: 2025,
      label: "2025-2026",
      schoolName: "Trường Tiểu học Nguyễn Thị Lắng",
      ward: "Xã Phú Hòa Đông",
      district: "Huyện Củ Chi",
      province: "Thành phố Hồ Chí Minh",
      startsOn: YEAR_START,
      endsOn: new Date("2026-05-31"),
      closesOn: new Date("2026-06-30"),
      supplementsClosesOn: new Date("2026-08-15"),
    },
  });
  await db.gradeCalendar.create({
    data: { yearId: year.id, grade, reviewBy: new Date("2026-05-29"), signBy: new Date("2026-05-30"), issueBy: new Date("2026-05-30"), termTwoOn: new Date("2026-01-19") },
  });
  // Only the year's end is open at BUILDER_NOW; the earlier periods are over.
  await db.entryWindow.createMany({
    data: PERIODS.map((period, index) => ({
      yearId: year.id,
      grade,
      period,
      opensAt: period === "CN" ? new Date("2026-05-04T00:00:00+07:00") : new Date(Date.UTC(2025, 9 + index, 1)),
      closesAt: period === "CN" ? new Date("2026-05-29T23:59:59+07:00") : new Date(Date.UTC(2025, 9 + index, 20)),
    })),
  });
  const assignment = await db.dutyAssignment.create({ data: { yearId: year.id, number: "12/QĐ-NTL", revision: 1, effectiveFrom: YEAR_START } });
  return { yearId: year.id, assignmentId: assignment.id };
}

type NewClass = { yearId: string; grade: Grade; name: string; subjects: readonly SubjectCode[]; pupilIds: readonly string[] };

/** A class with its subjects, its pupils in order, and for each period an open sheet with a draft part a subject. */
export async function buildClass(db: Db, { yearId, grade, name, subjects, pupilIds }: NewClass): Promise<string> {
  const { id: classId } = await db.schoolClass.create({ data: { yearId, grade, name } });
  await db.classSubject.createMany({ data: subjects.map((subjectCode) => ({ classId, subjectCode })) });
  await db.enrolment.createMany({ data: pupilIds.map((pupilId, index) => ({ classId, pupilId, orderNo: index + 1, startedOn: YEAR_START })) });
  for (const period of PERIODS) {
    const sheet = await db.classSheet.create({ data: { classId, period } });
    await db.subjectSheet.createMany({ data: subjects.map((subjectCode) => ({ sheetId: sheet.id, subjectCode })) });
  }
  return classId;
}

const MEMBERS = {
  homeroom: "Phạm Thị Ngọc Bích",
  english: "Võ Thanh Tùng",
  otherTeacher: "Đỗ Thị Hạnh",
  head: "Lê Thị Thu Hương",
  deputy: "Huỳnh Văn Phước",
  academicClerk: "Bùi Thị Kim Ngân",
  sealClerk: "Đặng Thị Tuyết",
  administrator: "Ngô Quang Vinh",
} as const;

type Member = { accountId: string };
type StaffMember = Member & { staffId: string };

async function buildMembers(db: Db): Promise<Record<keyof typeof MEMBERS, StaffMember>> {
  const members: Partial<Record<keyof typeof MEMBERS, StaffMember>> = {};
  for (const role of Object.keys(MEMBERS) as (keyof typeof MEMBERS)[]) {
    const { id: staffId } = await buildStaff(db, MEMBERS[role]);
    members[role] = { staffId, accountId: (await buildAccount(db, { staffId })).id };
  }
  return members as Record<keyof typeof MEMBERS, StaffMember>;
}

/** The first pupil's mother, and the mother of all others. */
async function buildFamilies(db: Db, pupilIds: readonly string[]): Promise<Record<"parent" | "otherParent", Member>> {
  const parent = await buildGuardian(db, "Trần Thị Mai", pupilIds.slice(0, 1));
  const otherParent = await buildGuardian(db, "Nguyễn Thị Lan", pupilIds.slice(1));
  return {
    parent: { accountId: (await buildAccount(db, { guardianId: parent.id })).id },
    otherParent: { accountId: (await buildAccount(db, { guardianId: otherParent.id })).id },
  };
}

async function actorsOf<Role extends string>(db: Db, members: Record<Role, Member>) {
  const roles = Object.keys(members) as Role[];
  const actors = await Promise.all(roles.map((role) => actorAt(db, members[role].accountId, BUILDER_NOW)));
  return Object.fromEntries(roles.map((role, index) => [role, actors[index]])) as Record<Role, (typeof actors)[number]>;
}

const mapValues = <Key extends string, In, Out>(record: Record<Key, In>, map: (value: In) => Out) =>
  Object.fromEntries(Object.entries<In>(record).map(([key, value]) => [key, map(value)])) as Record<Key, Out>;
