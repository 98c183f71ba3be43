import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SUBJECT_LEVELS } from "@/lib/domain/assessment/levels";
import type { Grade } from "@/lib/domain/assessment/periods";
import type { CountedPupil } from "@/lib/domain/assessment/statistics";
import { byPopulation, byUnit, crossCount } from "@/lib/domain/assessment/statistics-table";
import { requiredSubjects } from "@/lib/domain/assessment/subjects";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { traitsOf } from "@/lib/domain/assessment/traits";
import { drawOpenTests, type OpenTestsData } from "@/lib/documents/forms/draw-open-tests";
import { drawStatistics } from "@/lib/documents/forms/draw-statistics";
import type { StatisticsData } from "@/lib/documents/forms/statistics-data";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import type { FontFaces } from "@/lib/documents/pdf/skeleton";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";
import { sampleForm } from "../../support/builders/class-form";
import { ask, inOneLine, readPdf } from "../../support/read-pdf";

/** The papers of numbers and of tests still to be taken, judged by poppler and qpdf. */
const folder = mkdtempSync(join(tmpdir(), "hoc-ba-reports-"));
afterAll(() => rmSync(folder, { recursive: true }));

let fonts: FontFaces;
beforeAll(async () => {
  ({ fonts } = await loadPdfTools());
});

let count = 0;
const examine = (bytes: Uint8Array) => readPdf(folder, String((count += 1)), bytes);

/** Every third pupil T, H, C in every subject; every fifth without a level yet. */
const counted = (grade: Grade, className: string, index: number): CountedPupil => ({
  ...{ grade, className, female: index % 2 === 0, minority: index % 4 === 0, disabled: index % 10 === 0 },
  subjects: requiredSubjects(grade).map((subject) => ({ subject, level: index % 5 === 4 ? null : (SUBJECT_LEVELS[index % 3] ?? "T"), mark: index % 5 === 4 ? null : 9 - (index % 3) * 3, tested: hasMark(subject, grade, "CN", TT27_2020) })),
  traits: traitsOf(grade).map(({ code }) => ({ trait: code, level: "T" })),
  year: { result: index % 5 === 4 ? null : "DONE", promotion: index % 5 === 4 ? null : "PROMOTED", awards: [] },
});

const CLASSES = [[1, "1A"], [1, "1B"], [2, "2A"], [3, "3A"], [4, "4A"], [5, "5A"]] as const;
const SCHOOL = CLASSES.flatMap(([grade, name]) => Array.from({ length: 30 }, (_, index) => counted(grade, name, index)));
const GRADE_4 = SCHOOL.filter(({ grade }) => grade === 4);

const statistics = (pupils: readonly CountedPupil[], changes: Partial<StatisticsData> = {}): StatisticsData => ({
  ...{ schoolName: "Trường Tiểu học Nguyễn Thị Lắng", ward: "Xã Phú Hòa Đông", place: "Phú Hòa Đông", yearLabel: "2025-2026", period: "CN", scope: "Toàn trường", pupils: pupils.length },
  ...{ open: [], trial: false, printedAt: "09:15 30/05/2026", head: { title: "HIỆU TRƯỞNG", name: "Nguyễn Văn Thành" } },
  tables: [crossCount("Theo nhóm học sinh", byPopulation(pupils)), crossCount("Theo khối", byUnit(pupils))],
  ...changes,
});

const openTests = (rows: OpenTestsData["rows"], changes: Partial<OpenTestsData> = {}): OpenTestsData => ({ ...sampleForm(4, "CN", 0), rows, ...changes });
const row = (index: number): readonly string[] => [String(index + 1), index === 0 ? "H' Ƀlĕ Niê Kdăm" : `Học Sinh Thứ ${index + 1}`, "Tiếng Việt", "Kiểm tra bù", "Vắng: ốm, có giấy khám của trạm y tế", "Huỳnh Thị Kim Ngân"];

/** What any paper of ours must be: whole for qpdf, its fonts embedded, subset and mapped to Unicode. */
function expectSound({ path, fonts: rows }: ReturnType<typeof examine>): void {
  expect(ask("qpdf", "--check", path)).toContain("No syntax or stream encoding errors found");
  expect(rows.length).toBeGreaterThan(0);
  for (const font of rows) expect(font).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
}

