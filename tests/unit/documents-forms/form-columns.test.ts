import { describe, expect, test } from "vitest";
import type { ForeignLanguage } from "@/lib/domain/assessment/foreign-languages";
import { formFor } from "@/lib/domain/assessment/class-forms";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import { requiredSubjects } from "@/lib/domain/assessment/subjects";
import { depthOf, fitWidths, headCells, leavesOf } from "@/lib/documents/forms/column-tree";
import { formColumns } from "@/lib/documents/forms/form-columns";
import type { FormColumn } from "@/lib/documents/forms/column-tree";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";

const MEASURES = { order: 20, symbol: 12, name: 120, notes: 40 };
const columnsOf = (grade: Grade, period: Period, subjects = requiredSubjects(grade), language: ForeignLanguage = "EN") => formColumns({ grade, period, rules: TT27_2020, language, subjects }, MEASURES);

/** A column list as one line: "Toán: Mức, Điểm"; a subject with one column has no colon in the mid-term forms 1 and 4. */
const told = (columns: readonly FormColumn[]): string =>
  columns.map((column) => ("columns" in column ? `${column.title}: [${told(column.columns)}]` : column.title)).join(" | ");

const block = (grade: Grade, period: Period, title: string) => {
  const found = columnsOf(grade, period).find((column) => column.title === title);
  return found && "columns" in found ? found.columns : [];
};
const SUBJECTS = "Môn học và hoạt động giáo dục";
const short = (text: string) => text.replaceAll("Mức đạt được", "Mức").replaceAll("Điểm KTĐK", "Điểm");

const ARTS = "Nghệ thuật (Âm nhạc)";
const PAINT = "Nghệ thuật (Mĩ thuật)";
const IT = "Tin học và Công nghệ (Tin học)";
const TECH = "Tin học và Công nghệ (Công nghệ)";
const one = (name: string) => `${name}: [Mức]`;
const both = (name: string) => `${name}: [Mức | Điểm]`;

/** The subject block of each form, written from TT 27/2020 (Phụ lục 2, Đ.7.1b) and QĐ 2904. */
const BLOCKS: Record<number, string[]> = {
  1: ["Tiếng Việt", "Toán", "Đạo đức", "Tự nhiên và Xã hội", "Giáo dục thể chất", ARTS, PAINT, "Hoạt động trải nghiệm"],
  2: [both("Tiếng Việt"), both("Toán"), one("Đạo đức"), one("Tự nhiên và Xã hội"), one("Giáo dục thể chất"), one(ARTS), one(PAINT), one("Hoạt động trải nghiệm")],
  4: ["Tiếng Việt", "Toán", "Ngoại ngữ 1 (Tiếng Anh)", IT, TECH, "Đạo đức", "Tự nhiên và Xã hội", "Giáo dục thể chất", ARTS, PAINT, "Hoạt động trải nghiệm"],
  5: [
    both("Tiếng Việt"), both("Toán"), both("Ngoại ngữ 1 (Tiếng Anh)"), both(IT), both(TECH), one("Đạo đức"), one("Tự nhiên và Xã hội"),
    one("Giáo dục thể chất"), one(ARTS), one(PAINT), one("Hoạt động trải nghiệm"),
  ],
  7: [
    both("Tiếng Việt"), both("Toán"), one("Ngoại ngữ 1 (Tiếng Anh)"), one("Lịch sử và Địa lí"), one("Khoa học"), one(IT), one(TECH), one("Đạo đức"),
    one("Giáo dục thể chất"), one(ARTS), one(PAINT), one("Hoạt động trải nghiệm"),
  ],
  8: [
    both("Tiếng Việt"), both("Toán"), both("Ngoại ngữ 1 (Tiếng Anh)"), both("Lịch sử và Địa lí"), both("Khoa học"), both(IT), both(TECH), one("Đạo đức"),
    one("Giáo dục thể chất"), one(ARTS), one(PAINT), one("Hoạt động trải nghiệm"),
  ],
};
const AS_THE_TERM_END: Record<number, number> = { 3: 2, 6: 5, 9: 8 }; // "as 2, 5, 8, and the year-end block"

