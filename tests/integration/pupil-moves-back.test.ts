import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Period } from "@/lib/domain/assessment/periods";
import { approveLeaving } from "@/lib/server/pupils/moves/leave-school";
import { listClasses } from "@/lib/server/sheets/list-classes";
import { pupilMoves } from "@/tests/support/builders/pupil-moves";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** Moves that are taken back, and classes whose list stands. */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});
const { as, place, lastMove, rowOf, save, receive, readmit, move, propose, takeBack, longHere } = pupilMoves(database, () => school);
const refusal = (code: string) => expect.objectContaining({ name: "AppError", code });

describe("taking back what was a mistake", () => {
  test("a reception: the place was never there, its number is given again, the register and the profile stay", async () => {
    const { pupilId, orderNo } = await receive();
    await expect(takeBack("head", pupilId)).rejects.toEqual(refusal("ONLY_ACADEMIC_CLERK"));
    await takeBack("academicClerk", pupilId);
    expect(await rowOf(school.classId, "CN", pupilId)).toBeUndefined();
    expect(await place(pupilId, school.classId)).toMatchObject({ end: "MISTAKEN", orderNo });
    expect(await lastMove(pupilId)).toMatchObject({ state: "TAKEN_BACK", takenBackWhy: "Ghi nhầm em" });
    expect((await receive()).orderNo).toBe(orderNo);
    await readmit(pupilId, "2026-05-05", school.otherClassId);
    expect(await rowOf(school.otherClassId, "CN", pupilId)).toBeDefined();
  });

  test("a class move and a transfer: the place before is open again, as it was", async () => {
    const pupilId = await longHere("Bùi Ghi Nhầm");
    await move(pupilId, school.classId, school.otherClassId);
    await takeBack("academicClerk", pupilId);
    expect(await place(pupilId, school.classId)).toMatchObject({ endedOn: null, end: null });
    expect(await rowOf(school.otherClassId, "CN", pupilId)).toBeUndefined();
    const { id: moveId } = await propose(pupilId);
    await as("head", (ctx) => approveLeaving(ctx, { key: randomUUID(), moveId, version: 1 }));
    await expect(takeBack("academicClerk", pupilId)).rejects.toEqual(refusal("ONLY_HEAD"));
    await takeBack("head", pupilId);
    expect(await place(pupilId, school.classId)).toMatchObject({ endedOn: null, end: null });
    expect(await save("homeroom", school.classId, pupilId, "level.TO", "T")).toBe("saved");
  });

  test("a return to the old place: it ends again as it had ended", async () => {
    const pupilId = await longHere("Lý Về Nhầm");
    await database.db.enrolment.updateMany({ where: { pupilId }, data: { endedOn: new Date("2026-03-01"), end: "LEFT" } });
    await readmit(pupilId, "2026-05-04");
    await takeBack("academicClerk", pupilId);
    expect(await place(pupilId, school.classId)).toMatchObject({ endedOn: new Date("2026-03-01"), end: "LEFT", backOn: null });
  });

  test("not once something was entered of the pupil, and never twice", async () => {
    const { pupilId } = await receive();
    await save("homeroom", school.classId, pupilId, "level.TO", "T");
    await expect(takeBack("academicClerk", pupilId)).rejects.toEqual(refusal("MOVE_HAS_RESULTS"));
    const other = await receive();
    await takeBack("academicClerk", other.pupilId);
    await expect(takeBack("academicClerk", other.pupilId)).rejects.toEqual(refusal("STEP_NOT_NOW"));
  });
});

describe("a class whose year is handed in or certified", () => {
  test("keeps its list: nobody comes, nobody changes, and from a certified one nobody leaves", async () => {
    const pupilId = await longHere("Võ Cuối Năm");
    const inYear = { sheet: { classId: school.otherClassId, period: "CN" as const }, subjectCode: "TO" };
    await database.db.subjectSheet.updateMany({ where: inYear, data: { status: "SUBMITTED", submittedById: school.staff.otherTeacher, submittedAt: school.now } });
    await expect(receive({}, school.otherClassId)).rejects.toMatchObject({ code: "MOVE_HANDED_IN", detail: "4B" });
    await expect(move(pupilId, school.classId, school.otherClassId)).rejects.toMatchObject({ code: "MOVE_HANDED_IN", detail: "4B" });
    await database.db.subjectSheet.updateMany({ where: inYear, data: { status: "DRAFT" } });
    await database.db.classSheet.updateMany({ where: { classId: school.classId, period: "CN" }, data: { status: "CERTIFIED", certifiedById: school.staff.homeroom, certifiedAt: school.now } });
    await expect(receive()).rejects.toMatchObject({ code: "MOVE_CERTIFIED", detail: "4A" });
    await expect(move(pupilId, school.classId, school.otherClassId)).rejects.toEqual(refusal("MOVE_CERTIFIED"));
    await expect(propose(pupilId)).rejects.toEqual(refusal("MOVE_CERTIFIED"));
  });
});

test("who came after a period was over is not counted among those it waits for", async () => {
  const progress = async (period: Period) => {
    const classes = await as("head", (ctx) => listClasses(ctx, school.yearId));
    const { parts } = classes.find(({ classId }) => classId === school.otherClassId)?.periods.find((one) => one.period === period) ?? { parts: [] };
    return parts.find(({ subject }) => subject === "DD")?.total;
  };
  const before = [await progress("CK1"), await progress("CN")];
  await receive({}, school.otherClassId);
  expect([await progress("CK1"), await progress("CN")]).toEqual([before[0], (before[1] ?? 0) + 1]);
});
