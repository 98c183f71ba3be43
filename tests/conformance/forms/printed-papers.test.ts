import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawClassForm } from "@/lib/documents/forms/draw-class-form";
import { drawSlips } from "@/lib/documents/forms/draw-slips";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import type { FontFaces } from "@/lib/documents/pdf/skeleton";
import { sampleForm, samplePupil } from "../../support/builders/class-form";
import { sampleSlip, sampleSlips } from "../../support/builders/slips";
import { ask, inOneLine as words, readPdf } from "../../support/read-pdf";

const folder = mkdtempSync(join(tmpdir(), "hoc-ba-print-"));
afterAll(() => rmSync(folder, { recursive: true }));
let fonts: FontFaces;
beforeAll(async () => {
  ({ fonts } = await loadPdfTools());
});

let count = 0;
const examine = (bytes: Uint8Array) => readPdf(folder, String((count += 1)), bytes);

describe.each([
  [1, "GK1", 1],
  [2, "CK1", 2],
  [1, "CN", 3],
  [3, "GK2", 4],
  [3, "CK1", 5],
  [3, "CN", 6],
  [5, "GK1", 7],
  [4, "CK1", 8],
  [5, "CN", 9],
] as const)("grade %i, %s: mẫu %i with 45 pupils", (grade, period, number) => {
  test.each([
    ["A3", "1190.55 x 841.89"],
    ["A4", "841.89 x 595.28"],
  ] as const)("on %s: every pupil once, the head of the table on each page, the signatures on the last with three pupils or more", (paper, size) => {
    const read = examine(drawClassForm(sampleForm(grade, period, 45), fonts, paper));
    expect(read.size).toBe(size);
    expect(read.title).toContain(`Mẫu ${number} – Lớp ${grade}A`);
    const all = words(read.text.join(" "));
    for (const name of ["Hoàng Phương Uyên", "Ƀuôn Yă", "Niê Kdăm", "Đức Duy", "Ngọc Hân"]) expect(all.split(name)).toHaveLength(2);
    expect([...all.matchAll(/Học Sinh Thứ (\d+)/g)].map((found) => Number(found[1]))).toEqual(Array.from({ length: 40 }, (_, index) => index + 6));
    for (const page of read.text) expect(page).toContain("Họ và tên");
    const last = read.text.at(-1) ?? "";
    expect(last.match(/Học Sinh Thứ/g)?.length).toBeGreaterThanOrEqual(3);
    for (const said of ["GIÁO VIÊN CHỦ NHIỆM", "HIỆU TRƯỞNG", "Nguyễn Văn Thành", "Phú Hòa Đông, ngày 29 tháng 5 năm 2026", `Trang ${read.pages}/${read.pages}`]) expect(words(last)).toContain(said);
  });
});