const FORMS = ([1, 2, 3, 4, 5] as const).flatMap((grade) => (["GK1", "CK1", "GK2", "CN"] as const).map((period) => [formFor(grade, period).number, grade, period] as const));

describe("the columns of the nine forms", () => {
  test.each(FORMS)("mẫu %i (grade %i, %s) has its subjects, each with what is assessed of it", (form, grade, period) => {
    expect(short(told(block(grade, period, SUBJECTS)))).toBe((BLOCKS[AS_THE_TERM_END[form] ?? form] ?? []).join(" | "));
  });

  test.each(FORMS)("mẫu %i (grade %i, %s): five qualities, three general and five or seven specific competences", (_form, grade, period) => {
    expect(told(block(grade, period, "Phẩm chất chủ yếu"))).toBe("Yêu nước | Nhân ái | Chăm chỉ | Trung thực | Trách nhiệm");
    const specific = grade <= 2 ? "Ngôn ngữ | Tính toán | Khoa học | Thẩm mĩ | Thể chất" : "Ngôn ngữ | Tính toán | Khoa học | Công nghệ | Tin học | Thẩm mĩ | Thể chất";
    expect(told(block(grade, period, "Năng lực cốt lõi"))).toBe(
      `Năng lực chung: [Tự chủ và tự học | Giao tiếp và hợp tác | Giải quyết vấn đề và sáng tạo] | Năng lực đặc thù: [${specific}]`,
    );
  });

  test.each(FORMS)("mẫu %i (grade %i, %s): the year-end block stands in mẫu 3, 6 and 9 only", (form, grade, period) => {
    const titles = columnsOf(grade, period).map(({ title }) => title);
    const start = ["STT", "Họ và tên", SUBJECTS, "Phẩm chất chủ yếu", "Năng lực cốt lõi"];
    const year = ["Đánh giá kết quả giáo dục", "Khen thưởng", "Chưa được lên lớp"];
    expect(titles).toEqual([...start, ...([3, 6, 9].includes(form) ? year : []), "Ghi chú"]);
    expect(told(block(grade, period, "Khen thưởng"))).toBe([3, 6, 9].includes(form) ? "Cuối năm | Đột xuất" : "");
  });

  test("an optional subject of grades 1 and 2 has a level and no test", () => {
    const columns = columnsOf(2, "CN", ["TV", "TO", "NN", "DD", "TX", "TD", "AN", "MT", "HD"]);
    expect(leavesOf(columns).map(({ key }) => key).filter((key) => key.endsWith(".NN"))).toEqual(["level.NN"]);
  });
});

describe("laying columns out", () => {
  test("every place of the head is covered exactly once", () => {
    const columns = columnsOf(4, "CN");
    const width = leavesOf(columns).length;
    const covered = headCells(columns).flatMap((cell) =>
      Array.from({ length: cell.rows * cell.columns }, (_, at) => (cell.row + Math.floor(at / cell.columns)) * width + cell.column + (at % cell.columns)),
    );
    expect(covered.sort((one, other) => one - other)).toEqual(Array.from({ length: depthOf(columns) * width }, (_, at) => at));
  });

  test("the columns fill the line, and refuse one that is too short", () => {
    const columns = columnsOf(5, "CN");
    expect(fitWidths(columns, 900).reduce((sum, width) => sum + width, 0)).toBeCloseTo(900);
    expect(() => fitWidths(columns, 300)).toThrow("too wide");
  });
});

test("the column of Ngoại ngữ 1 names the language the class learns", () => {
  const titles = (language: ForeignLanguage) => JSON.stringify(columnsOf(3, "CN", requiredSubjects(3), language));
  expect(titles("JA")).toContain("Ngoại ngữ 1 (Tiếng Nhật)");
  expect(titles("JA")).not.toContain("Tiếng Anh");
  expect(titles("EN")).toContain("Ngoại ngữ 1 (Tiếng Anh)");
});
