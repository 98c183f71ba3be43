import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/server/context";
import { getInherited } from "@/lib/server/pupils/moves/get-inherited";
import { InheritAbsences, inheritAbsences } from "@/lib/server/pupils/moves/inherit-absences";
import { InheritResults, inheritResults } from "@/lib/server/pupils/moves/inherit-results";
import { absenceHints } from "@/lib/server/sheets/absence-hints";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import { getSheet } from "@/lib/server/sheets/get-sheet";
import { listCameFrom } from "@/lib/server/sheets/missed-elsewhere";
import { recordAbsences } from "@/lib/server/sheets/record-absences";
import { pupilMoves } from "@/tests/support/builders/pupil-moves";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** What the old school counted and measured of this year (trap B2; QĐ 1789, Đ.22.1c). */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});
const { as, lastMove, save, receive, move, takeBack } = pupilMoves(database, () => school);
const refusal = (code: string) => expect.objectContaining({ name: "AppError", code });
type Who = keyof SmallSchool["actors"];
const OLD = "Trường Tiểu học Tân Phú Trung";

const write = async (pupilId: string, withLeave: string, withoutLeave: string, who: Who = "academicClerk", classId = school.classId) => {
  const { version } = await lastMove(pupilId);
  return as(who, (ctx) => inheritAbsences(ctx, InheritAbsences.parse({ key: randomUUID(), classId, pupilId, version, paper: "Phiếu kết quả ngày 03/04/2026", withLeave, withoutLeave })));
};
const missed = (pupilId: string, classId = school.classId) =>
  as("head", async (ctx) => {
    const page = await getSheet(ctx, classId, "CN", "suc-khoe");
    const hint = absenceHints(page)[`${pupilId}|absence.with-leave`];
    return { with: page.grid.values[`${pupilId}|absence.with-leave`], without: page.grid.values[`${pupilId}|absence.without-leave`], hint };
  });
const note = (pupilId: string, date: string, classId = school.classId, who: Who = "homeroom") =>
  as(who, (ctx: Ctx) => recordAbsences(ctx, { key: randomUUID(), classId, date, session: "MORNING", absent: [{ pupilId, withLeave: true }] }));

describe("days missed at the old school", () => {
  test("are written by học vụ from its paper, added to our own count, explained with the school's name, and go with the pupil to another class", async () => {
    const { pupilId } = await receive();
    expect(await missed(pupilId)).toEqual({ with: "0", without: "0", hint: undefined });
    await expect(write(pupilId, "2,5", "1", "homeroom")).rejects.toEqual(refusal("ONLY_ACADEMIC_CLERK"));
    expect(await write(pupilId, "2,5", "1")).toEqual({ sessions: 7 });
    await note(pupilId, "2026-04-08");
    const seen = { with: "6", without: "2", hint: { message: expect.stringContaining(`3,5 ngày (có phép 2,5, không phép 1) ở ${OLD}`) as string, tag: "5 ở trường cũ" } };
    expect(await missed(pupilId)).toEqual(seen);
    await move(pupilId, school.classId, school.otherClassId);
    expect(await missed(pupilId, school.otherClassId)).toEqual(seen);
    expect(await database.db.history.findFirst({ where: { action: "move.inherit-absences", pupilId } })).toMatchObject({ reason: "Phiếu kết quả ngày 03/04/2026", before: { withLeave: null }, after: { withLeave: 5, withoutLeave: 2 } });
  });

  test("of the days before the arrival nothing is noted here a second time", async () => {
    const { pupilId } = await receive();
    await expect(note(pupilId, "2026-04-03")).rejects.toEqual(refusal("ABSENCE_NOT_HERE"));
    expect(await note(pupilId, "2026-04-06")).toEqual({ recorded: 1 });
    await move(pupilId, school.classId, school.otherClassId);
    expect(await note(pupilId, "2026-04-07", school.otherClassId, "otherTeacher")).toEqual({ recorded: 1 }); // was of the school then, in 4A
  });

  test("are asked for even when our teachers assess every period, are corrected with both values kept, and taken back by emptying both", async () => {
    const { pupilId } = await receive({ day: "2025-09-22" });
    const page = () => as("academicClerk", (ctx) => getInherited(ctx, school.classId, pupilId, null));
    expect(await page()).toMatchObject({ results: null, absences: { withLeave: "", withoutLeave: "", blocked: null } });
    await write(pupilId, "1", "0");
    expect(await page()).toMatchObject({ paper: "Phiếu kết quả ngày 03/04/2026", absences: { withLeave: "1", withoutLeave: "0" } });
    await write(pupilId, "", "");
    expect(await page()).toMatchObject({ absences: { withLeave: "", withoutLeave: "" } });
    expect(await missed(pupilId)).toEqual({ with: "0", without: "0", hint: undefined });
    await expect(write(pupilId, "1", "")).rejects.toThrow("Mời ghi cả hai");
    await expect(write(pupilId, "một", "0")).rejects.toThrow("nửa ngày là 0,5");
  });

  test("are refused of who came from nowhere; of two who write, one is told; an arrival with them is not taken back", async () => {
    const fromNowhere = await receive({ school: "" });
    await expect(write(fromNowhere.pupilId, "1", "0")).rejects.toEqual(refusal("INHERIT_NO_SCHOOL"));
    const { pupilId } = await receive();
    const twice = await Promise.allSettled([write(pupilId, "1", "0"), write(pupilId, "2", "0")]);
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(takeBack("academicClerk", pupilId)).rejects.toEqual(refusal("MOVE_HAS_RESULTS"));
    await write(pupilId, "", "");
    await takeBack("academicClerk", pupilId);
  });

  test("the page of absences names who came from where, and whose days are not written down yet", async () => {
    const { pupilId } = await receive();
    const line = async () => (await as("homeroom", async (ctx) => listCameFrom(ctx, await getClassFacts(ctx, school.classId, "CN")))).find((one) => one.pupilId === pupilId);
    expect(await line()).toEqual({ pupilId, school: OLD, day: "06/04/2026", missed: null });
    await write(pupilId, "3", "0");
    expect(await line()).toMatchObject({ missed: { school: OLD, withLeave: 6, withoutLeave: 0 } });
  });
});

