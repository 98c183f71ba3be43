import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { runInTransaction } from "@/lib/server/door/transaction";
import type { Ctx } from "@/lib/server/context";
import { listWindowWork } from "@/lib/server/school/my-work";
import { listWindows } from "@/lib/server/school/windows/list-windows";
import { endException, openException } from "@/lib/server/school/windows/open-exception";
import { orderWindows } from "@/lib/server/school/windows/order-windows";
import { carryOutOrder, withdrawOrder } from "@/lib/server/school/windows/settle-order";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});

type Who = keyof SmallSchool["actors"];
const as = <T>(who: Who, deed: (ctx: Ctx) => Promise<T>, now = school.now) => runInTransaction<T>(database.db, school.actors[who], now, deed);
const refusal = (code: string) => expect.objectContaining({ name: "AppError", code });
const window = (period: "GK1" | "CN") => database.db.entryWindow.findUniqueOrThrow({ where: { yearId_grade_period: { yearId: school.yearId, grade: 4, period } } });
const later = (minutes: number) => new Date(school.now.getTime() + minutes * 60_000);
const until = new Date("2026-06-05T10:00:00Z");

const order = async (by: "HEAD" | "ADMINISTRATOR", closesAt: Date | null = until) => ({
  key: randomUUID(),
  yearId: school.yearId,
  period: "CN" as const,
  grades: [{ grade: 4 as const, version: (await window("CN")).version }],
  opensAt: null,
  closesAt,
  by,
  reason: "Lớp 4A có bão, nghỉ hai ngày",
});
const waiting = () => database.db.windowOrder.findFirstOrThrow({ where: { status: "ORDERED" } });
const settle = async () => ({ key: randomUUID(), orderId: (await waiting()).id, version: (await waiting()).version });
const saveLevel = (who: Who, subject: string, now: Date) =>
  as(
    who,
    (ctx) => saveCells(ctx, { key: randomUUID(), classId: school.classId, period: "CN", changes: [{ pupilId: school.pupils[0]?.id ?? "", column: `level.${subject}`, value: "T", baseVersion: 0 }] }),
    now,
  );

/** One grade's year end, in order: each test goes on where the one before it stopped. */
test("the head extends a window at once; nobody else may, and a stale page moves nothing", async () => {
  const input = await order("HEAD");
  await expect(as("administrator", (ctx) => orderWindows(ctx, input))).rejects.toEqual(refusal("ONLY_HEAD"));
  await expect(as("deputy", (ctx) => orderWindows(ctx, input))).rejects.toEqual(refusal("ONLY_HEAD"));
  await as("head", (ctx) => orderWindows(ctx, input));
  expect(await window("CN")).toMatchObject({ closesAt: until, version: 2 });
  await expect(as("head", (ctx) => orderWindows(ctx, { ...input, key: randomUUID() }))).rejects.toEqual(refusal("STALE"));
  expect(await database.db.history.findMany({ where: { action: "window.set" } })).toMatchObject([{ reason: "Lớp 4A có bão, nghỉ hai ngày", before: { closesAt: "2026-05-29T16:59:59.000Z" } }]);
});

test("the administrator acts on the head's order only, once, and nobody else carries it out", async () => {
  const nothing = { key: randomUUID(), orderId: randomUUID(), version: 1 };
  await expect(as("administrator", (ctx) => carryOutOrder(ctx, nothing))).rejects.toEqual(refusal("NOT_FOUND"));
  const input = await order("ADMINISTRATOR", null);
  await as("head", (ctx) => orderWindows(ctx, input));
  expect((await window("CN")).version).toBe(2);
  expect((await as("administrator", (ctx) => listWindowWork(ctx, school.yearId))).todo).toMatchObject([{ href: "/lich-nhap" }]);
  const settled = await settle();
  await expect(as("academicClerk", (ctx) => carryOutOrder(ctx, settled))).rejects.toEqual(refusal("ONLY_ADMINISTRATOR"));
  const both = await Promise.allSettled([as("administrator", (ctx) => carryOutOrder(ctx, settled), later(5)), as("administrator", (ctx) => carryOutOrder(ctx, settled), later(5))]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await window("CN")).toMatchObject({ closesAt: later(5), version: 3 });
});

test("an order that the window has overtaken is refused, and can be taken back", async () => {
  const first = await order("ADMINISTRATOR", later(60));
  const second = await order("HEAD", later(90));
  await as("head", (ctx) => orderWindows(ctx, first), later(6));
  await as("head", (ctx) => orderWindows(ctx, second), later(6));
  const settled = await settle();
  await expect(as("administrator", (ctx) => carryOutOrder(ctx, settled), later(7))).rejects.toEqual(refusal("ORDER_OVERTAKEN"));
  await as("head", (ctx) => withdrawOrder(ctx, settled));
  await expect(as("administrator", (ctx) => carryOutOrder(ctx, settled), later(7))).rejects.toEqual(refusal("ORDER_STATE"));
});

test("after closing, one subject is open again for one class, what was entered stays, and it can be closed before its end", async () => {
  const closed = later(120);
  expect((await saveLevel("english", "NN", closed)).cells).toMatchObject([{ outcome: "refused", code: "WINDOW_CLOSED" }]);
  const input = { key: randomUUID(), classId: school.classId, period: "CN" as const, part: "NN" as const, closesAt: later(240), by: "HEAD" as const, reason: "Môn được trả lại sau khi khóa" };
  await as("head", (ctx) => openException(ctx, input), closed);
  expect((await saveLevel("english", "NN", closed)).cells).toMatchObject([{ outcome: "saved" }]);
  expect((await saveLevel("homeroom", "TV", closed)).cells).toMatchObject([{ outcome: "refused", code: "WINDOW_CLOSED" }]);
  const open = await database.db.entryException.findFirstOrThrow();
  await as("head", (ctx) => endException(ctx, { key: randomUUID(), exceptionId: open.id, version: open.version, note: "Đã sửa xong" }), later(130));
  const after = await as("english", (ctx) => listWindows(ctx, school.yearId), later(131));
  expect(after.exceptions).toMatchObject([{ state: "CLOSED", className: "4A", part: "NN" }]);
  expect(await database.db.assessment.count({ where: { subjectCode: "NN", level: "T" } })).toBe(1);
});
