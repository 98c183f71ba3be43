import "../../support/portal-settings";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { runInTransaction } from "@/lib/server/action";
import { listLeftOut } from "@/lib/server/transcripts/list-left-out";
import { listRegister } from "@/lib/server/transcripts/list-register";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import type { Actor } from "@/lib/domain/people/actor";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

/** Who is taken into the year's units, and who sees the register they end in. */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await approveYearEnd(database.db, school);
});

const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);
const leftOut = () => as(school.actors.academicClerk, (ctx) => listLeftOut(ctx, school.classId));
const prepare = (declaredOn: string) =>
  as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, { key: randomUUID(), classId: school.classId, declaredOn, headStaffId: school.staff.head }));

test("a teacher who has left signs nothing any more: the units wait for a new assignment", async () => {
  await database.db.staff.update({ where: { id: school.staff.english }, data: { leftOn: new Date("2026-05-01") } });
  const { ready, leftOut: out } = await leftOut();
  expect(ready).toBe(0);
  expect(out[0]?.reasons).toEqual(["Có môn học hoặc lớp chưa có người được phân công ký."]);
  await database.db.staff.update({ where: { id: school.staff.english }, data: { leftOn: null } });
});

test("a day of issue that is past the year's last day is a slip of the pen, not a day of issue", async () => {
  await expect(prepare("2062-05-30")).rejects.toMatchObject({ code: "DECLARED_TOO_LATE" });
});

test("a pupil whose unit of the year before is still being signed waits for it, so that the years stay chained", async () => {
  await prepare("2026-05-30");
  const nextYear = await database.db.schoolYear.create({
    data: {
      startYear: 2026, label: "2026-2027", schoolName: "Trường Tiểu học Nguyễn Thị Lắng", ward: "Xã Phú Hòa Đông", district: "Huyện Củ Chi", province: "Thành phố Hồ Chí Minh",
      startsOn: new Date("2026-09-05"), endsOn: new Date("2027-05-31"), closesOn: new Date("2027-06-30"), supplementsClosesOn: new Date("2027-08-15"),
    },
  });
  const { id: classId } = await database.db.schoolClass.create({ data: { yearId: nextYear.id, grade: 5, name: "5A" } });
  await database.db.enrolment.create({ data: { classId, pupilId: school.pupils[0]?.id ?? "", orderNo: 1, startedOn: new Date("2026-09-05") } });
  const { leftOut: out } = await as(school.actors.academicClerk, (ctx) => listLeftOut(ctx, classId));
  expect(out[0]?.reasons).toContain("Học bạ năm học 2025-2026 đang ký, chưa phát hành; phát hành xong mới lập tiếp để các năm nối nhau.");
});

test.each([
  ["sealClerk", "OK"],
  ["academicClerk", "OK"],
  ["head", "OK"],
  ["deputy", "OK"],
  ["homeroom", "ONLY_CLERKS"],
  ["english", "ONLY_CLERKS"],
  ["administrator", "NOT_FOR_ADMINISTRATOR"],
  ["parent", "ONLY_CLERKS"],
] as const)("the register of the whole school, asked for by %s: %s", async (who, answer) => {
  const got = await as(school.actors[who], (ctx) => listRegister(ctx, 2025)).then(() => "OK", (error: { code?: string }) => error.code);
  expect(got).toBe(answer);
});
