import "../support/portal-settings";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { TranscriptData } from "@/lib/documents/transcript-data";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { classFormOf } from "@/lib/server/reports/class-form";
import { loadClassPaper } from "@/lib/server/reports/load-class-paper";
import { getSheet } from "@/lib/server/sheets/get-sheet";
import { chooseLanguage } from "@/lib/server/subjects/choose-language";
import { listChoices } from "@/lib/server/subjects/list-choices";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { approveYearEnd } from "@/tests/support/builders/year-end";
import { testDatabase } from "@/tests/support/database";

/** Ngoại ngữ 1 is the language the class learns (CT GDPT 2018), Tiếng Anh unless học vụ says otherwise. */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await approveYearEnd(database.db, school);
});

const as = <T>(who: keyof SmallSchool["actors"], deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, school.actors[who], school.now, deed);
const choose = (who: keyof SmallSchool["actors"], from: "EN" | "FR", language: "EN" | "FR") => as(who, (ctx) => chooseLanguage(ctx, { key: randomUUID(), classId: school.classId, from, language }));
const language = async () => (await as("academicClerk", (ctx) => listChoices(ctx, school.yearId))).find(({ id }) => id === school.classId)?.language;

test("it is Tiếng Anh at first; học vụ alone changes it, from what the page showed, and the history keeps both", async () => {
  expect(await language()).toBe("EN");
  for (const who of ["head", "homeroom", "administrator"] as const) await expect(choose(who, "EN", "FR")).rejects.toMatchObject({ name: "AppError" });
  expect(await choose("academicClerk", "EN", "FR")).toEqual({ language: "FR" });
  await expect(choose("academicClerk", "EN", "FR")).rejects.toMatchObject({ code: "STALE" });
  expect(await language()).toBe("FR");
  expect(await database.db.history.findFirst({ where: { action: "subjects.choose-language" } })).toMatchObject({ before: { language: "EN" }, after: { language: "FR" } });
});

test("the sheet, its printed form and the học bạ name it; the other class goes on with its own", async () => {
  const { grid } = await as("homeroom", (ctx) => getSheet(ctx, school.classId, "CN"));
  expect(grid.columns.find(({ key }) => key === "mark.NN")?.name).toBe("Điểm KTĐK, Ngoại ngữ 1 (Tiếng Pháp)");
  expect(grid.rows[0]?.locked["mark.NN"]).toBe("Môn Ngoại ngữ 1 (Tiếng Pháp) do cô Võ Thanh Tùng nhập.");
  expect(classFormOf(await as("homeroom", (ctx) => loadClassPaper(ctx, school.classId, "CN"))).language).toBe("FR");
  expect(classFormOf(await as("head", (ctx) => loadClassPaper(ctx, school.otherClassId, "CN"))).language).toBe("EN");
  await as("academicClerk", (ctx) => prepareUnits(ctx, { key: randomUUID(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head }));
  const units = await database.db.unit.findMany({ select: { data: true } });
  expect(new Set(units.map(({ data }) => (data as unknown as TranscriptData).foreignLanguage))).toEqual(new Set(["FR"]));
});

test("once the học bạ are made it is not changed any more", async () => {
  await expect(choose("academicClerk", "FR", "EN")).rejects.toMatchObject({ code: "UNITS_MADE" });
});