describe("statistics", () => {
  test("of a school: sound, landscape A4, a table of groups and one of grades, signed on the last page", () => {
    const read = examine(drawStatistics(statistics(SCHOOL), fonts));
    expectSound(read);
    expect(read.size).toBe("841.89 x 595.28");
    const all = inOneLine(read.text.join(" "));
    for (const said of ["THỐNG KÊ", "Toàn trường", "Theo nhóm học sinh", "Theo khối", "Dân tộc thiểu số", "Khuyết tật", "Khối 1", "Khối 5", "MÔN HỌC VÀ HOẠT ĐỘNG GIÁO DỤC", "PHẨM CHẤT VÀ NĂNG LỰC", "KẾT QUẢ CUỐI NĂM HỌC"]) expect(all).toContain(said);
    const last = inOneLine(read.text.at(-1) ?? "");
    for (const said of ["HIỆU TRƯỞNG", "Nguyễn Văn Thành", `Trang ${read.pages}/${read.pages}`]) expect(last).toContain(said);
    for (const page of read.text) expect(page).toContain("Nội dung"); // the head of the table on each
  });

  test("writes the numbers it was given, each share of those who have a result, and never an average", () => {
    const text = inOneLine(examine(drawStatistics(statistics(GRADE_4, { tables: [crossCount("", [{ title: "Lớp 4A", pupils: GRADE_4 }])] }), fonts)).text.join(" "));
    // 30 pupils, every fifth without a level: 24 have one. By hand: T for 0,3,6,… without 9, 24; H for 1,7,10,…; C for 2,5,8,….
    expect(text).toMatch(/Tiếng Việt[^–]* 24 – Hoàn thành tốt 8 33,3 – Hoàn thành 8 33,3 – Chưa hoàn thành 8 33,3 – Chưa có kết quả 6/);
    expect(text).toContain("Tiểu học không có điểm trung bình");
    expect(text.replaceAll("Tiểu học không có điểm trung bình", "").toLowerCase()).not.toContain("trung bình");
  });

  test("names the classes whose numbers may still change, carries the demo's mark, and leaves the signature to a whole class", () => {
    const marked = inOneLine(examine(drawStatistics(statistics(SCHOOL, { open: ["2A", "3A"], trial: true }), fonts)).text.join(" "));
    expect(marked).toMatch(/lớp 2A, lớp 3A/);
    expect(marked).toContain("BẢN THỬ – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ");
    const plain = inOneLine(examine(drawStatistics(statistics(GRADE_4, { head: null }), fonts)).text.join(" "));
    for (const never of ["HIỆU TRƯỞNG", "BẢN THỬ", "lớp 2A"]) expect(plain).not.toContain(never);
  });

  test("many classes beside each other go on A3, and nobody at all on one page that says so", () => {
    const many = Array.from({ length: 12 }, (_, index) => counted(4, `4${"ABCDEFGHIKLM"[index] ?? ""}`, index));
    expect(examine(drawStatistics(statistics(many), fonts)).size).toBe("1190.55 x 841.89");
    const none = examine(drawStatistics(statistics([], { tables: [crossCount("", [{ title: "Lớp 4A", pupils: [] }])] }), fonts));
    expect([none.pages, none.text[0]?.includes("Chưa có học sinh nào để thống kê.")]).toEqual([1, true]);
  });
});

describe("the list of tests still to be taken", () => {
  test("is sound, upright A4, every line once and whole, the head of the table on each page", () => {
    const read = examine(drawOpenTests(openTests(Array.from({ length: 60 }, (_, index) => row(index))), fonts));
    expectSound(read);
    expect(read.size).toBe("595.28 x 841.89");
    expect(read.pages).toBeGreaterThan(1);
    const all = inOneLine(read.text.join(" "));
    expect([...all.matchAll(/Học Sinh Thứ (\d+)/g)].map((found) => Number(found[1]))).toEqual(Array.from({ length: 59 }, (_, index) => index + 2));
    for (const said of ["H' Ƀlĕ Niê Kdăm", "DANH SÁCH HỌC SINH CÒN PHẢI KIỂM TRA", "Lớp 4A", "Kiểm tra bù", "Huỳnh Thị Kim", `Trang ${read.pages}/${read.pages}`]) expect(all).toContain(said);
    for (const page of read.text) expect(page).toContain("Hình thức");
  });

  test("of nobody is one page that says so; the demo's carries its mark", () => {
    const none = examine(drawOpenTests(openTests([], { trial: true }), fonts));
    expect(none.pages).toBe(1);
    expect(none.text[0]).toContain("Không còn học sinh nào phải kiểm tra.");
    expect(inOneLine(none.text[0] ?? "")).toContain("BẢN THỬ – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ");
    expect(inOneLine(examine(drawOpenTests(openTests([]), fonts)).text[0] ?? "")).not.toContain("BẢN THỬ");
  });
});
