import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { decideOnSuggestion } from "@/lib/server/comments/decide-suggestion";
import { listSuggestions } from "@/lib/server/comments/list-suggestions";
import { makeSuggestion } from "@/lib/server/comments/make-suggestion";
import { listNotes, writeNote } from "@/lib/server/comments/private-notes";
import { suggestionHints } from "@/lib/server/comments/suggestion-hints";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import { getSheet } from "@/lib/server/sheets/get-sheet";
import { listAbsences } from "@/lib/server/sheets/list-absences";
import { recordAbsences } from "@/lib/server/sheets/record-absences";
import { withdrawAbsence } from "@/lib/server/sheets/withdraw-absence";
import { pupilMoves } from "@/tests/support/builders/pupil-moves";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** What goes along with a pupil who changes class, and what stays with whoever wrote it (trap B4). */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});
const { as, longHere, move, takeBack, propose, save } = pupilMoves(database, () => school);
type Who = keyof SmallSchool["actors"];

const suggest = (pupilId: string, column = "trait.THAM_MI", value = "T", who: Who = "english", classId = school.classId) =>
  as(who, (ctx) => makeSuggestion(ctx, { key: randomUUID(), classId, period: "CN", subject: "NN", pupilId, column, value }));
const decide = (who: Who, suggestionId: string, step: "TAKE" | "LEAVE" | "WITHDRAW", version = 1) => as(who, (ctx) => decideOnSuggestion(ctx, { key: randomUUID(), suggestionId, step, version, baseVersion: 0 }));
const seenBy = (who: Who, classId: string, pupilId: string) =>
  as(who, async (ctx) => {
    const { facts, values, grid } = await getSheet(ctx, classId, "CN", "pham-chat");
    const lines = (await listSuggestions(ctx, facts, values)).filter(({ cell }) => cell.startsWith(pupilId));
    const hints = Object.keys(await suggestionHints(ctx, { facts, values, grid })).filter((cell) => cell.startsWith(pupilId));
    return { lines: lines.map(({ state, decides, goneTo, from }) => ({ state, decides, goneTo, from })), hints: hints.length };
  });

describe("a suggestion about a pupil who changes class", () => {
  test("is seen and decided by the homeroom teacher of the class he is in now; the former one sees it no more", async () => {
    const pupilId = await longHere("Lý Theo Em");
    const { id } = await suggest(pupilId);
    await move(pupilId, school.classId, school.otherClassId);
    expect(await seenBy("homeroom", school.classId, pupilId)).toEqual({ lines: [], hints: 0 });
    const { lines, hints } = await seenBy("otherTeacher", school.otherClassId, pupilId);
    expect(lines).toMatchObject([{ state: "OPEN", decides: true, goneTo: null, from: expect.stringContaining(", lớp 4A)") as string }]);
    expect(hints).toBe(1);
    for (const step of ["TAKE", "LEAVE"] as const) await expect(decide("homeroom", id, step)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await decide("otherTeacher", id, "TAKE")).toEqual({ state: "TAKEN" });
    expect(await database.db.traitAssessment.findFirst({ where: { pupilId, traitCode: "THAM_MI", period: "CN" } })).toMatchObject({ level: "T", enteredById: school.staff.otherTeacher });
    expect(await database.db.history.findFirst({ where: { entityId: id, action: "suggestion.take" } })).toMatchObject({ classId: school.otherClassId });
  });

  test("its author still finds it where it was made, is told where the pupil went, and may withdraw it", async () => {
    const pupilId = await longHere("Lý Tác Giả");
    const { id } = await suggest(pupilId);
    await move(pupilId, school.classId, school.otherClassId);
    expect((await seenBy("english", school.classId, pupilId)).lines).toMatchObject([{ state: "OPEN", decides: false, goneTo: "4B" }]);
    expect(await decide("english", id, "WITHDRAW")).toEqual({ state: "WITHDRAWN" });
    expect((await seenBy("otherTeacher", school.otherClassId, pupilId)).lines).toEqual([]);
  });

  test("what the former homeroom teacher let lie stays readable there, and the new one may still take it", async () => {
    const pupilId = await longHere("Lý Để Lại");
    const { id } = await suggest(pupilId, "trait.NHAN_AI", "C");
    await decide("homeroom", id, "LEAVE");
    await move(pupilId, school.classId, school.otherClassId);
    expect((await seenBy("homeroom", school.classId, pupilId)).lines).toMatchObject([{ state: "LEFT", decides: false, goneTo: "4B" }]);
    expect(await decide("otherTeacher", id, "TAKE", 2)).toEqual({ state: "TAKEN" });
  });

  test("comes back when the move is taken back, and when the pupil comes back; of who leaves the school the last class keeps it", async () => {
    const pupilId = await longHere("Lý Quay Về");
    const { id } = await suggest(pupilId);
    await move(pupilId, school.classId, school.otherClassId);
    await takeBack("academicClerk", pupilId);
    expect((await seenBy("homeroom", school.classId, pupilId)).lines).toMatchObject([{ state: "OPEN", decides: true }]);
    await move(pupilId, school.classId, school.otherClassId, "2026-05-05");
    await move(pupilId, school.otherClassId, school.classId, "2026-05-08");
    expect((await seenBy("homeroom", school.classId, pupilId)).hints).toBe(1);
    expect((await seenBy("otherTeacher", school.otherClassId, pupilId)).lines).toEqual([]);
    await propose(pupilId, { kind: "LEFT", reason: "Ra nước ngoài" });
    await database.db.enrolment.updateMany({ where: { pupilId, endedOn: null }, data: { endedOn: new Date("2026-05-10"), end: "LEFT" } });
    expect((await seenBy("homeroom", school.classId, pupilId)).lines).toMatchObject([{ state: "OPEN", decides: true }]);
    await expect(decide("homeroom", id, "TAKE")).rejects.toMatchObject({ code: "PUPIL_FROZEN" });
    expect(await decide("homeroom", id, "LEAVE")).toEqual({ state: "LEFT" });
  });

  test("is not made twice by one teacher through two classes", async () => {
    const pupilId = await longHere("Lý Hai Lớp");
    await suggest(pupilId);
    await move(pupilId, school.classId, school.otherClassId);
    const { english } = school.actors;
    school.actors.english = { ...english, duties: english.duties.map((duty) => ({ ...duty, classId: school.otherClassId })) };
    await expect(suggest(pupilId, "trait.THAM_MI", "D", "english", school.otherClassId)).rejects.toMatchObject({ code: "SUGGESTION_TWICE" });
    school.actors.english = english;
  });
});

