import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { approveLeaving, ProposeLeaving, refuseLeaving, withdrawLeaving } from "@/lib/server/pupils/moves/leave-school";
import { moveClass } from "@/lib/server/pupils/moves/move-class";
import { receivePupil } from "@/lib/server/pupils/moves/receive-pupil";
import { buildArrival } from "@/tests/support/builders/arrival";
import { buildPupil } from "@/tests/support/builders/people";
import { pupilMoves } from "@/tests/support/builders/pupil-moves";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** Pupils who come, change class and leave, through the deeds of học vụ and the head (traps B1, B4, B5, B7). */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});
const { as, place, sheet, rowOf, lastNumber, save, missing, receive, readmit, move, propose, takeBack, longHere } = pupilMoves(database, () => school);
const refusal = (code: string) => expect.objectContaining({ name: "AppError", code });

describe("receiving a pupil", () => {
  test("a new pupil gets a profile, a line of the register and the number after the last; the sheet says since when, the history by which paper", async () => {
    const last = await lastNumber(school.classId);
    const { pupilId, orderNo } = await receive({ identityNumber: "" });
    expect(orderNo).toBe(last + 1);
    const pupil = await database.db.pupil.findUniqueOrThrow({ where: { id: pupilId }, include: { admissions: true } });
    expect(pupil).toMatchObject({ identityNumber: null, searchName: expect.stringContaining("vo thi kim ngan") as string, admissions: [{ fromSchool: "Trường Tiểu học Tân Phú Trung" }] });
    expect(await rowOf(school.classId, "CK1", pupilId)).toMatchObject({ orderNo, note: "Vào lớp 06/04/2026, không học tại trường ở thời điểm này" });
    expect(await missing("homeroom", school.classId, pupilId, "CK1")).toEqual([]);
    expect(await missing("homeroom", school.classId, pupilId)).not.toEqual([]);
    expect(await save("homeroom", school.classId, pupilId, "level.TO", "T")).toBe("saved");
    expect(await database.db.history.findFirst({ where: { entity: "pupil_move", pupilId } })).toMatchObject({ action: "move.arrived", classId: school.classId, after: { orderNo, day: "2026-04-06", state: "DONE" } });
  });

  test("only học vụ receives; a number of the register and a pupil's code are used once, and the next number is proposed", async () => {
    await expect(as("homeroom", (ctx) => receivePupil(ctx, buildArrival(school.classId)))).rejects.toEqual(refusal("ONLY_ACADEMIC_CLERK"));
    await expect(as("administrator", (ctx) => receivePupil(ctx, buildArrival(school.classId)))).rejects.toEqual(refusal("NOT_FOR_ADMINISTRATOR"));
    const taken = buildArrival(school.classId, { admissionNumber: "TZ-000041" });
    await as("academicClerk", (ctx) => receivePupil(ctx, taken));
    await expect(receive({ admissionNumber: "TZ-000041", day: "2026-04-07" })).rejects.toMatchObject({ code: "ADMISSION_TAKEN", detail: "TZ-000042" });
    await expect(receive({ code: taken.code })).rejects.toEqual(refusal("PUPIL_CODE_TAKEN"));
  });

  test("B5: who has the same number is a pupil coming back; who has the same name and birth date is received once the papers were compared", async () => {
    const first = buildArrival(school.classId, { fullName: "Nguyễn Minh Khôi" });
    const { pupilId } = await as("academicClerk", (ctx) => receivePupil(ctx, first));
    const again = { identityNumber: first.identityNumber ?? "", fullName: "Tên Khác" };
    await expect(receive(again, school.otherClassId)).rejects.toMatchObject({ code: "MOVE_HAS_PLACE", detail: "4A" });
    await takeBack("academicClerk", pupilId);
    await expect(receive(again)).rejects.toMatchObject({ code: "PUPIL_RETURNS", detail: first.code });
    await expect(receive({ fullName: "nguyễn  minh Khôi" })).rejects.toMatchObject({ code: "PUPIL_SAME_NAME", detail: first.code });
    const twin = await receive({ fullName: "Nguyễn Minh Khôi", checked: "on" });
    expect(twin.pupilId).not.toBe(pupilId);
    expect(() => buildArrival(school.classId, { identityNumber: "07931600012" })).toThrow("12 chữ số");
  });

  test.each([
    ["before the year", { day: "2025-09-04" }, "MOVE_DAY"],
    ["to come", { day: "2026-05-12" }, "MOVE_DAY"],
  ])("a day %s is refused, and nothing of the pupil stays", async (_what, typed, code) => {
    const input = buildArrival(school.classId, typed);
    await expect(as("academicClerk", (ctx) => receivePupil(ctx, input))).rejects.toEqual(refusal(code));
    expect(await database.db.pupil.count({ where: { code: input.code } })).toBe(0);
  });

  test("two clerks at once: each pupil gets a number of its own; of two with one register number one is told", async () => {
    const { id: empty } = await database.db.schoolClass.create({ data: { yearId: school.yearId, grade: 4, name: "4C" } }); // nobody has opened its sheets yet
    const both = await Promise.all([receive({}, empty), receive({}, empty), receive({}, empty)]);
    expect(both.map(({ orderNo }) => orderNo).sort()).toEqual([1, 2, 3]);
    const answers = await Promise.allSettled([receive({ admissionNumber: "TR-1" }), receive({ admissionNumber: "TR-1" })]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(answers.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "ADMISSION_TAKEN" } });
  });

  test("of two clerks who take one pupil back into two classes, one is told", async () => {
    const { id } = await buildPupil(database.db, "Trương Trở Lại");
    const answers = await Promise.allSettled([readmit(id, "2026-04-20"), readmit(id, "2026-04-20", school.otherClassId)]);
    expect(answers.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "MOVE_HAS_PLACE" } });
    expect(await database.db.enrolment.count({ where: { pupilId: id, endedOn: null } })).toBe(1);
  });

  test("who comes back to the class takes the old number; while away nothing is asked of the class", async () => {
    const pupilId = await longHere("Lê Văn Trở Lại");
    const before = await place(pupilId, school.classId);
    await database.db.enrolment.updateMany({ where: { pupilId }, data: { endedOn: new Date("2025-11-25"), end: "TRANSFERRED" } });
    await expect(readmit(pupilId, "2025-11-25")).rejects.toMatchObject({ code: "MOVE_BEFORE_END", detail: "25/11/2025" });
    expect(await readmit(pupilId, "2026-04-20")).toMatchObject({ orderNo: before?.orderNo });
    expect(await rowOf(school.classId, "GK2", pupilId)).toMatchObject({ note: expect.stringContaining("Không học ở lớp từ 26/11/2025, trở lại 20/04/2026") as string });
    expect((await rowOf(school.classId, "CK1", pupilId))?.note).toBeNull(); // was here while HK I was entered
    expect(await save("homeroom", school.classId, pupilId, "level.TO", "T")).toBe("saved");
    await expect(readmit(pupilId, "2026-05-01")).rejects.toEqual(refusal("MOVE_HAS_PLACE"));
  });
});

