import { describe, expect, test } from "vitest";
import { parsePeriod } from "@/lib/domain/records/incoming/period-names";
import { isOtherClass, readLines, type ReadSheet } from "@/lib/domain/records/incoming/read-lines";
import { parseSubject } from "@/lib/domain/records/incoming/subject-names";
import type { SheetText } from "@/lib/domain/records/sheet-text";

/** A sheet drawn as text: a row a line, cells between strokes. */
const sheet = (drawn: string, name = "Sheet1"): SheetText => ({
  name,
  rows: drawn.trim().split("\n").map((line) => line.split("|").map((text) => ({ text: text.trim() }))),
});

function read(drawn: string, name?: string): ReadSheet {
  const found = readLines(sheet(drawn, name), null);
  if (typeof found === "string") throw new Error(found);
  return found;
}

describe("the layouts that schools have (regulations reference §9)", () => {
  test("a subject sheet of CSDL ngành", () => {
    const { columns, lines } = read(`
      Môn học: Toán
      STT | Lớp | Mã học sinh | Họ và tên | Ngày sinh | Mức đạt được | Điểm KTĐK | Mã nhận xét | Nội dung nhận xét | Thời điểm đánh giá
      1 | 1B | 7912 | Nguyễn Văn An | 04/03/2019 | T | 9 | | Em học tốt. | Cuối học kỳ I`);
    expect(columns).toEqual(["level.TO", "mark.TO", "comment.TO"]);
    expect(lines).toMatchObject([{ row: 3, codes: ["7912"], name: "Nguyễn Văn An", birthDate: "04/03/2019", className: "1B", period: "Cuối học kỳ I" }]);
    expect(lines[0]?.values.map(({ cell }) => cell.text)).toEqual(["T", "9", "Em học tốt."]);
  });

  test("a code without a text beside it stands for the comment; with one the text counts", () => {
    const { columns, lines } = read(`
      Môn học: Toán
      Mã học sinh | Họ và tên | Mã nhận xét | Nội dung nhận xét
      7912 | Nguyễn Văn An | TO1 | Em học tốt.
      7913 | Trần Thị Bình | TO1; TO2 |`);
    expect(columns).toEqual(["comment.TO"]);
    expect(lines.map(({ values }) => values.map(({ cell, isCode = false }) => [cell.text, isCode]))).toEqual([[["Em học tốt.", false]], [["TO1; TO2", true]]]);
    expect(read("Môn học: Toán\nHọ và tên | Mức đạt được | Mã nhận xét\nAn | T | TO1").columns).toEqual(["level.TO", "comment.TO"]);
  });

  test("a sheet of qualities and competences of CSDL ngành", () => {
    const { columns } = read(`
      STT | Lớp | Mã định danh | Họ và tên | Ngày sinh | Nhận xét NL Chung | Nhận xét NL Đặc thù | Nhận xét Phẩm chất | Thời điểm đánh giá
      1 | 1B | 7912 | Nguyễn Văn An | | a | b | c | CK1`);
    expect(columns).toEqual(["remark.GENERAL_COMPETENCES", "remark.SPECIFIC_COMPETENCES", "remark.QUALITIES"]);
  });

  test("vnEdu and SMAS: a code of the subject before MUC and DIEM", () => {
    const { columns } = read(`
      STT | Mã học sinh | Họ và tên | Ngày sinh | TV_MUC | TV_DIEM | TOAN_MUC | TOAN_DIEM | HDTN_MUC
      1 | 7912 | Nguyễn Văn An | | T | 9 | H | 6 | T`);
    expect(columns).toEqual(["level.TV", "mark.TV", "level.TO", "mark.TO", "level.HD"]);
  });

  test("two rows of headings: the subject over its level and mark, a heading of both rows once", () => {
    const { columns, lines } = read(`
      STT | Họ và tên | Tiếng Việt | Tiếng Việt | Toán | Toán | Năng lực đặc thù
      STT | Họ và tên | Mức | Điểm | Mức | Điểm | Khoa học
      1 | Nguyễn Văn An | T | 9 | H | 6 | T`);
    expect(columns).toEqual(["level.TV", "mark.TV", "level.TO", "mark.TO", "trait.KHOA_HOC"]);
    expect(lines).toMatchObject([{ row: 3, name: "Nguyễn Văn An" }]);
  });

  test("“Khoa học” is the competence beside qualities, the subject elsewhere", () => {
    expect(read("Họ tên | Yêu nước | Khoa học\nAn | T | T").columns).toEqual(["trait.YEU_NUOC", "trait.KHOA_HOC"]);
    expect(read("Họ tên | Toán | Khoa học\nAn | T | T").columns).toEqual(["level.TO", "level.KH"]);
  });
});