describe("beside it", () => {
  const half = (classId: string, pupilId: string, date: string) => ({ key: randomUUID(), classId, date, session: "MORNING" as const, absent: [{ pupilId, withLeave: true }] });
  const days = (who: Who, classId: string, pupilId: string) =>
    as(who, async (ctx) => (await listAbsences(ctx, await getClassFacts(ctx, classId, "CN"))).filter((line) => line.pupilId === pupilId).map(({ day }) => day));

  test("half-days missed in both classes are counted in the new one, which also takes back a mistake; the former class neither sees nor touches later ones", async () => {
    const pupilId = await longHere("Lý Ngày Nghỉ");
    await as("homeroom", (ctx) => recordAbsences(ctx, half(school.classId, pupilId, "2026-03-02")));
    await move(pupilId, school.classId, school.otherClassId, "2026-05-04");
    await as("otherTeacher", (ctx) => recordAbsences(ctx, half(school.otherClassId, pupilId, "2026-05-06")));
    const { grid } = await as("otherTeacher", (ctx) => getSheet(ctx, school.otherClassId, "CN", "suc-khoe"));
    expect(grid.values[`${pupilId}|absence.with-leave`]).toBe("2");
    expect(await days("otherTeacher", school.otherClassId, pupilId)).toEqual(["2026-05-06", "2026-03-02"]);
    expect(await days("homeroom", school.classId, pupilId)).toEqual(["2026-03-02"]);
    const { id: absenceId } = await database.db.absence.findFirstOrThrow({ where: { pupilId, date: new Date("2026-03-02") } });
    await expect(as("homeroom", (ctx) => withdrawAbsence(ctx, { key: randomUUID(), classId: school.classId, absenceId }))).rejects.toMatchObject({ code: "PUPIL_FROZEN" });
    await as("otherTeacher", (ctx) => withdrawAbsence(ctx, { key: randomUUID(), classId: school.otherClassId, absenceId }));
    expect(await days("otherTeacher", school.otherClassId, pupilId)).toEqual(["2026-05-06"]);
  });

  test("height and weight are the pupil's", async () => {
    const pupilId = await longHere("Lý Cân Đo");
    expect(await save("homeroom", school.classId, pupilId, "height", "131")).toBe("saved");
    await move(pupilId, school.classId, school.otherClassId);
    const { grid } = await as("otherTeacher", (ctx) => getSheet(ctx, school.otherClassId, "CN", "suc-khoe"));
    expect(grid.values[`${pupilId}|height`]).toBe("131");
  });

  test("private notes stay with whoever wrote them, who writes no more of a pupil that is gone", async () => {
    const pupilId = await longHere("Lý Sổ Tay");
    const write = (who: Who, classId: string) => as(who, (ctx) => writeNote(ctx, { key: randomUUID(), classId, pupilId, text: "Hay quên kính." }));
    await write("homeroom", school.classId);
    await move(pupilId, school.classId, school.otherClassId);
    expect(await as("otherTeacher", (ctx) => listNotes(ctx, school.otherClassId))).toEqual([]);
    expect((await as("homeroom", (ctx) => listNotes(ctx, school.classId))).map(({ text }) => text)).toEqual(["Hay quên kính."]);
    await expect(write("homeroom", school.classId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await write("otherTeacher", school.otherClassId);
  });
});
