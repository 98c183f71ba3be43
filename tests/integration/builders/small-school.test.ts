import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { approveYearEnd } from "@/tests/support/builders/year-end";

describe("the small school of the tests", () => {
  const database = testDatabase();
  let school: SmallSchool;
  beforeAll(async () => {
    school = await buildSmallSchool(database.db);
  });

  test("its people are entitled to exactly what their duties say", () => {
    const { homeroom, english, head, administrator, parent, otherParent } = school.actors;
    expect(homeroom.duties.map((duty) => duty.kind)).toContain("HOMEROOM_TEACHER");
    expect(english.duties).toMatchObject([{ kind: "SUBJECT_TEACHER", subjectCode: "NN", classId: school.classId }]);
    expect(head.duties.map((duty) => duty.kind)).toEqual(["HEAD"]);
    expect(administrator.duties.map((duty) => duty.kind)).toEqual(["ADMINISTRATOR"]);
    expect(parent.children).toEqual([school.pupils[0]?.id]);
    expect(otherParent.children).toHaveLength(2);
  });

  test("its year end can be made complete and approved", async () => {
    await approveYearEnd(database.db, school);
    expect(await database.db.assessment.count({ where: { period: "CN", level: "T" } })).toBe(3 * 12);
    expect(await database.db.classSheet.findMany({ where: { status: "APPROVED" } })).toMatchObject([{ classId: school.classId, period: "CN" }]);
    expect(await database.db.yearOutcome.count({ where: { result: "EXCELLENT" } })).toBe(3);
  });
});
