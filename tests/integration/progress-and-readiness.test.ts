import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { listDebtors } from "@/lib/server/people/debts/list-debtors";
import { getClassReadiness } from "@/lib/server/school/readiness/class-readiness";
import { listSheetWork } from "@/lib/server/sheets/my-work";
import { getReview } from "@/lib/server/sheets/get-review";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { fillYearEnd } from "@/tests/support/builders/year-end";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});

type Who = keyof SmallSchool["actors"];
const as = <T>(who: Who, deed: (ctx: Ctx) => Promise<T>, now = school.now) => runInTransaction<T>(database.db, school.actors[who], now, deed);
const AFTER_CLOSING = new Date("2026-06-02T02:00:00Z");
const debtsOf = async (who: Who, now = school.now) =>
  (await as(who, (ctx) => listDebtors(ctx, school.yearId), now)).map((one) => ({ name: one.who?.name, late: one.late, what: one.debts.map(({ what }) => what), blocks: one.debts[0]?.blocks }));

test("leadership sees who owes what and whom it blocks; a subject teacher does not follow others", async () => {
  const debtors = await debtsOf("head");
  const english = debtors.find(({ name }) => name === "Võ Thanh Tùng");
  expect(english).toMatchObject({ late: 3, blocks: ["Phạm Thị Ngọc Bích"] }); // the three earlier periods were never handed in
  expect(english?.what).toContainEqual(expect.stringContaining("lớp 4A, cuối năm học: còn 6 ô chưa nhập"));
  expect(debtors.find(({ name }) => name === "Phạm Thị Ngọc Bích")?.what).toContainEqual(expect.stringContaining("Phần chủ nhiệm: còn"));
  await expect(debtsOf("english")).rejects.toEqual(expect.objectContaining({ code: "ONLY_PROGRESS_STAFF" }));
});

test("the homeroom teacher sees her own class, and after the deadline what is owed is late", async () => {
  const debtors = await debtsOf("homeroom", AFTER_CLOSING);
  expect(debtors.map(({ name }) => name).sort()).toEqual(["Phạm Thị Ngọc Bích", "Võ Thanh Tùng"]);
  expect(debtors.every(({ late }) => late > 0)).toBe(true);
});

test("after closing, a part with empty cells is still on its teacher's list, off, and says who opens it again", async () => {
  const yearEnd = async (now: Date) => (await as("english", (ctx) => listSheetWork(ctx, school.yearId), now)).todo.find(({ title }) => title.endsWith("cuối năm học"));
  expect((await yearEnd(AFTER_CLOSING))?.blockedBy).toContain("hiệu trưởng gia hạn hoặc mở riêng");
  expect(await yearEnd(school.now)).not.toHaveProperty("blockedBy");
});

test("each step that is off names the person and the item", async () => {
  const review = await as("homeroom", (ctx) => getReview(ctx, school.classId, "CN"));
  expect(review.parts.find(({ part }) => part.subject === "NN")?.blocked.accept).toMatch(/^Chưa nhận được Ngoại ngữ 1 .* vì cô Võ Thanh Tùng chưa nộp/);
  expect(review.blocked.certify).toContain("Chưa xác nhận được lớp 4A vì");
  const seen = await as("head", (ctx) => getReview(ctx, school.classId, "CN"));
  expect(seen.blocked.approve).toBe("Chưa duyệt được lớp 4A vì cô Phạm Thị Ngọc Bích chưa xác nhận lớp 4A.");
});

test("pre-flight tells what needs somebody now beside what the year's end mends, and signers without a certificate", async () => {
  await fillYearEnd(database.db, school, { mark: 9 });
  await database.db.pupil.update({ where: { id: school.pupils[0]?.id ?? "" }, data: { identityNumber: null } });
  const { pupils, signers } = await as("academicClerk", (ctx) => getClassReadiness(ctx, school.classId));
  expect(pupils[0]?.items).toContainEqual(expect.objectContaining({ code: "NO_IDENTITY_NUMBER", by: "CLERK", soon: true }));
  expect(pupils[1]?.items.some(({ soon }) => soon)).toBe(false);
  expect(pupils[1]?.items).toContainEqual(expect.objectContaining({ code: "CLASS_NOT_APPROVED", by: "HEAD", soon: false }));
  expect(signers).toContainEqual(expect.objectContaining({ who: "Lê Thị Thu Hương", words: "chưa khai báo chứng thư số", by: "SIGNER" }));
});
