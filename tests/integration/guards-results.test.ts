import { beforeAll, describe, expect, test } from "vitest";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { TRAIT_CODES } from "@/lib/domain/assessment/traits";
import { buildSmallSchool } from "../support/builders/small-school";
import { testDatabase } from "../support/database";
import { refusalOf } from "../support/refusal";

const database = testDatabase();
let school: Awaited<ReturnType<typeof buildSmallSchool>>;
const pupil = (index = 0) => school.pupils[index]?.id;

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});

/** One attempt as SQL; each test changes what it is about. */
const attempt = (given: Partial<Record<"subject" | "period" | "kind" | "level" | "mark" | "absent" | "attempt", string>>) => {
  const { subject = "TV", period = "CN", kind = "FIRST", level = "'T'", mark = "null", absent = "null", attempt: number = "1" } = given;
  return refusalOf(
    database.owner,
    `INSERT INTO tracking.assessment (id, pupil_id, year_id, subject_code, period, kind, level, mark, absent_reason, attempt, entered_by_id, updated_at)
     VALUES (gen_random_uuid(), $1, $2, '${subject}', '${period}', '${kind}', ${level}, ${mark}, ${absent}, ${number}, gen_random_uuid(), now())`,
    [pupil(), school.yearId],
  );
};

describe("a result", () => {
  test.each([
    ["0", "accepted"],
    ["10", "accepted"],
    ["-1", "assessment_mark_whole_0_to_10"],
    ["11", "assessment_mark_whole_0_to_10"],
  ])("mark %s: %s", async (mark, expected) => expect(await attempt({ mark })).toBe(expected));

  test("of another scale is refused: D belongs to qualities", async () => expect(await attempt({ level: "'D'" })).toBe("22P02"));
  test("is a mark or an absence, not both", async () => expect(await attempt({ mark: "5", absent: "'ốm'" })).toBe("assessment_absent_has_no_mark"));
  test("may be an absence with its reason", async () => expect(await attempt({ absent: "'ốm'", level: "null" })).toBe("accepted"));
  test("is no absence without a reason", async () => expect(await attempt({ absent: "''", level: "null" })).toBe("assessment_absence_has_reason"));
  test("of an unknown subject is refused", async () => expect(await attempt({ subject: "XX" })).toBe("assessment_subject_known"));

  test.each(SUBJECT_CODES)("of %s is known to the database", async (subject) => expect(await attempt({ subject })).toBe("accepted"));

  test.each([
    ["RETEST", "GK1", "assessment_kind_fits_period"],
    ["RETEST", "CK1", "accepted"],
    ["RETEST", "GK2", "assessment_kind_fits_period"],
    ["RETEST", "CN", "accepted"],
    ["MAKE_UP", "GK1", "accepted"],
    ["SUPPLEMENTARY", "CK1", "assessment_kind_fits_period"],
    ["SUPPLEMENTARY", "CN", "accepted"],
    ["HEAD", "CK1", "assessment_kind_fits_period"],
    ["HEAD", "CN", "accepted"],
  ])("%s in %s: %s", async (kind, period, expected) => expect(await attempt({ kind, period, attempt: "2" })).toBe(expected));

  test("that counts is one of all attempts", async () => {
    const common = { pupilId: pupil() ?? "", yearId: school.yearId, subjectCode: "TO", period: "CN" as const, enteredById: school.staff.homeroom, updatedAt: school.now };
    await database.db.assessment.create({ data: { ...common, mark: 4, level: "C" } });
    expect(await attempt({ subject: "TO", kind: "RETEST", attempt: "2" })).toBe("assessment_one_current");
    await database.db.assessment.updateMany({ where: { pupilId: common.pupilId, subjectCode: "TO" }, data: { current: false } });
    expect(await attempt({ subject: "TO", kind: "RETEST", attempt: "2" })).toBe("accepted");
  });
});

