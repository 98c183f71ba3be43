import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { getSheet } from "@/lib/server/sheets/get-sheet";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** A cell that somebody else fills in says whose it is, in the grid and in "Từng em". */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await database.db.staff.update({ where: { id: school.staff.english }, data: { sex: "MALE" } });
  await database.db.staff.update({ where: { id: school.staff.homeroom }, data: { sex: "FEMALE" } });
});

const as = <T>(who: keyof SmallSchool["actors"], deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, school.actors[who], school.now, deed);
const locked = async (who: keyof SmallSchool["actors"], at = 0) => (await as(who, (ctx) => getSheet(ctx, school.classId, "CN", "tat-ca"))).grid.rows[at]?.locked ?? {};

test("the homeroom teacher reads who enters English, and fills in the own subjects", async () => {
  const cells = await locked("homeroom");
  expect(cells["mark.NN"]).toBe("Môn Ngoại ngữ 1 (Tiếng Anh) do thầy Võ Thanh Tùng nhập.");
  expect([cells["mark.TO"], cells["trait.NHAN_AI"]]).toEqual([undefined, undefined]);
});

test("the head reads whose everything is", async () => {
  const cells = await locked("head");
  expect([cells["level.TO"], cells["trait.NHAN_AI"]]).toEqual(["Môn Toán do cô Phạm Thị Ngọc Bích nhập.", "Mục này do cô Phạm Thị Ngọc Bích nhập."]);
});

test("where nobody answers for a subject any more, that is said; an exemption goes first", async () => {
  await database.db.duty.updateMany({ where: { staffId: school.staff.english, subjectCode: "NN" }, data: { validTo: new Date("2026-01-31") } });
  await database.db.subjectChoice.create({ data: { pupilId: school.pupils[0]?.id ?? "", yearId: school.yearId, subjectCode: "NN", exempt: true, paper: "QĐ số 15", reason: "Khiếm thính" } });
  expect((await locked("homeroom", 1))["mark.NN"]).toBe("Môn Ngoại ngữ 1 (Tiếng Anh) do giáo viên được phân công nhập.");
  expect((await locked("homeroom", 0))["mark.NN"]).toBe("Miễn – QĐ số 15.");
});
