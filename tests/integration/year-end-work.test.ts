import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { decideYearReview } from "@/lib/server/year-end/decide-year-review";
import { listReview } from "@/lib/server/year-end/list-review";
import { getHandover } from "@/lib/server/year-end/handovers";
import { listYearEndWork } from "@/lib/server/year-end/my-work";
import { listTeachers } from "@/lib/server/year-end/pupil-papers";
import { proposeCommendation } from "@/lib/server/year-end/propose-commendation";
import { recordAcceptance } from "@/lib/server/year-end/record-acceptance";
import { takeHandoverStep, writeHandover } from "@/lib/server/year-end/take-handover-step";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** Việc của tôi at the year's end: whose turn it is to review, to hand over, to receive. */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});

type Who = keyof SmallSchool["actors"];
const as = <T>(who: Who, deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, school.actors[who], school.now, deed);
const work = (who: Who) => as(who, (ctx) => listYearEndWork(ctx, school.yearId));
const titles = async (who: Who) => (await work(who)).todo.map(({ title }) => title);
const step = (who: Who, action: "give" | "receive", version: number) => as(who, (ctx) => takeHandoverStep(ctx, { key: randomUUID(), classId: school.classId, version, action }));

test("before the class is approved nobody has anything to do", async () => {
  for (const who of ["homeroom", "otherTeacher", "head", "academicClerk"] as const) expect(await titles(who)).toEqual([]);
});

describe("once the class is approved", () => {
  beforeAll(async () => {
    await database.db.yearOutcome.createMany({
      data: school.pupils.map(({ id }) => ({ pupilId: id, yearId: school.yearId, ruleSet: "TT27-2020", result: "EXCELLENT" as const, completion: "Hoàn thành chương trình lớp 4.", confirmedById: school.staff.homeroom, confirmedAt: school.now })),
    });
    await database.db.classSheet.updateMany({
      where: { classId: school.classId, period: "CN" },
      data: { status: "CERTIFIED", certifiedById: school.staff.homeroom, certifiedAt: school.now },
    });
    await database.db.classSheet.updateMany({ where: { classId: school.classId, period: "CN" }, data: { status: "APPROVED", approvedById: school.staff.head, approvedAt: school.now } });
  });

  test("leadership records how its results were accepted; until then the teacher writes, but does not sign", async () => {
    const asked = expect.objectContaining({ title: "Nghiệm thu kết quả giáo dục 1 lớp", href: `/ban-giao/${school.classId}`, dueOn: "2026-06-30" });
    for (const who of ["head", "deputy"] as const) expect((await work(who)).todo).toContainEqual(asked);
    expect((await work("homeroom")).todo).toEqual([expect.objectContaining({ title: "Lập biên bản bàn giao lớp 4A", detail: expect.stringContaining("ký khi lãnh đạo đã ghi nghiệm thu") })]);
    const accept = (who: Who, more: object = {}) =>
      as(who, (ctx) => recordAcceptance(ctx, { key: randomUUID(), classId: school.classId, version: 0, heldOn: "2026-05-11", present: "Phó hiệu trưởng; cô Hạnh nhận lớp", compared: 3, finding: "Điểm, mức khớp với bài làm", ...more }));
    await expect(accept("homeroom")).rejects.toMatchObject({ code: "ONLY_LEADERSHIP" });
    await expect(accept("deputy", { compared: 4 })).rejects.toMatchObject({ code: "ACCEPTANCE_COUNT" });
    expect(await accept("deputy")).toEqual({ version: 1 });
    await expect(accept("head", { finding: "Cùng lúc" })).rejects.toMatchObject({ code: "STALE" });
    expect(await accept("head", { version: 1, finding: "Một bài chấm lại, đã sửa" })).toEqual({ version: 2 });
    expect(await as("homeroom", (ctx) => getHandover(ctx, school.classId))).toMatchObject({ mayAccept: false, accepted: { finding: "Một bài chấm lại, đã sửa", by: "Lê Thị Thu Hương", heldOn: "2026-05-11" } });
    const told = await database.db.history.findMany({ where: { action: "handover.accept" }, orderBy: { at: "asc" } });
    expect(told.map(({ before }) => (before as { finding: string } | null)?.finding ?? null)).toEqual([null, "Điểm, mức khớp với bài làm"]);
    for (const who of ["head", "deputy"] as const) expect(await titles(who)).not.toContain("Nghiệm thu kết quả giáo dục 1 lớp");
  });

  test("the head has its review to decide, by the day the học bạ are signed, at the very class", async () => {
    const { todo, waiting } = await work("head");
    expect(todo).toEqual([expect.objectContaining({ title: "Xét duyệt cuối năm 1 lớp, 3 học sinh", href: `/xet-duyet?lop=${school.classId}`, dueOn: "2026-05-30" })]);
    expect(waiting).toEqual([expect.objectContaining({ what: "Chờ xét duyệt để lập học bạ lớp 4A" })]);
    expect(await titles("deputy")).toEqual([]); // reads, does not decide
  });

  test("decided, it leaves the list for what is finished, with its minutes", async () => {
    await as("head", async (ctx) => {
      const pupils = ((await listReview(ctx, school.yearId)).classes.find(({ classId }) => classId === school.classId)?.pupils ?? []).map(({ pupilId, version }) => ({ pupilId, version }));
      return decideYearReview(ctx, { key: randomUUID(), yearId: school.yearId, minutes: "05/BB-XD", heldOn: "2026-05-11", members: "Hiệu trưởng", promotionDecision: "40/QĐ", decidedOn: "2026-05-11", pupils, aside: [], awardIds: [] });
    });
    const { todo, finished } = await work("head");
    expect(todo).toEqual([]);
    expect(finished).toEqual([expect.objectContaining({ badge: "Đã xét duyệt", title: "Biên bản 05/BB-XD, ngày 11/05/2026", detail: "3 học sinh được duyệt" })]);
    expect(finished[0]?.href).toMatch(/^\/xet-duyet\/[0-9a-f-]{36}$/);
  });

  test("its teacher writes the minutes, then signs; the receiver receives; each sees whom they wait for", async () => {
    expect((await work("homeroom")).todo).toEqual([expect.objectContaining({ title: "Lập biên bản bàn giao lớp 4A", href: `/ban-giao/${school.classId}`, dueOn: "2026-06-30" })]);
    const minutes = { key: randomUUID(), classId: school.classId, version: 0, toId: school.staff.otherTeacher, strengths: "Chăm", limits: "Nói nhỏ", papers: "Học bạ", pupils: [] };
    await as("homeroom", (ctx) => writeHandover(ctx, minutes));
    expect(await titles("homeroom")).toEqual(["Ký bàn giao lớp 4A"]);
    expect(await titles("otherTeacher")).toEqual([]); // not given yet
    await step("homeroom", "give", 1);
    const giver = await work("homeroom");
    expect([giver.todo, giver.waitsFor]).toEqual([[], [expect.objectContaining({ who: "Đỗ Thị Hạnh", what: "Nhận bàn giao lớp 4A" })]]);
    expect((await work("otherTeacher")).todo).toEqual([expect.objectContaining({ title: "Nhận bàn giao lớp 4A", detail: "Phạm Thị Ngọc Bích đã ký biên bản", dueOn: "2026-06-30" })]);
  });

  test("received, it is finished for both sides and nobody waits", async () => {
    await step("otherTeacher", "receive", 2);
    for (const who of ["homeroom", "otherTeacher"] as const) {
      const { todo, waitsFor, finished } = await work(who);
      expect([todo, waitsFor]).toEqual([[], []]);
      expect(finished).toEqual([expect.objectContaining({ badge: "Đã bàn giao", title: "Bàn giao lớp 4A", detail: "Đỗ Thị Hạnh đã nhận, 11/05/2026" })]);
    }
    expect((await work("english")).finished).toEqual([]);
  });
});

