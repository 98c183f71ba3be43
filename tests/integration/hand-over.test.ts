import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "../support/portal-settings";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findMoveLines } from "@/lib/server/pupils/moves/move-lines";
import { getHandOver, getLeavingResult } from "@/lib/server/pupils/moves/hand-over";
import { InheritAbsences, inheritAbsences } from "@/lib/server/pupils/moves/inherit-absences";
import { approveLeaving, refuseLeaving } from "@/lib/server/pupils/moves/leave-school";
import { pupilMoves } from "@/tests/support/builders/pupil-moves";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";
import { inOneLine, readPdf } from "@/tests/support/read-pdf";

/** What the school hands over of a pupil who has left in the year (trap B1; QĐ 1789, Đ.22, 32.5, 34). */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await database.db.school.updateMany({ data: { isTrial: false } }); // the mark of a demo lies across the words that are read here
});
const folder = mkdtempSync(join(tmpdir(), "hoc-ba-leaving-"));
afterAll(() => rmSync(folder, { recursive: true }));
const { as, lastMove, longHere, receive, propose, readmit, takeBack } = pupilMoves(database, () => school);
type Who = keyof SmallSchool["actors"];

let papers = 0;
const wordsOf = (bytes: Uint8Array) => inOneLine(readPdf(folder, String((papers += 1)), bytes).text.join(" "));
const result = (who: Who, moveId: string) => as(who, (ctx) => getLeavingResult(ctx, moveId));
const leave = async (pupilId: string, typed: Record<string, string> = {}) => {
  const { id: moveId } = await propose(pupilId, typed);
  await as("head", (ctx) => approveLeaving(ctx, { key: randomUUID(), moveId, version: 1 }));
  return moveId;
};
const entered = (pupilId: string) => ({ pupilId, yearId: school.yearId, enteredById: school.staff.homeroom, updatedAt: school.now });

describe("the result to the day of leaving", () => {
  test("lists levels, marks and comments by period, who answers for each subject, qualities, remarks, absences and measures, and says that it is to be signed on paper", async () => {
    const pupilId = await longHere("Trần Thị Chuyển Đi");
    const of = entered(pupilId);
    await database.db.assessment.createMany({
      data: [
        { ...of, subjectCode: "TO", period: "GK1", level: "H", mark: 7 },
        { ...of, subjectCode: "TO", period: "CK1", level: "T", mark: 9, comment: "Tính nhanh, trình bày rõ." },
        { ...of, subjectCode: "NN", period: "CK1", mark: null, absentReason: "ốm", assessedOn: new Date("2025-11-05") },
      ],
    });
    await database.db.traitAssessment.create({ data: { ...of, period: "CK1", traitCode: "NHAN_AI", level: "D" } });
    await database.db.homeroomRemark.create({ data: { ...of, period: "CK1", kind: "OVERALL", text: "Em vui vẻ, hoà đồng." } });
    await database.db.healthMeasure.create({ data: { ...of, term: 1, heightCm: 131.5, weightKg: 28 } });
    await database.db.absence.create({ data: { pupilId, yearId: school.yearId, date: new Date("2025-12-01"), session: "MORNING", withLeave: true, recordedById: school.staff.homeroom, recordedAt: school.now } });
    const { name, bytes } = await result("academicClerk", await leave(pupilId));
    expect(name).toMatch(/^ket-qua-den-ngay-chuyen-truong-\d+\.pdf$/);
    const words = wordsOf(bytes);
    for (const said of ["ĐẾN NGÀY CHUYỂN TRƯỜNG", "Trần Thị Chuyển Đi", "lớp 4A", "đến hết ngày: 08/05/2026", "Chuyển đến: Trường Tiểu học Kim Đồng", "CT-77"]) expect(words).toContain(said);
    for (const said of ["Giữa học kỳ I", "Cuối học kỳ I", "H 7 T 9", "Tính nhanh, trình bày rõ.", "Nhân ái Đ", "Em vui vẻ, hoà đồng."]) expect(words).toContain(said);
    for (const said of ["0,5 (có phép 0,5, không phép 0)", "chiều cao 131,5 cm, cân nặng 28 kg", "Giáo viên môn học xác nhận", "GIÁO VIÊN CHỦ NHIỆM", "HIỆU TRƯỞNG", "đóng dấu trên giấy; chưa phải kết quả có chữ ký số"]) expect(words).toContain(said);
    for (const unsaid of ["Giữa học kỳ II", "Cuối năm học"]) expect(words).not.toContain(unsaid); // nothing was assessed then
    const english = await database.db.staff.findUniqueOrThrow({ where: { id: school.staff.english } });
    expect(words.split(english.fullName)).toHaveLength(3); // beside the subject, and where she signs
  });

  test("names the old school beside what it assessed, and what it counted", async () => {
    const { pupilId } = await receive();
    await database.db.assessment.create({ data: { ...entered(pupilId), subjectCode: "TO", period: "CK1", level: "T", mark: 9, inheritedFrom: "Trường Tiểu học Tân Phú Trung" } });
    const { version } = await lastMove(pupilId);
    await as("academicClerk", (ctx) => inheritAbsences(ctx, InheritAbsences.parse({ key: randomUUID(), classId: school.classId, pupilId, version, paper: "Phiếu", withLeave: "2", withoutLeave: "0" })));
    const words = wordsOf((await result("head", await leave(pupilId))).bytes);
    expect(words).toContain("Cuối học kỳ I (*)");
    expect(words).toContain("(*) Kết quả của Trường Tiểu học Tân Phú Trung; giáo viên trường này không nhập, không ký");
    expect(words).toContain("trong đó 2 ngày (có phép 2, không phép 0) ở Trường Tiểu học Tân Phú Trung");
  });

  test("of who has no result yet, and of who gives up school, says so", async () => {
    const pupilId = await longHere("Đinh Chưa Đánh Giá");
    const words = wordsOf((await result("sealClerk", await leave(pupilId, { kind: "LEFT", reason: "Ra nước ngoài" }))).bytes);
    expect(words).toContain("ĐẾN NGÀY THÔI HỌC");
    expect(words).toContain("chưa có kết quả đánh giá định kỳ nào");
    expect(words).not.toContain("Chuyển đến");
  });
});

