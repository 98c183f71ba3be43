import "../../support/portal-settings";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import { runInTransaction } from "@/lib/server/action";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { withdrawUnits } from "@/lib/server/transcripts/withdraw-units";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

const database = testDatabase();
let school: SmallSchool;
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);
const prepare = () =>
  as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, { key: "prepare", classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head }));
const liveIds = async () => (await database.db.unit.findMany({ where: { status: "SIGNING" }, select: { id: true } })).map(({ id }) => id);

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await approveYearEnd(database.db, school);
  await prepare();
});

test("a teacher cannot take units back, and nothing has changed", async () => {
  const unitIds = await liveIds();
  const refused = as(school.actors.homeroom, (ctx) => withdrawUnits(ctx, { key: "k-refused", unitIds, reason: "Cô giáo đã nghỉ" }));
  await expect(refused).rejects.toMatchObject({ code: "ONLY_CLERKS" });
  expect(await liveIds()).toEqual(unitIds);
});

test("units taken back keep their place in history with the reason, their codes are cancelled, and new ones get new codes", async () => {
  const unitIds = await liveIds();
  const { withdrawn } = await as(school.actors.academicClerk, (ctx) => withdrawUnits(ctx, { key: "k-withdraw", unitIds, reason: "Cô giáo chủ nhiệm đã nghỉ" }));
  expect(withdrawn).toBe(3);
  expect(await database.db.codeRegistration.count({ where: { status: "CANCELLED" } })).toBe(3);
  expect(await database.db.transcriptEvent.count({ where: { action: "unit.withdraw", reason: "Cô giáo chủ nhiệm đã nghỉ" } })).toBe(3);
  expect(await prepare()).toMatchObject({ made: 3 });
  const codes = await database.db.unit.findMany({ select: { code: true, status: true } });
  expect(codes.filter(({ status }) => status === "SIGNING")).toHaveLength(3);
  expect(new Set(codes.map(({ code }) => code)).size).toBe(6);
});

test("one that is no longer being signed is refused whole", async () => {
  const [first] = await liveIds();
  const [old] = await database.db.unit.findMany({ where: { status: "WITHDRAWN" }, select: { id: true } });
  const both = as(school.actors.sealClerk, (ctx) => withdrawUnits(ctx, { key: "k-stale", unitIds: [first ?? "", old?.id ?? ""], reason: "Rút nhầm" }));
  await expect(both).rejects.toMatchObject({ code: "STALE" });
  expect(await liveIds()).toHaveLength(3);
});