test("who keeps the class next year names himself and confirms once: nothing is left to do, for nobody", async () => {
  const place = { classId: school.otherClassId, period: "CN" as const };
  await database.db.classSheet.updateMany({ where: place, data: { status: "APPROVED", certifiedById: school.staff.otherTeacher, certifiedAt: school.now, approvedById: school.staff.head, approvedAt: school.now } });
  const write = { key: randomUUID(), classId: school.otherClassId, version: 0, toId: school.staff.otherTeacher, strengths: "Chăm", limits: "Nói nhỏ", papers: "Học bạ", pupils: [] };
  await as("otherTeacher", (ctx) => writeHandover(ctx, write));
  const keep = () => as("otherTeacher", (ctx) => takeHandoverStep(ctx, { key: randomUUID(), classId: school.otherClassId, version: 1, action: "give" }));
  await expect(keep()).rejects.toMatchObject({ code: "HANDOVER_NOT_ACCEPTED" });
  await as("head", (ctx) => recordAcceptance(ctx, { key: randomUUID(), classId: school.otherClassId, version: 0, heldOn: "2026-05-11", present: "Tổ trưởng", compared: 0, finding: "Khớp" }));
  expect(await keep()).toEqual({ status: "RECEIVED" });
  expect(await database.db.classHandover.findUnique({ where: { classId: school.otherClassId } })).toMatchObject({ givenById: school.staff.otherTeacher, receivedById: school.staff.otherTeacher, receivedAt: school.now });
  const { todo, waitsFor, finished } = await work("otherTeacher");
  expect([todo, waitsFor]).toEqual([[], []]);
  expect(finished.map(({ title }) => title)).toContain("Bàn giao lớp 4B");
});

test("who teaches here now can be named as the receiver, also where duties end with the year", async () => {
  const named = async () => (await as("homeroom", (ctx) => listTeachers(ctx))).map(({ fullName }) => fullName).sort();
  const teachers = ["Phạm Thị Ngọc Bích", "Võ Thanh Tùng", "Đỗ Thị Hạnh"];
  expect(await named()).toEqual(teachers);
  await database.db.duty.updateMany({ data: { validTo: new Date("2026-08-15") } });
  expect(await named()).toEqual(teachers);
  await database.db.duty.updateMany({ where: { staffId: school.staff.english }, data: { validTo: new Date("2026-01-31") } });
  expect(await named()).toEqual(["Phạm Thị Ngọc Bích", "Đỗ Thị Hạnh"]);
});

test("a proposal to a higher authority waits for the head", async () => {
  await as("homeroom", (ctx) => proposeCommendation(ctx, { key: randomUUID(), classId: school.classId, pupilId: school.pupils[0]?.id ?? "", achievement: "Cứu bạn", evidence: "Biên bản" }));
  expect(await titles("head")).toEqual(["Xem xét 1 đề nghị cấp trên khen thưởng"]);
  expect(await titles("deputy")).toEqual([]);
});