describe("a quality or competence", () => {
  const trait = (code: string, level = "T") =>
    refusalOf(
      database.owner,
      `INSERT INTO tracking.trait_assessment (id, pupil_id, year_id, period, trait_code, level, entered_by_id, updated_at)
       VALUES (gen_random_uuid(), $1, $2, 'CN', $3, '${level}', gen_random_uuid(), now())`,
      [pupil(1), school.yearId, code],
    );
  test.each(TRAIT_CODES)("%s is known to the database", async (code) => expect(await trait(code)).toBe("accepted"));
  test("unknown is refused", async () => expect(await trait("HAI_HUOC")).toBe("trait_known"));
  test("has T, Đ or C, never H", async () => expect(await trait("YEU_NUOC", "H")).toBe("22P02"));
});

describe("people and duties", () => {
  const duty = (columns: string, values: string) =>
    refusalOf(database.owner, `INSERT INTO tracking.duty (id, assignment_id, staff_id, ${columns}) SELECT gen_random_uuid(), id, $1, ${values} FROM tracking.duty_assignment`, [
      school.staff.otherTeacher,
    ]);

  test("a subject teacher has a class and a subject", async () =>
    expect(await duty("kind, valid_from, subject_code", "'SUBJECT_TEACHER', '2026-01-01', 'TV'")).toBe("duty_shape"));
  test("a homeroom teacher has a class", async () => expect(await duty("kind, valid_from", "'HOMEROOM_TEACHER', '2026-01-01'")).toBe("duty_shape"));
  test("a class has one homeroom teacher at a time", async () =>
    expect(await duty("kind, valid_from, class_id", `'HOMEROOM_TEACHER', '2026-01-01', '${school.classId}'`)).toBe("duty_one_homeroom_teacher"));
  test("a subject of a class has one teacher at a time", async () =>
    expect(await duty("kind, valid_from, class_id, subject_code", `'SUBJECT_TEACHER', '2026-01-01', '${school.classId}', 'TO'`)).toBe("duty_one_subject_teacher"));
  test("a school has one head at a time", async () => expect(await duty("kind, valid_from", "'HEAD', '2026-01-01'")).toBe("duty_one_head"));
  test("a duty does not end before it begins", async () =>
    expect(await duty("kind, valid_from, valid_to", "'ADMINISTRATOR', '2026-02-01', '2026-01-01'")).toBe("duty_ends_after_start"));

  test("an account is of a member of staff or of a guardian, not of both and not of nobody", async () => {
    const account = (staff: string, guardian: string) =>
      refusalOf(database.owner, `INSERT INTO tracking.account (id, username, password_hash, staff_id, guardian_id) VALUES (gen_random_uuid(), 'x', 'x', ${staff}, ${guardian})`);
    expect(await account("null", "null")).toBe("account_of_staff_or_guardian");
    expect(await account("gen_random_uuid()", "gen_random_uuid()")).toBe("account_of_staff_or_guardian");
  });
  test("nobody approves the own account", async () =>
    expect(await refusalOf(database.owner, "UPDATE tracking.account SET approved_by_id = id")).toBe("account_approved_by_another"));
  test("a class is of grade 1 to 5", async () =>
    expect(await refusalOf(database.owner, "UPDATE tracking.school_class SET grade = 6")).toBe("school_class_grade"));
});

describe("the class sheet", () => {
  test("has one part for the whole class and subject, although it names no group", async () =>
    expect(
      await refusalOf(database.owner, "INSERT INTO tracking.subject_sheet (id, sheet_id, subject_code) SELECT gen_random_uuid(), sheet_id, subject_code FROM tracking.subject_sheet LIMIT 1"),
    ).toBe("subject_sheet_sheet_id_subject_code_group_id_key"));
  test("is certified by someone", async () =>
    expect(await refusalOf(database.owner, "UPDATE tracking.class_sheet SET status = 'CERTIFIED'")).toBe("class_sheet_certified_by_someone"));
  test("is submitted by someone", async () =>
    expect(await refusalOf(database.owner, "UPDATE tracking.subject_sheet SET status = 'SUBMITTED'")).toBe("subject_sheet_submitted_by_someone"));
});