describe("the printed form", () => {
  test("embeds its fonts, maps them to Unicode, and qpdf finds nothing wrong", () => {
    const { fonts: rows, path } = examine(drawClassForm(sampleForm(4, "CN", 45, { draft: true, trial: true }), fonts));
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
    expect(ask("qpdf", "--check", path)).toContain("No syntax or stream encoding errors found");
  });

  test("holds long names and those of the country's other languages, whole", () => {
    const text = words(examine(drawClassForm(sampleForm(4, "CN", 5), fonts)).text.join(" "));
    for (const name of ["Nguyễn Hoàng Phương Uyên Khánh", "Y Bhŏč Ƀuôn Yă", "H' Linh Niê Kdăm"]) expect(text).toContain(name);
  });

  test.each(["A3", "A4"] as const)("writes a 10 in one piece also in the narrowest column, on %s", (paper) => {
    const best = samplePupil(5, "CN", 3);
    const pupils = [{ ...best, subjects: best.subjects.map((one) => ({ ...one, mark: one.mark === null ? null : 10 })) }];
    const page = examine(drawClassForm(sampleForm(5, "CN", 0, { pupils }), fonts, paper)).text[0] ?? "";
    const marks = best.subjects.filter(({ mark }) => mark !== null).length;
    expect(marks).toBeGreaterThan(5);
    expect(page.match(/(?<!\d)10(?!\d)/g)?.length).toBeGreaterThanOrEqual(marks);
  });

  test("says where it comes from: reconstructed from the circular", () => {
    expect(words(examine(drawClassForm(sampleForm(4, "CN", 5), fonts)).text[0] ?? "")).toContain("Trình bày dựng lại theo Phụ lục 2 Thông tư 27/2020/TT-BGDĐT và Quyết định 2904/QĐ-BGDĐT");
  });

  test.each([
    [true, true, "a draft of the demo"],
    [true, false, "a draft"],
    [false, true, "an approved sheet of the demo"],
    [false, false, "an approved sheet"],
  ])("draft %s, trial %s: %s carries its marks and no others", (draft, trial) => {
    const { text } = examine(drawClassForm(sampleForm(4, "CN", 45, { draft, trial, signedOn: draft ? null : "2026-05-29" }), fonts));
    const raw = text.map(words);
    expect(raw.every((page) => page.includes("Bản nháp in lúc 09:15 30/05/2026, lãnh đạo chưa duyệt") === draft)).toBe(true);
    expect(raw.every((page) => page.includes("BẢN THỬ – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ") === trial)).toBe(true);
    expect(raw.at(-1)?.includes("ngày …… tháng …… năm ………")).toBe(draft);
  });

  test("an empty class is one page that says so", () => {
    const { pages, text } = examine(drawClassForm(sampleForm(5, "GK2", 0), fonts));
    expect(pages).toBe(1);
    expect(text[0]).toContain("Lớp chưa có học sinh.");
    expect(text[0]).toContain("Giữa học kỳ II");
  });

  test("writes V for an absence, M for an exemption, X in one result, and two of one name with their birth dates", () => {
    const [first, second] = [samplePupil(4, "CN", 3), { ...samplePupil(4, "CN", 3), orderNo: 2, birthDate: "2016-09-02" }];
    const subjects = first.subjects.map((one) =>
      one.subject === "TO" ? { ...one, mark: null, absent: true } : one.subject === "TD" ? { ...one, standing: "EXEMPT" as const, level: null } : one,
    );
    const pupils = [{ ...first, subjects, notes: ["Khuyết tật vận động"] }, second];
    const page = examine(drawClassForm(sampleForm(4, "CN", 0, { pupils }), fonts)).text[0] ?? "";
    const row = words(/^.*15\/03\/2016.*$/m.exec(page)?.[0] ?? "");
    expect(row).toMatch(/ T 9 T V T 9 T 9 T 9 T 9 T 9 T M T T T /);
    expect(row.match(/ X\b/g)).toHaveLength(1);
    expect(words(page)).toContain("02/09/2016");
    expect(words(page)).toMatch(/Khuyết tật/);
  });
});

describe("result slips", () => {
  test("stand four to an A4, each child's own, with nothing of another child", () => {
    const read = examine(drawSlips(sampleSlips(4, "CN", 9), fonts));
    expect([read.pages, read.size]).toEqual([3, "595.28 x 841.89"]);
    expect(read.text.map((page) => page.match(/PHIẾU KẾT QUẢ GIÁO DỤC/g)?.length)).toEqual([4, 4, 1]);
    const one = examine(drawSlips(sampleSlips(4, "CN", 1), fonts)).text.join(" ");
    expect(one).toContain("Nguyễn Hoàng Phương Uyên Khánh");
    for (const never of ["Trần Đức Duy", "xếp", "trung bình", "hạng"]) expect(one.toLowerCase()).not.toContain(never.toLowerCase());
  });

  test("tell the levels in words, the marks, the days, and the year once it is confirmed", () => {
    const text = words(examine(drawSlips(sampleSlips(4, "CN", 1), fonts)).text.join(" "));
    for (const said of ["Toán Hoàn thành tốt 9", "Số ngày nghỉ từ đầu năm học: 1,5 (có phép 1,5, không phép 0)", "132,5 cm", "Kết quả giáo dục cả năm: Hoàn thành tốt.", "Được lên lớp 5."]) {
      expect(text).toContain(said);
    }
    expect(words(examine(drawSlips(sampleSlips(4, "GK1", 1), fonts)).text.join(" "))).not.toContain("cả năm:");
  });

  test("lose no word of a long remark: it goes on in the next quarter", () => {
    const remark = `${Array.from({ length: 300 }, (_, index) => `lời ${index}`).join(" ")} hết.`;
    const { text } = examine(drawSlips(sampleSlips(4, "CN", 0, { pupils: [sampleSlip(4, "CN", 0, { remark })] }), fonts));
    expect(text.join(" ")).toContain("(tiếp theo)");
    const said = new Set(text.join(" ").match(/\d+/g));
    expect(Array.from({ length: 300 }, (_, index) => String(index)).filter((index) => !said.has(index))).toEqual([]);
    expect(text.join(" ")).toContain("hết.");
  });

  test("carry the marks of a draft and of the demo on each quarter, since they are cut apart", () => {
    const page = examine(drawSlips(sampleSlips(4, "CN", 4, { draft: true, trial: true }), fonts)).text[0] ?? "";
    expect(page.match(/Bản nháp in lúc/g)).toHaveLength(4);
    expect(words(page).match(/BẢN THỬ – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ/g)?.length).toBeGreaterThanOrEqual(4);
  });
});
