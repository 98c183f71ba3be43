import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { listToTest } from "@/lib/server/attempts/list-to-test";
import { listPlans } from "@/lib/server/plans/list-plans";
import { getClassProfiles } from "@/lib/server/pupils/class-profiles";
import { getInherited } from "@/lib/server/pupils/moves/get-inherited";
import { getJourney } from "@/lib/server/pupils/moves/get-journey";
import { findFormer, getFormer, getReception } from "@/lib/server/pupils/moves/get-reception";
import { approveLeaving } from "@/lib/server/pupils/moves/leave-school";
import { listMoves, listMoveWork } from "@/lib/server/pupils/moves/list-moves";
import { listChildren } from "@/lib/server/transcripts/list-children";
import { pupilMoves } from "@/tests/support/builders/pupil-moves";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** What is shown of pupils who come, change class and leave, and to whom. */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});
const { as, receive, move, propose, longHere } = pupilMoves(database, () => school);
const refusal = (code: string) => expect.objectContaining({ name: "AppError", code });
const reads = (what: string, pupilId: string) => database.db.readLog.count({ where: { what, pupilId } });

test("a pupil's way is read by who looks after the class, with the deeds of each; the read is logged", async () => {
  const pupilId = await longHere("Lê Thị Bích Trâm");
  const journey = (who: keyof SmallSchool["actors"]) => as(who, (ctx) => getJourney(ctx, school.classId, pupilId));
  await expect(journey("otherTeacher")).rejects.toEqual(refusal("NOT_FOUND"));
  await expect(journey("administrator")).rejects.toEqual(refusal("NOT_FOR_ADMINISTRATOR"));
  expect(await journey("homeroom")).toMatchObject({ move: null, leave: null, places: [{ className: "4A", current: true }] });
  expect(await journey("academicClerk")).toMatchObject({ move: { blocked: null, classes: [{ name: "4B" }] }, leave: { blocked: null }, moves: [] });
  expect(await reads("pupil.journey", pupilId)).toBe(2);
  await propose(pupilId);
  expect(await journey("academicClerk")).toMatchObject({ move: { blocked: expect.stringContaining("chờ hiệu trưởng") as string, classes: [] }, leave: { blocked: expect.stringContaining("chờ hiệu trưởng") as string }, moves: [{ may: ["withdraw"], takeBack: null }] });
  expect((await journey("head")).moves).toMatchObject([{ may: ["approve", "refuse"] }]);
});

test("the register shows each the own classes, what waits for the head first; his work names it", async () => {
  const pupilId = await longHere("Trần Văn Chờ");
  const { id: moveId } = await propose(pupilId);
  const seen = async (who: keyof SmallSchool["actors"]) => (await as(who, (ctx) => listMoves(ctx, school.yearId))).waiting.map(({ id }) => id);
  expect([await seen("head"), await seen("homeroom")].every((ids) => ids.includes(moveId))).toBe(true);
  expect(await seen("otherTeacher")).not.toContain(moveId);
  expect((await as("head", (ctx) => listMoveWork(ctx, school.yearId))).todo).toMatchObject([{ href: "/ho-so/bien-dong", title: expect.stringMatching(/^Quyết định \d+ đề nghị/) as string }]);
  expect((await as("academicClerk", (ctx) => listMoveWork(ctx, school.yearId))).todo).toEqual([]);
});

test("whoever left is found again without diacritics, by học vụ alone; the class names who left, the family is told", async () => {
  const [pupil] = school.pupils;
  const pupilId = pupil?.id ?? "";
  const { id: moveId } = await propose(pupilId);
  await as("head", (ctx) => approveLeaving(ctx, { key: randomUUID(), moveId, version: 1 }));
  const found = await as("academicClerk", (ctx) => findFormer(ctx, school.yearId, "nguyen hoang minh"));
  expect(found).toMatchObject([{ pupilId, last: "Lớp 4A, năm học 2025-2026, đến 08/05/2026" }]);
  expect(JSON.stringify(found)).not.toContain(pupil?.identityNumber);
  expect(await reads("pupil.former", pupilId)).toBe(1);
  await expect(as("homeroom", (ctx) => findFormer(ctx, school.yearId, "nguyen"))).rejects.toEqual(refusal("ONLY_ACADEMIC_CLERK"));
  await expect(as("academicClerk", (ctx) => getFormer(ctx, school.yearId, school.pupils[1]?.id ?? ""))).rejects.toEqual(refusal("NOT_FOUND"));
  const { left, mayReceive } = await as("homeroom", (ctx) => getClassProfiles(ctx, school.classId));
  expect({ left, mayReceive }).toMatchObject({ left: [{ pupilId, orderNo: 1, how: "Chuyển trường 08/05/2026" }], mayReceive: false });
  expect(await as("parent", (ctx) => listChildren(ctx))).toMatchObject([{ id: pupilId, className: "4A", left: "chuyển trường 08/05/2026" }]);
});