describe("who has it, and when", () => {
  test("clerks, leaders and the class's homeroom teacher have the result; clerks and leaders the package; each is a logged read", async () => {
    const pupilId = await longHere("Vũ Ai Được Xem");
    const moveId = await leave(pupilId);
    for (const who of ["academicClerk", "sealClerk", "head", "deputy", "homeroom"] as const) await expect(result(who, moveId)).resolves.toMatchObject({ type: "application/pdf" });
    for (const [who, code] of [["otherTeacher", "NOT_FOUND"], ["english", "ONLY_CLASS_STAFF"], ["administrator", "NOT_FOR_ADMINISTRATOR"], ["parent", "ONLY_CLASS_STAFF"]] as const) await expect(result(who, moveId)).rejects.toMatchObject({ code });
    const pack = (who: Who) => as(who, (ctx) => getHandOver(ctx, moveId));
    for (const who of ["academicClerk", "sealClerk", "head"] as const) await expect(pack(who)).resolves.toMatchObject({ type: "application/zip" });
    for (const who of ["homeroom", "english", "parent"] as const) await expect(pack(who)).rejects.toMatchObject({ code: "ONLY_CLERKS" });
    expect(await database.db.readLog.count({ where: { what: "departure.result", entityId: moveId, pupilId } })).toBe(5);
    expect(await database.db.readLog.count({ where: { what: "departure.package", entityId: moveId, pupilId } })).toBe(3);
  });

  test("nothing is had before the head decided, when he refused, when it was taken back, or when the pupil is here again", async () => {
    const waits = await longHere("Vũ Đang Chờ");
    const { id: proposed } = await propose(waits);
    await expect(result("head", proposed)).rejects.toMatchObject({ code: "DEPARTURE_NOT_NOW" });
    await as("head", (ctx) => refuseLeaving(ctx, { key: randomUUID(), moveId: proposed, version: 1, note: "Còn thiếu giấy" }));
    await expect(result("head", proposed)).rejects.toMatchObject({ code: "DEPARTURE_NOT_NOW" });
    const mistaken = await longHere("Vũ Ghi Nhầm");
    const wrong = await leave(mistaken);
    await takeBack("head", mistaken);
    await expect(result("head", wrong)).rejects.toMatchObject({ code: "DEPARTURE_NOT_NOW" });
    const returns = await longHere("Vũ Trở Lại");
    const left = await leave(returns);
    await readmit(returns, "2026-05-10");
    await expect(result("head", left)).rejects.toMatchObject({ code: "DEPARTURE_NOT_NOW" });
    await expect(result("head", (await lastMove(returns)).id)).rejects.toMatchObject({ code: "NOT_FOUND" }); // an arrival
    await expect(result("head", randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("the register offers it to who may; the seal clerk finds in it those who have left, and nobody else", async () => {
    const gone = await longHere("Vũ Trong Sổ");
    const moveId = await leave(gone);
    const { pupilId: came } = await receive();
    const lines = (who: Who) => as(who, (ctx) => findMoveLines(ctx, { pupilId: { in: [gone, came] } }));
    expect(await lines("sealClerk")).toMatchObject([{ id: moveId, classId: null, handOver: { result: true, package: true }, may: [] }]);
    expect(await lines("homeroom")).toMatchObject([{ kind: "ARRIVED", handOver: { result: false, package: false } }, { handOver: { result: true, package: false } }]);
    expect(await lines("otherTeacher")).toEqual([]);
  });
});

test("the package of a pupil without an issued học bạ holds the result and its list, and names the years it has nothing of", async () => {
  const pupilId = await longHere("Lâm Không Học Bạ");
  const before = await database.db.schoolYear.findFirstOrThrow({ where: { id: school.yearId } });
  const { id: _id, ...year } = before;
  const earlier = await database.db.schoolYear.create({ data: { ...year, startYear: 2024, label: "2024-2025", startsOn: new Date("2024-09-05"), endsOn: new Date("2025-05-31"), closesOn: new Date("2025-06-30"), supplementsClosesOn: new Date("2025-08-15") } });
  const { id: classId } = await database.db.schoolClass.create({ data: { yearId: earlier.id, grade: 3, name: "3C" } });
  await database.db.enrolment.create({ data: { classId, pupilId, orderNo: 1, startedOn: new Date("2024-09-05"), endedOn: new Date("2025-05-31"), end: "LEFT" } });
  const { name, bytes } = await as("academicClerk", async (ctx) => getHandOver(ctx, (await leave(pupilId), (await lastMove(pupilId)).id)));
  expect(name).toMatch(/^ho-so-chuyen-truong-\d+\.zip$/);
  const files = unzipSync(bytes);
  expect(Object.keys(files).sort()).toEqual(["SHA256SUMS.txt", "danh-muc.txt", "ket-qua-den-ngay-chuyen-truong.pdf"]);
  const list = new TextDecoder().decode(files["danh-muc.txt"]);
  expect(list).toContain("Lâm Không Học Bạ");
  expect(list).toContain("- Năm học 2024-2025, lớp 3C: chưa có học bạ số phát hành tại trường");
});
