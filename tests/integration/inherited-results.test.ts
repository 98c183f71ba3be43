import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Period } from "@/lib/domain/assessment/periods";
import { InheritResults, inheritResults } from "@/lib/server/pupils/moves/inherit-results";
import { pupilMoves } from "@/tests/support/builders/pupil-moves";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** What a pupil brings from the old school (trap B2). */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});
const { as, lastMove, sheet, save, missing, receive } = pupilMoves(database, () => school);
const refusal = (code: string) => expect.objectContaining({ name: "AppError", code });

describe("B2: results of the old school", () => {
  const inherit = async (pupilId: string, period: Period, cells: Record<string, string>, who: keyof SmallSchool["actors"] = "academicClerk") => {
    const { version } = await lastMove(pupilId);
    return as(who, (ctx) => inheritResults(ctx, InheritResults.parse({ key: randomUUID(), classId: school.classId, pupilId, period, version, paper: "Học bạ số, mã 7f3a", ...cells })));
  };

  test("are entered once by học vụ, shown with the school's name, and entered and signed by nobody here; the year needs its own values only", async () => {
    const { pupilId } = await receive();
    await expect(inherit(pupilId, "CK1", { "level.TO": "T" }, "homeroom")).rejects.toEqual(refusal("ONLY_ACADEMIC_CLERK"));
    expect(await inherit(pupilId, "CK1", { "level.TO": "T", "mark.TO": "9", "trait.NHAN_AI": "Đ", "level.DD": "" })).toEqual({ changed: 3 });
    const { values, rows } = await sheet(school.classId, "CK1");
    expect(values[`${pupilId}|mark.TO`]).toBe("9");
    const row = rows.find(({ id }) => id === pupilId);
    expect(row?.note).toContain("Kết quả của Trường Tiểu học Tân Phú Trung");
    expect(row?.locked["mark.TO"]).toContain("Trường Tiểu học Tân Phú Trung");
    expect(await save("homeroom", school.classId, pupilId, "mark.TO", "5", "CK1")).not.toBe("saved");
    expect(await missing("homeroom", school.classId, pupilId, "CK1")).toEqual([]);
    expect(await save("homeroom", school.classId, pupilId, "level.TO", "H")).toBe("saved");
    expect(await database.db.history.findFirst({ where: { action: "move.inherit", pupilId } })).toMatchObject({ reason: "Học bạ số, mã 7f3a", after: { period: "CK1", "mark.TO": "9" }, before: { "mark.TO": null } });
  });

  test("are corrected with both values kept; emptied, the school's name goes too", async () => {
    const { pupilId } = await receive();
    await inherit(pupilId, "CK1", { "level.TO": "T", "mark.TO": "9" });
    await inherit(pupilId, "CK1", { "mark.TO": "8" });
    expect(await database.db.history.findFirst({ where: { action: "move.inherit", pupilId }, orderBy: { at: "desc" } })).toMatchObject({ before: { "mark.TO": "9" }, after: { "mark.TO": "8" } });
    await inherit(pupilId, "CK1", { "level.TO": "", "mark.TO": "" });
    expect(await database.db.assessment.findFirst({ where: { pupilId, subjectCode: "TO", period: "CK1" } })).toMatchObject({ mark: null, inheritedFrom: null });
  });

  test("are refused for a period we assess, for the year's end, for a cell the form has not, and of a pupil who came from nowhere", async () => {
    const { pupilId } = await receive();
    await expect(inherit(pupilId, "CN", { "level.TO": "T" })).rejects.toEqual(refusal("INHERIT_PERIOD"));
    await expect(inherit(pupilId, "GK1", { "mark.KH": "9" })).rejects.toEqual(refusal("INHERIT_CELL"));
    const early = await receive({ day: "2025-11-10" });
    await expect(inherit(early.pupilId, "CK1", { "level.TO": "T" })).rejects.toEqual(refusal("INHERIT_PERIOD"));
    const fromNowhere = await receive({ school: "" });
    await expect(inherit(fromNowhere.pupilId, "CK1", { "level.TO": "T" })).rejects.toEqual(refusal("INHERIT_NO_SCHOOL"));
    expect(() => InheritResults.parse({ key: randomUUID(), classId: school.classId, pupilId, period: "CK1", version: 1, paper: "x", "mark.TO": "11" })).toThrow();
    expect(() => InheritResults.parse({ key: randomUUID(), classId: school.classId, pupilId, period: "CK1", version: 1, paper: "x", "mark.TO": "V: ốm" })).toThrow();
  });

  test("of two who write at once one is told, and what our teachers entered is never overwritten", async () => {
    const { pupilId } = await receive();
    const twice = await Promise.allSettled([inherit(pupilId, "CK1", { "level.TO": "T" }), inherit(pupilId, "CK1", { "level.TO": "H" })]);
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await database.db.assessment.create({ data: { pupilId, subjectCode: "KH", period: "GK2", level: "H", yearId: school.yearId, enteredById: school.staff.homeroom, updatedAt: school.now } });
    await expect(inherit(pupilId, "GK2", { "level.TO": "T" })).rejects.toEqual(refusal("INHERIT_OWN"));
  });
});