describe("B4: from 4A to 4B", () => {
  test("one place ends, the other begins last in its list, in one step; the results follow, both sheets say so", async () => {
    const pupilId = await longHere("Phạm Gia Hân");
    await database.db.assessment.create({ data: { pupilId, subjectCode: "TO", period: "CK1", level: "T", mark: 8, yearId: school.yearId, enteredById: school.staff.homeroom, updatedAt: school.now } });
    const last = await lastNumber(school.otherClassId);
    expect(await move(pupilId, school.classId, school.otherClassId)).toEqual({ classId: school.otherClassId, orderNo: last + 1 });
    expect(await rowOf(school.classId, "CN", pupilId)).toMatchObject({ note: "Chuyển sang lớp 4B 10/05/2026" });
    expect(await rowOf(school.otherClassId, "CK1", pupilId)).toMatchObject({ note: "Từ lớp 4A chuyển sang 11/05/2026" });
    expect((await sheet(school.otherClassId, "CK1")).values[`${pupilId}|mark.TO`]).toBe("8");
    expect(await save("homeroom", school.classId, pupilId, "level.DD", "T")).toBe("PUPIL_FROZEN");
    expect(await save("otherTeacher", school.otherClassId, pupilId, "level.DD", "T")).toBe("saved");
    await expect(move(pupilId, school.classId, school.otherClassId)).rejects.toEqual(refusal("STALE"));
  });

  test("and back again he has his old number", async () => {
    const pupilId = await longHere("Trần Ngọc Quay");
    const before = await place(pupilId, school.classId);
    await move(pupilId, school.classId, school.otherClassId, "2026-03-02");
    expect(await move(pupilId, school.otherClassId, school.classId, "2026-05-04")).toMatchObject({ orderNo: before?.orderNo });
    expect((await sheet(school.classId, "CN")).rows.filter(({ id }) => id === pupilId)).toHaveLength(1);
  });

  test("a pupil's groups go with the class, one of each subject: none of another class, no two of one subject; taken back, he was in none", async () => {
    const pupilId = await longHere("Đỗ Nhóm Mới");
    const group = (classId: string, subjectCode: string, name: string) => database.db.pupilGroup.create({ data: { classId, subjectCode, name } });
    const foreign = await group(school.classId, "NN", "Nhóm 1");
    const [english, alsoEnglish, music] = [await group(school.otherClassId, "NN", "Nhóm 1"), await group(school.otherClassId, "NN", "Nhóm 2"), await group(school.otherClassId, "AN", "Nhóm 1")];
    const go = (...groups: { id: string }[]) =>
      as("academicClerk", (ctx) => moveClass(ctx, { key: randomUUID(), classId: school.classId, pupilId, toClassId: school.otherClassId, groupIds: groups.map(({ id }) => id), day: "2026-05-11", reason: "Chia lại lớp" }));
    const isIn = async () => (await database.db.pupilGroupMember.findMany({ where: { pupilId, leftAt: null } })).map(({ groupId }) => groupId).sort();
    await expect(go(foreign)).rejects.toEqual(refusal("GROUP_OTHER_CLASS"));
    await expect(go(english, alsoEnglish)).rejects.toEqual(refusal("GROUP_OTHER_CLASS"));
    await go(english, music);
    expect(await isIn()).toEqual([english.id, music.id].sort());
    await takeBack("academicClerk", pupilId);
    expect(await isIn()).toEqual([]);
    await go(alsoEnglish);
    expect(await isIn()).toEqual([alsoEnglish.id]);
    expect(await database.db.history.count({ where: { action: "group.place", pupilId } })).toBe(5);
  });

  test("of two clerks who move one pupil to two classes, one is told; nobody is in two places", async () => {
    const pupilId = await longHere("Hồ Hai Nơi");
    const answers = await Promise.allSettled([move(pupilId, school.classId, school.otherClassId), move(pupilId, school.classId, school.otherClassId)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await database.db.enrolment.count({ where: { pupilId, endedOn: null } })).toBe(1);
  });

  test("a cell on its way is written before the pupil moves, or finds the row frozen", async () => {
    const pupilId = await longHere("Ngô Đang Nhập");
    const [saved, moved] = await Promise.allSettled([save("homeroom", school.classId, pupilId, "level.TO", "T"), move(pupilId, school.classId, school.otherClassId)]);
    expect(moved.status).toBe("fulfilled");
    expect(saved).toMatchObject({ status: "fulfilled", value: expect.stringMatching(/^(saved|PUPIL_FROZEN)$/) as string });
    const written = await database.db.assessment.count({ where: { pupilId, subjectCode: "TO", period: "CN" } });
    expect(written).toBe(saved.status === "fulfilled" && saved.value === "saved" ? 1 : 0);
  });
});

describe("B1: leaving", () => {
  test("học vụ prepares, the head decides; then the row is frozen, its number stays, and it is missing nowhere", async () => {
    const pupilId = await longHere("Trần Đức Đi");
    const before = await place(pupilId, school.classId);
    await save("homeroom", school.classId, pupilId, "level.TO", "H");
    const { id: moveId } = await propose(pupilId);
    expect((await rowOf(school.classId, "CN", pupilId))?.note).toBeNull(); // nothing has changed yet
    const step = { key: randomUUID(), moveId, version: 1 };
    await expect(as("academicClerk", (ctx) => approveLeaving(ctx, step))).rejects.toEqual(refusal("ONLY_HEAD"));
    await expect(as("deputy", (ctx) => approveLeaving(ctx, step))).rejects.toEqual(refusal("ONLY_HEAD"));
    expect(await as("head", (ctx) => approveLeaving(ctx, step))).toEqual({ state: "DONE" });
    expect(await rowOf(school.classId, "CN", pupilId)).toMatchObject({ orderNo: before?.orderNo, note: "Chuyển trường 08/05/2026" });
    expect((await sheet(school.classId, "CN")).values[`${pupilId}|level.TO`]).toBe("H");
    expect(await save("homeroom", school.classId, pupilId, "level.DD", "T")).toBe("PUPIL_FROZEN");
    expect(await missing("homeroom", school.classId, pupilId)).toEqual([]);
    const { orderNo } = await receive();
    expect(orderNo).toBeGreaterThan(before?.orderNo ?? 0);
    expect(await database.db.history.findMany({ where: { entityId: moveId }, orderBy: { at: "asc" }, select: { action: true, actorName: true } })).toMatchObject([{ action: "move.transferred" }, { action: "move.approve" }]);
  });

  test("the head refuses with a reason, học vụ takes back what is not decided, and one proposal waits at a time", async () => {
    const pupilId = await longHere("Lê Chưa Đi");
    const first = await propose(pupilId, { kind: "LEFT", reason: "Gia đình xin nghỉ" });
    await expect(propose(pupilId)).rejects.toEqual(refusal("MOVE_WAITS"));
    await expect(move(pupilId, school.classId, school.otherClassId)).rejects.toEqual(refusal("MOVE_WAITS"));
    await expect(as("head", (ctx) => refuseLeaving(ctx, { key: randomUUID(), moveId: first.id, version: 1 }))).rejects.toEqual(refusal("REASON_NEEDED"));
    await as("head", (ctx) => refuseLeaving(ctx, { key: randomUUID(), moveId: first.id, version: 1, note: "Vận động em đi học lại" }));
    await expect(as("academicClerk", (ctx) => withdrawLeaving(ctx, { key: randomUUID(), moveId: first.id, version: 2 }))).rejects.toEqual(refusal("STEP_NOT_NOW"));
    const second = await propose(pupilId);
    await expect(as("head", (ctx) => withdrawLeaving(ctx, { key: randomUUID(), moveId: second.id, version: 1 }))).rejects.toEqual(refusal("ONLY_ACADEMIC_CLERK"));
    expect(await as("academicClerk", (ctx) => withdrawLeaving(ctx, { key: randomUUID(), moveId: second.id, version: 1 }))).toEqual({ state: "WITHDRAWN" });
    expect((await place(pupilId, school.classId))?.endedOn).toBeNull();
  });

  test("a transfer names the school and its paper, leaving its reason; the last day lies in the stay", async () => {
    const { pupilId } = await receive();
    const typed = (more: object) => ({ key: randomUUID(), classId: school.classId, pupilId, day: "2026-05-08", ...more });
    expect(ProposeLeaving.safeParse(typed({ kind: "TRANSFERRED", paper: "CT-1" })).error?.issues[0]?.path).toEqual(["school"]);
    expect(ProposeLeaving.safeParse(typed({ kind: "TRANSFERRED", school: "Trường A" })).error?.issues[0]?.path).toEqual(["paper"]);
    expect(ProposeLeaving.safeParse(typed({ kind: "LEFT" })).error?.issues[0]?.path).toEqual(["reason"]);
    await expect(propose(pupilId, { day: "2026-04-05" })).rejects.toEqual(refusal("MOVE_BEFORE_START"));
    await expect(propose(pupilId, { day: "2026-05-20" })).rejects.toEqual(refusal("MOVE_DAY"));
  });
});