describe("a heading row", () => {
  test.each([0, 1, 7, 18])("is found under %i rows of other text", (above) => {
    const rows = [...Array.from({ length: above }, () => "TRƯỜNG TIỂU HỌC"), "Họ và tên | Mức Toán", "Nguyễn Văn An | T"];
    expect(read(rows.join("\n")).lines).toMatchObject([{ row: above + 2, name: "Nguyễn Văn An" }]);
  });

  test("is not looked for beyond the twentieth row", () => {
    const rows = [...Array.from({ length: 20 }, () => "TRƯỜNG"), "Họ và tên | Mức Toán", "Nguyễn Văn An | T"];
    expect(readLines(sheet(rows.join("\n")), null)).toBe("NO_HEADER");
  });

  test.each(["Điểm KTĐK", "ktdk", "ĐIỂM KIỂM TRA", "Điểm kiểm tra định kỳ", "điểm", "Điểm  bài kiểm tra:"])("“%s” is the mark", (heading) => {
    expect(read(`Họ và tên | ${heading}\nNguyễn Văn An | 9`, "Toán").columns).toEqual(["mark.TO"]);
  });

  test.each(["Mã học sinh", "Mã định danh Bộ", "MÃ ĐỊNH DANH", "Số định danh cá nhân", "Mã HS"])("“%s” is a code", (heading) => {
    expect(read(`${heading} | Mức\n079312000123 | T`, "Toán").lines).toMatchObject([{ codes: ["079312000123"], name: "" }]);
  });

  test("family name and given name in two columns are one name", () => {
    expect(read("Họ và tên đệm | Tên | Mức\nNguyễn Văn | An | T", "Toán 1B").lines).toMatchObject([{ name: "Nguyễn Văn An" }]);
  });

  test("of a pupil list without any value is none", () => {
    expect(readLines(sheet("STT | Họ và tên | Ngày sinh\n1 | An | 04/03/2019"), null)).toBe("NO_HEADER");
  });

  test("without its subject anywhere waits for the person to say it", () => {
    expect(readLines(sheet("Họ và tên | Mức\nAn | T"), null)).toBe("NO_SUBJECT");
    expect(readLines(sheet("Họ và tên | Mức\nAn | T"), "AN")).toMatchObject({ columns: ["level.AN"] });
  });

  test("totals, signatures and the row that numbers the columns are no pupils", () => {
    const { lines } = read("STT | Họ và tên | Mức Toán\n1 | 2 | 3\n1 | An | T\n | | 25\nCộng | | 1");
    expect(lines.map(({ name }) => name)).toEqual(["An"]);
  });

  test("the time of assessment above the table is read", () => {
    expect(read("Thời điểm đánh giá: | Cuối năm học\nHọ tên | Mức Toán\nAn | T").periods).toEqual(["CN"]);
  });
});

test.each([
  ["Giữa học kỳ I", "GK1"],
  ["giữa kì 1", "GK1"],
  ["Cuối học kì 1", "CK1"],
  ["CUỐI HK I", "CK1"],
  ["Giữa học kỳ 2", "GK2"],
  ["Cuối học kỳ II", "CN"],
  ["Cả năm", "CN"],
  ["Thời điểm: cuối năm", "CN"],
  ["học kỳ", null],
])("“%s” is %s", (text, period) => expect(parsePeriod(text)).toBe(period));

test.each([
  ["Môn: Tiếng Anh", "NN"],
  ["Mỹ thuật", "MT"],
  ["TNXH", "TX"],
  ["Lịch sử và Địa lí", "SD"],
  ["Tin học và Công nghệ (Công nghệ)", "CN"],
  ["HĐTN", "HD"],
  ["Danh sách lớp", null],
])("“%s” is %s", (text, subject) => expect(parseSubject(text)).toBe(subject));

test.each([
  ["1B", false],
  ["Lớp 1b", false],
  ["", false],
  ["1A", true],
])("a line of class “%s” in the sheet of 1B: another class %s", (className, other) => {
  expect(isOtherClass({ row: 1, codes: [], name: "An", birthDate: "", className, period: "", values: [] }, "1B")).toBe(other);
});
