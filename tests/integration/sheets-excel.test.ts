import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Workbook } from "@/lib/documents/excel/workbook";
import { writeWorkbook } from "@/lib/documents/excel/write-workbook";
import type { Actor } from "@/lib/domain/people/actor";
import type { ImportPreview } from "@/lib/domain/records/incoming/import-preview";
import { isHeldUp } from "@/lib/domain/records/incoming/import-preview";
import { runInTransaction } from "@/lib/server/door/transaction";
import { addSentence } from "@/lib/server/comments/add-sentence";
import { EXCEL_LAYOUTS, exportSheet } from "@/lib/server/sheets/export-sheet";
import { importCells } from "@/lib/server/sheets/import-cells";
import { previewImport } from "@/lib/server/sheets/preview-import";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";
import { AppError } from "@/lib/server/errors";

const database = testDatabase();
let school: SmallSchool;
let codes: string[];
beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: ["Nguyễn Hoàng Minh Anh", "H'Ŏ Niê Kdăm", "Trần Đức Duy", "Trần Đức Duy"] });
  const rows = await database.db.pupil.findMany({ select: { id: true, code: true } });
  codes = school.pupils.map(({ id }) => rows.find((row) => row.id === id)?.code ?? "");
});

const pupil = (index: number) => school.pupils[index]?.id ?? "";
const as = (actor: Actor) => ({ actor, now: school.now, db: database.db });
const preview = (bytes: Uint8Array, actor = school.actors.homeroom) => previewImport(as(actor), { classId: school.classId, period: "CN", subject: null, bytes });
const save = (changes: { pupilId: string; column: string; value: string | null; baseVersion: number }[], actor = school.actors.homeroom) =>
  runInTransaction(database.db, actor, school.now, (ctx) => saveCells(ctx, { key: randomUUID(), classId: school.classId, period: "CN", changes }));

function confirm({ lines }: ImportPreview, actor = school.actors.homeroom) {
  const changes = lines.flatMap(({ cells }) => cells.filter(({ outcome }) => outcome === "change").map(({ pupilId, column, to, baseVersion }) => ({ pupilId, column, value: to, baseVersion })));
  return runInTransaction(database.db, actor, school.now, (ctx) => importCells(ctx, { key: randomUUID(), classId: school.classId, period: "CN", fileName: "diem.xlsx", changes }));
}

/** A sheet as the school's other programs give it. */
const file = (rows: Workbook["sheets"][number]["rows"], name = "Toán"): Uint8Array => writeWorkbook({ title: "", sheets: [{ name, widths: [], rows }] });
const HEAD = ["STT", "Mã học sinh", "Họ và tên", "Mức đạt được", "Điểm KTĐK", "Nội dung nhận xét", "Thời điểm đánh giá"];
const stored = (index: number, subjectCode = "TO") => database.db.assessment.findFirst({ where: { pupilId: pupil(index), subjectCode, period: "CN" } });
const told = ({ lines }: ImportPreview) => lines.flatMap(({ cells }) => cells.map(({ column, from, to, outcome }) => `${column} ${from}→${to} ${outcome}`));

/** The code of a refusal; "done" when there was none. */
const refusalOf = (work: Promise<unknown>): Promise<string> => work.then(() => "done", (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error)));