describe("height and weight of học kỳ I", () => {
  const inherit = async (pupilId: string, cells: Record<string, string>, period = "CK1") => {
    const { version } = await lastMove(pupilId);
    return as("academicClerk", (ctx) => inheritResults(ctx, InheritResults.parse({ key: randomUUID(), classId: school.classId, pupilId, period, version, paper: "Học bạ số, mã 7f3a", ...cells })));
  };

  test("are the old school's, shown with its name and read-only; those of học kỳ II are our own", async () => {
    const { pupilId } = await receive();
    expect(await inherit(pupilId, { height: "131,5", weight: "28" })).toEqual({ changed: 2 });
    const { grid } = await as("head", (ctx) => getSheet(ctx, school.classId, "CK1", "suc-khoe"));
    expect([grid.values[`${pupilId}|height`], grid.values[`${pupilId}|weight`]]).toEqual(["131.5", "28"]);
    expect(grid.rows.find(({ id }) => id === pupilId)?.locked["height"]).toContain(OLD);
    expect(await save("homeroom", school.classId, pupilId, "height", "140", "CK1")).not.toBe("saved");
    expect(await save("homeroom", school.classId, pupilId, "height", "134")).toBe("saved");
    expect(await inherit(pupilId, { height: "", weight: "" })).toEqual({ changed: 2 });
    expect(await database.db.healthMeasure.findMany({ where: { pupilId }, orderBy: { term: "asc" } })).toMatchObject([{ term: 1, heightCm: null, inheritedFrom: null }, { term: 2, inheritedFrom: null }]);
  });

  test("stand with the end of the term alone, in bounds, and never over what we measured", async () => {
    const { pupilId } = await receive();
    await expect(inherit(pupilId, { height: "131" }, "GK1")).rejects.toEqual(refusal("INHERIT_CELL"));
    await expect(inherit(pupilId, { height: "13" })).rejects.toThrow("Chiều cao");
    await database.db.healthMeasure.create({ data: { pupilId, yearId: school.yearId, term: 1, heightCm: 130, weightKg: 27, enteredById: school.staff.homeroom, updatedAt: school.now } });
    await expect(inherit(pupilId, { height: "131" })).rejects.toEqual(refusal("INHERIT_OWN"));
    expect(await inherit(pupilId, { height: "130", weight: "27", "level.TO": "T" })).toEqual({ changed: 1 });
    await expect(database.db.healthMeasure.create({ data: { pupilId, yearId: school.yearId, term: 2, inheritedFrom: OLD, enteredById: school.staff.homeroom, updatedAt: school.now } })).rejects.toThrow();
  });
});