test("the form of reception says which classes take nobody, and what number comes next", async () => {
  await receive({ admissionNumber: "TX-000077", day: "2026-05-10" });
  const form = await as("academicClerk", (ctx) => getReception(ctx, school.yearId));
  expect(form).toMatchObject({ nextNumber: "TX-000078", firstDay: "2025-09-05", lastDay: "2026-05-11", classes: [{ name: "4A", closed: null }, { name: "4B", closed: null }] });
  await database.db.classSheet.updateMany({ where: { classId: school.otherClassId, period: "CN" }, data: { status: "CERTIFIED", certifiedById: school.staff.otherTeacher, certifiedAt: school.now } });
  expect((await as("academicClerk", (ctx) => getReception(ctx, school.yearId))).classes[1]).toMatchObject({ closed: expect.stringContaining("đã được xác nhận") as string });
  await database.db.classSheet.updateMany({ where: { classId: school.otherClassId, period: "CN" }, data: { status: "OPEN", certifiedById: null, certifiedAt: null } });
});

test("a move that may be taken back says so to its author, and why once it may not", async () => {
  const { pupilId } = await receive();
  const takeBack = async (who: keyof SmallSchool["actors"], classId = school.classId) => (await as(who, (ctx) => getJourney(ctx, classId, pupilId))).moves.map((line) => line.takeBack);
  expect([await takeBack("academicClerk"), await takeBack("head")]).toEqual([[{ blocked: null }], [null]]);
  await move(pupilId, school.classId, school.otherClassId);
  expect(await takeBack("academicClerk", school.otherClassId)).toEqual([{ blocked: null }, { blocked: expect.stringContaining("biến động khác") as string }]);
});

test("the old school's results are shown period by period to who looks after the class, HK I first; of others there is no such page", async () => {
  const { pupilId } = await receive();
  const page = await as("homeroom", (ctx) => getInherited(ctx, school.classId, pupilId, null));
  expect(page).toMatchObject({ results: { period: "CK1" }, periods: ["GK1", "CK1", "GK2"], school: "Trường Tiểu học Tân Phú Trung", mayWrite: false });
  const keys = page.results?.cells.map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(["level.TO", "mark.TO", "comment.TO", "trait.NHAN_AI", "height", "weight"]));
  expect(keys).not.toContain("mark.DD");
  expect((await as("homeroom", (ctx) => getInherited(ctx, school.classId, pupilId, "GK1"))).results?.cells.map(({ key }) => key)).not.toContain("height");
  await expect(as("homeroom", (ctx) => getInherited(ctx, school.classId, school.pupils[1]?.id ?? "", null))).rejects.toEqual(refusal("NOT_FOUND"));
  await expect(as("otherTeacher", (ctx) => getInherited(ctx, school.classId, pupilId, null))).rejects.toEqual(refusal("NOT_FOUND"));
});

test("a plan and a proposal for another test go with the pupil to the class he changed to", async () => {
  const pupilId = await longHere("Phan Kế Hoạch");
  const of = { pupilId, yearId: school.yearId, classId: school.classId };
  await database.db.individualPlan.create({ data: { ...of, form: "INCLUSIVE", disability: "Khiếm thị", number: "05/KHGDCN", plannedOn: new Date("2026-02-02"), adjustments: "Chữ to", proposedById: school.staff.homeroom, proposedAt: school.now } });
  await database.db.retestRequest.create({ data: { ...of, period: "CN", subjectCode: "TV", reason: "Thấp hơn hằng ngày", requestedById: school.staff.homeroom, requestedAt: school.now } });
  const seen = (who: keyof SmallSchool["actors"]) =>
    as(who, async (ctx) => ({
      plans: (await listPlans(ctx, school.yearId)).plans.filter(({ pupil }) => pupil === "Phan Kế Hoạch").length,
      tests: (await listToTest(ctx, school.yearId)).retests.filter((line) => line.pupilId === pupilId).map(({ className }) => className),
    }));
  expect([await seen("homeroom"), await seen("otherTeacher")]).toEqual([{ plans: 1, tests: ["4A"] }, { plans: 0, tests: [] }]);
  await move(pupilId, school.classId, school.otherClassId);
  expect([await seen("otherTeacher"), (await seen("head")).tests]).toEqual([{ plans: 1, tests: ["4B"] }, ["4B"]]);
});