describe("a file of CSDL ngành", () => {
  test("shows old → new for each cell and writes nothing before it is confirmed, then all of it with one line of history", async () => {
    const looked = await preview(file([HEAD, [1, codes[0] ?? "", "Nguyễn Hoàng Minh Anh", "Hoàn thành tốt", 9, "Em học tốt.", "Cuối năm học"], [2, codes[1] ?? "", "H'Ŏ Niê Kdăm", "H", 6, null, "Cả năm"]]));
    expect(told(looked)).toEqual(["level.TO null→T change", "mark.TO null→9 change", "comment.TO null→Em học tốt. change", "level.TO null→H change", "mark.TO null→6 change"]);
    expect(await stored(0)).toBeNull();
    expect(await confirm(looked)).toEqual({ written: 5 });
    expect(await stored(0)).toMatchObject({ level: "T", mark: 9, comment: "Em học tốt." });
    const history = await database.db.history.findMany({ where: { action: "sheet.import" } });
    expect(history).toMatchObject([{ classId: school.classId, after: { file: "diem.xlsx", cells: 5 } }]);
  });

  test("overtaken by somebody between preview and confirmation writes nothing at all", async () => {
    const looked = await preview(file([HEAD, [1, codes[2] ?? "", "", "T", 9, null, ""], [2, codes[3] ?? "", "", "H", 7, null, ""]], "Tiếng Việt"));
    await save([{ pupilId: pupil(3), column: "level.TV", value: "C", baseVersion: 0 }]);
    expect(await refusalOf(confirm(looked))).toBe("IMPORT_CHANGED");
    expect(await stored(2, "TV")).toBeNull();
    expect(await stored(3, "TV")).toMatchObject({ level: "C", mark: null });
  });

  test("with a slipped row, a name two pupils share or another time of assessment holds everything up", async () => {
    const slipped = await preview(file([HEAD, [1, codes[0] ?? "", "H'Ŏ Niê Kdăm", "T", 9, null, ""]]));
    const twice = await preview(file([HEAD, [3, null, "Trần Đức Duy", "T", 9, null, ""]]));
    const otherTime = await preview(file([HEAD, [1, codes[0] ?? "", "", "T", 9, null, "Giữa học kỳ I"]]));
    expect([slipped, twice, otherTime].map(isHeldUp)).toEqual([true, true, true]);
    expect([slipped, twice, otherTime].flatMap(told)).toEqual([]);
  });

  test("tells wrong values and cells another answers for, by the sentences of typing", async () => {
    const looked = await preview(file([["Mã học sinh", "Mức Toán", "Điểm Toán", "Mức Tiếng Anh"], [codes[0] ?? "", "Y", 7.5, "T"]]));
    expect(looked.lines.flatMap(({ cells }) => cells.map(({ why }) => why))).toEqual([
      "Mức không đúng: môn học ghi T, H hoặc C; phẩm chất, năng lực ghi T, Đ hoặc C (có thể gõ 1, 2, 3).",
      "Điểm kiểm tra là số nguyên, không cho điểm thập phân (TT 27, Đ.7 k.1d).",
      "Không tìm thấy, hoặc thầy cô không phụ trách mục này.",
    ]);
  });

  test("with codes of the comment bank shows and writes their sentences: the school's and this teacher's own, not another's, not a retired one", async () => {
    const bank = (who: Actor, keeper: "SCHOOL" | "OWN", text: string) => runInTransaction(database.db, who, school.now, (ctx) => addSentence(ctx, { key: randomUUID(), keeper, place: "SD", level: null, text }));
    await bank(school.actors.head, "SCHOOL", "{tên} nhớ các mốc lịch sử.");
    await bank(school.actors.head, "SCHOOL", "Câu đã thôi dùng.");
    await bank(school.actors.homeroom, "OWN", "{tên kép} kể chuyện hay.");
    await database.db.bankComment.updateMany({ where: { code: "SD2" }, data: { state: "RETIRED", version: { increment: 1 } } });
    const looked = await preview(file([["Mã học sinh", "Mã nhận xét", "Nội dung nhận xét"], [codes[0] ?? "", "SD1", null], [codes[1] ?? "", "SD1", "Em chăm."], [codes[2] ?? "", "", "RSD1"], [codes[3] ?? "", "SD2", null]], "Lịch sử và Địa lí"));
    expect(looked.lines.flatMap(({ cells }) => cells.map(({ to, code, outcome }) => [outcome, to, code]))).toEqual([
      ["change", "Anh nhớ các mốc lịch sử.", "SD1"],
      ["change", "Em chăm.", null],
      ["change", "Đức Duy kể chuyện hay.", "RSD1"],
      ["refused", null, null],
    ]);
    expect(await confirm(looked)).toEqual({ written: 3 });
    expect(await stored(0, "SD")).toMatchObject({ comment: "Anh nhớ các mốc lịch sử." });
  });

  test("that is no Excel file is refused in a sentence", async () => {
    expect(await refusalOf(preview(new TextEncoder().encode("STT,Họ tên")))).toBe("EXCEL_FILE");
  });

  test("brought by somebody of another class finds no class", async () => {
    expect(await refusalOf(preview(file([HEAD]), school.actors.otherTeacher))).toBe("NOT_FOUND");
  });
});

describe("out and back", () => {
  test.each(EXCEL_LAYOUTS)("a class filled in and exported as %s comes back without a change", async (layout) => {
    await fillClass();
    const { bytes } = await exportSheet(as(school.actors.homeroom), school.classId, "CN", layout);
    const looked = await preview(bytes);
    expect(looked).toMatchObject({ changes: 0, refused: 0, lines: [] });
    expect(looked.same).toBeGreaterThan(1);
  });

  test("a subject teacher takes out own columns only, and no template of the homeroom teacher's", async () => {
    const { bytes } = await exportSheet(as(school.actors.english), school.classId, "CN", "bang-lop");
    const looked = await preview(bytes, school.actors.english);
    expect(looked.sheets.map(({ columns }) => columns)).toEqual([["Mức Ngoại ngữ 1", "Điểm Ngoại ngữ 1"], ["Nhận xét Ngoại ngữ 1"]]);
    expect(await refusalOf(exportSheet(as(school.actors.english), school.classId, "CN", "csdl-nhan-xet"))).toBe("NOT_FOUND");
  });

  test("what a person may not read looks empty in a preview of his", async () => {
    await fillClass();
    const looked = await preview(file([["Mã học sinh", "Mức Âm nhạc"], [codes[1] ?? "", "C"]]), school.actors.english);
    expect(told(looked)).toEqual(["level.AN null→null refused"]);
  });

  test("each export and preview is noted as read", async () => {
    const count = () => database.db.readLog.count({ where: { what: { in: ["sheet.excel", "sheet.import-preview"] } } });
    const before = await count();
    const { bytes } = await exportSheet(as(school.actors.homeroom), school.classId, "CN", "vnedu");
    await preview(bytes);
    expect(await count()).toBe(before + 2);
  });
});

/** The second time these are in conflict with themselves, and stand as they stood. */
async function fillClass(): Promise<void> {
  await save([
    { pupilId: pupil(3), column: "level.DD", value: "T", baseVersion: 0 },
    { pupilId: pupil(3), column: "mark.KH", value: "10", baseVersion: 0 },
    { pupilId: pupil(1), column: "comment.KH", value: "Em đọc, viết: 'tốt' & \"nhanh\" <hơn>", baseVersion: 0 },
    { pupilId: pupil(1), column: "level.AN", value: "C", baseVersion: 0 },
    { pupilId: pupil(0), column: "trait.NHAN_AI", value: "D", baseVersion: 0 },
    { pupilId: pupil(0), column: "trait.KHOA_HOC", value: "C", baseVersion: 0 },
    { pupilId: pupil(2), column: "remark.QUALITIES", value: "Em ngoan.", baseVersion: 0 },
    { pupilId: pupil(3), column: "remark.GENERAL_COMPETENCES", value: "Em tự tin.", baseVersion: 0 },
    { pupilId: pupil(1), column: "height", value: "134.5", baseVersion: 0 },
  ]);
}
