import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { classFormOf } from "@/lib/server/reports/class-form";
import { loadClassPaper } from "@/lib/server/reports/load-class-paper";
import { certifySheet } from "@/lib/server/sheets/certify-sheet";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import { confirmYearResults } from "@/lib/server/sheets/confirm-year-results";
import { decidePromotion } from "@/lib/server/sheets/decide-promotion";
import { loadSheetValues } from "@/lib/server/sheets/sheet-values";
import { countUnconfirmed, listYearResults } from "@/lib/server/sheets/year-results";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { fillYearEnd } from "@/tests/support/builders/year-end";
import { testDatabase } from "@/tests/support/database";

/** A pupil exempt from every subject with a test (TT 27/2020, Đ.8; traps A13): no result, and the class goes on. */
const TESTED = ["TV", "TO", "NN", "SD", "KH", "TH", "CN"];
const database = testDatabase();
let school: SmallSchool;
let exempt: string;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  exempt = school.pupils[0]?.id ?? "";
  await fillYearEnd(database.db, school);
  await database.db.subjectChoice.createMany({
    data: TESTED.map((subjectCode) => ({ pupilId: exempt, yearId: school.yearId, subjectCode, exempt: true, paper: "KHGDCN số 03/KH, QĐ số 15/QĐ-NTL", reason: "Trí tuệ" })),
  });
  await database.db.subjectSheet.updateMany({ where: { sheet: { classId: school.classId, period: "CN" } }, data: { status: "ACCEPTED", submittedById: school.staff.homeroom, submittedAt: school.now } });
});

const as = <T>(who: keyof SmallSchool["actors"], deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, school.actors[who], school.now, deed);
const facts = () => getClassFacts({ db: database.db, now: school.now }, school.classId, "CN");
const years = async () => {
  const now = await facts();
  return listYearResults(database.db, now, await loadSheetValues(database.db, now.yearId, "CN", now.pupils.map(({ id }) => id)));
};
const yearOf = async () => (await years()).find(({ pupilId }) => pupilId === exempt);
const decision = async () => ({ key: randomUUID(), classId: school.classId, pupilId: exempt, decision: "PROMOTED" as const, version: (await yearOf())?.version ?? 0, number: "46/QĐ-NTL", decidedOn: "2026-05-11" });

test("nothing of the pupil waits for confirmation, and the sheet says why", async () => {
  expect(await yearOf()).toMatchObject({ computed: null, unranked: true, completion: null, why: expect.stringContaining("Không xếp loại: miễn đánh giá mọi môn có bài kiểm tra") });
  expect(countUnconfirmed(await years())).toBe(2);
  const { pupils } = classFormOf(await as("homeroom", (ctx) => loadClassPaper(ctx, school.classId, "CN")));
  expect(pupils[0]?.notes.join(" ")).toContain("Không xếp loại");
});

test("the class is certified when the others are confirmed", async () => {
  const others = (await years()).flatMap(({ pupilId, computed, version }) => (computed ? [{ pupilId, result: computed, version }] : []));
  await as("homeroom", (ctx) => confirmYearResults(ctx, { key: randomUUID(), classId: school.classId, pupils: others }));
  const { sheet } = await facts();
  expect(await as("homeroom", (ctx) => certifySheet(ctx, { key: randomUUID(), classId: school.classId, period: "CN", version: sheet.version }))).toEqual({ status: "CERTIFIED" });
});

test("going up is the head's decision alone, made once from what was seen", async () => {
  const input = await decision();
  await expect(as("homeroom", (ctx) => decidePromotion(ctx, input))).rejects.toMatchObject({ code: "ONLY_HEAD" });
  expect(await as("head", (ctx) => decidePromotion(ctx, input))).toEqual({ completion: "Hoàn thành chương trình lớp 4; Được lên lớp 5." });
  expect(await yearOf()).toMatchObject({ promotion: "PROMOTED", decision: { number: "46/QĐ-NTL" }, confirmed: null, computed: null });
  await expect(as("head", (ctx) => decidePromotion(ctx, { ...input, key: randomUUID() }))).rejects.toMatchObject({ code: "STALE" });
});

test("a value still missing is missing: there is no result yet, and the decision does not stand for one", async () => {
  await database.db.traitAssessment.updateMany({ where: { pupilId: exempt, traitCode: "NHAN_AI" }, data: { level: null } });
  expect(await yearOf()).toMatchObject({ unranked: false, completion: null, why: expect.stringContaining("còn thiếu") });
  const input = await decision();
  await expect(as("head", (ctx) => decidePromotion(ctx, input))).rejects.toMatchObject({ code: "RESULTS_NOT_CONFIRMED" });
});
