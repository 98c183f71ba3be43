import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawLeaving, ON_PAPER } from "@/lib/documents/forms/draw-leaving";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import type { FontFaces } from "@/lib/documents/pdf/skeleton";
import { sampleLeaving } from "../../support/builders/leaving";
import { ask, inOneLine as words, readPdf } from "../../support/read-pdf";

const folder = mkdtempSync(join(tmpdir(), "hoc-ba-leaving-"));
afterAll(() => rmSync(folder, { recursive: true }));
let fonts: FontFaces;
beforeAll(async () => {
  ({ fonts } = await loadPdfTools());
});

let count = 0;
const examine = (...of: Parameters<typeof sampleLeaving>) => readPdf(folder, String((count += 1)), drawLeaving(sampleLeaving(...of), fonts));

test.each([
  [1, 1],
  [1, 4],
  [3, 3],
  [5, 3],
  [5, 4],
] as const)("grade %i after %i periods: A4, in order for qpdf, each page says what it is not, the signatures stand together on the last", (grade, periods) => {
  const { path, size, text, pages } = examine(grade, periods);
  expect(size).toContain("595.28 x 841.89");
  expect(ask("qpdf", "--check", path)).toContain("No syntax or stream encoding errors found");
  text.forEach((page, index) => expect(words(page)).toContain(`${ON_PAPER} In lúc 09:15 16/03/2026. Trang ${index + 1}/${pages}`));
  const last = words(text.at(-1) ?? "");
  for (const said of ["GIÁO VIÊN CHỦ NHIỆM", "HIỆU TRƯỞNG", "(Ký, ghi rõ họ tên và đóng dấu)", "Nguyễn Văn Thành", "ngày …… tháng …… năm ………"]) expect(last).toContain(said);
});

test("names of the country's other languages and a long school stand whole; each teacher has one line to sign on, with the subjects answered for", () => {
  const text = words(examine(4, 2, { schoolName: "Trường Tiểu học và Trung học cơ sở Dân tộc bán trú Nguyễn Thị Minh Khai" }).text.join(" "));
  for (const name of ["Y Bhŏč Ƀuôn Yă", "Nguyễn Hoàng Phương Uyên Khánh", "NGUYỄN THỊ MINH KHAI"]) expect(text).toContain(name);
  const signing = text.slice(text.indexOf("5. Giáo viên môn học xác nhận"));
  expect(signing.split("Y Bhŏč Ƀuôn Yă")).toHaveLength(2);
  expect(signing).toContain("Âm nhạc");
});

test("a long comment goes over several lines and pages, and nothing of it is lost", () => {
  const long = Array.from({ length: 150 }, (_, index) => `chữ${index}`).join(" ");
  const sample = sampleLeaving(5, 4);
  const { text, pages } = examine(5, 4, { subjects: sample.subjects.map((one) => ({ ...one, comments: one.comments.map(({ period }) => ({ period, text: long })) })) });
  expect(pages).toBeGreaterThan(3);
  const all = words(text.join(" "));
  for (const word of ["chữ0 ", "chữ75 ", "chữ149"]) expect(all.split(word).length - 1).toBe(sample.subjects.length);
});

test("a part that nobody answers for has an empty line, and a demo says that it is one", () => {
  const sample = sampleLeaving(3, 2);
  const text = words(examine(3, 2, { trial: true, subjects: sample.subjects.map((one) => (one.subject === "TO" ? { ...one, teachers: [] } : one)) }).text.join(" "));
  expect(text).toContain("BẢN THỬ – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ");
  expect(text.slice(text.indexOf("5. Giáo viên")).split("Toán")).toHaveLength(2);
});
