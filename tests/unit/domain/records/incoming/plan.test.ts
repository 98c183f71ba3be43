import { describe, expect, test } from "vitest";
import { no, yes } from "@/lib/domain/result";
import type { KnownPupil } from "@/lib/domain/records/incoming/match-pupil";
import { matchPupil } from "@/lib/domain/records/incoming/match-pupil";
import { planLines, type Target } from "@/lib/domain/records/incoming/plan";
import type { Line } from "@/lib/domain/records/incoming/read-lines";

const AN: KnownPupil = { id: "an", orderNo: 1, name: "Nguyễn Văn An", codes: ["HS01", "001000000001"], birthDate: "2019-03-04" };
const BINH: KnownPupil = { id: "binh", orderNo: 2, name: "Trần Thị Bình", codes: ["HS02"], birthDate: "2019-05-06" };
const KHOA1: KnownPupil = { id: "khoa1", orderNo: 3, name: "Lê Minh Khoa", codes: ["HS03"], birthDate: "2019-01-01" };
const KHOA2: KnownPupil = { id: "khoa2", orderNo: 4, name: "Lê Minh Khoa", codes: ["HS04"], birthDate: "2019-01-01" };
const CLASS = [AN, BINH, KHOA1, KHOA2];

describe("whom a line is about (traps B5, B6)", () => {
  test.each<[string, string, string, string | null, string | null, string]>([
    // code           name              born          pupil    doubt           why
    ["HS02", "Trần Thị Bình", "", "binh", null, "code and name agree"],
    ["HS02", "", "", "binh", null, "a code is enough"],
    ["hs 02", "TRẦN THỊ BÌNH", "", "binh", null, "case and spaces are no difference"],
    ["1000000001", "Nguyễn Văn An", "", "an", null, "Excel has dropped the noughts of the identity number"],
    ["", "Nguyen Van An", "", "an", null, "a name that is one pupil's, typed without diacritics"],
    ["HS99", "Nguyễn Văn An", "", "an", null, "a code of another system: the name is one pupil's"],
    ["", "Nguyễn Văn An", "04/03/2019", "an", null, "the birth date agrees"],
    ["", "Nguyễn Văn An", "05/03/2019", null, "BIRTH_DATE", "a namesake of another class"],
    ["HS02", "Nguyễn Văn An", "", null, "SHIFTED", "names have slipped against codes"],
    ["", "Lê Minh Khoa", "01/01/2019", null, "NAME_TWICE", "same name, same birth date: only the code tells"],
    ["HS04", "Lê Minh Khoa", "01/01/2019", "khoa2", null, "the code tells"],
    ["", "Phạm Văn Dũng", "", null, "NOT_FOUND", "not of this class"],
  ])("%s | %s | %s → %s %s (%s)", (code, name, birthDate, pupil, doubt) => {
    const match = matchPupil({ codes: code ? [code] : [], name, birthDate }, CLASS);
    expect([match.pupil?.id ?? null, match.doubt?.kind ?? null]).toEqual([pupil, doubt]);
  });

  test("two codes of two pupils on one line are nobody's", () => {
    expect(matchPupil({ codes: ["HS01", "HS02"], name: "", birthDate: "" }, CLASS).doubt).toEqual({ kind: "CODES_DIFFER" });
  });
});

const line = (row: number, code: string, values: Record<string, string>, more: Partial<Line> = {}): Line => ({
  row,
  codes: [code],
  name: "",
  birthDate: "",
  className: "",
  period: "",
  values: Object.entries(values).map(([column, text]) => ({ column, cell: { text } })),
  ...more,
});

const target: Target = {
  bank: [{ code: "TO1", place: "TO", text: "{tên} tính nhanh." }],
  className: "1B",
  period: "CK1",
  pupils: CLASS,
  valueAt: (pupilId, column) => (pupilId === "an" && column.kind === "level" && column.subject === "TO" ? "T" : null),
  decide: (_, column) => (column.kind === "trait" ? "Chỉ giáo viên chủ nhiệm của lớp làm được việc này." : null),
  read: (_, text) => (["T", "H", "C", "9"].includes(text) ? yes(text) : no("Mức không đúng.")),
};

const outcomes = (lines: readonly Line[]) => planLines("Toán", lines, target).map(({ doubt, holdsUp, cells }) => (doubt ? (holdsUp ? "holds up" : "left out") : cells.map(({ from, to, outcome }) => `${from}→${to} ${outcome}`).join(", ")));

describe("what becomes of the values of a sheet", () => {
  test.each([
    ["a new value", { "mark.TO": "9" }, "null→9 change"],
    ["a level in words", { "level.TO": "Chưa hoàn thành" }, "T→C change"],
    ["the same value, in words", { "level.TO": "hoàn thành tốt" }, "T→T same"],
    ["a level that is none", { "level.TO": "X" }, "T→T refused"],
    ["a cell another answers for", { "trait.NHAN_AI": "T" }, "null→null refused"],
  ])("%s", (_, values, outcome) => expect(outcomes([line(5, "HS01", values)])).toEqual([outcome]));

  test.each<[string, Line["values"], string]>([
    ["a code is its sentence, with the pupil's name", [{ column: "comment.TO", cell: { text: "to1" } }], "null→An tính nhanh. change TO1"],
    ["a text is a text, and no code is told", [{ column: "comment.TO", cell: { text: "Em học TO1" } }], "null→Em học TO1 change null"],
    ["a code that is not in the bank is refused, never printed", [{ column: "comment.TO", cell: { text: "TO7" } }], "null→null refused null"],
    ["what stands in the column of codes is a code, whatever it looks like", [{ column: "comment.TO", cell: { text: "NX07" }, isCode: true }], "null→null refused null"],
    ["a code in a column of levels is no level", [{ column: "level.TO", cell: { text: "TO1" } }], "T→T refused null"],
  ])("%s", (_, values, outcome) => {
    const texts: Target = { ...target, read: (column, text) => (column.kind === "comment" ? yes(text) : no("Mức không đúng.")) };
    const [planned] = planLines("Toán", [{ ...line(5, "HS01", {}), values }], texts);
    expect(planned?.cells.map(({ from, to, outcome: became, code }) => `${from}→${to} ${became} ${code}`)).toEqual([outcome]);
  });

  test("lines of another class and lines that say nothing are no part of it", () => {
    expect(planLines("Toán", [line(5, "HS01", { "mark.TO": "9" }, { className: "1A" }), line(6, "HS02", {})], target)).toEqual([]);
  });

  test("a line of another time of assessment holds everything up", () => {
    expect(outcomes([line(5, "HS01", { "mark.TO": "9" }, { period: "Giữa học kỳ I" })])).toEqual(["holds up"]);
  });

  test("a pupil on two lines holds everything up; a stranger is left out", () => {
    expect(outcomes([line(5, "HS01", { "mark.TO": "9" }), line(6, "HS01", { "mark.TO": "9" }), line(7, "HS77", { "mark.TO": "9" })])).toEqual(["holds up", "holds up", "left out"]);
  });

  test("a cell with an error or an unread formula is refused, whatever the column", () => {
    const broken = { ...line(5, "HS01", {}), values: [{ column: "comment.TO", cell: { text: "#REF!", problem: "ERROR" as const } }, { column: "mark.TO", cell: { text: "", problem: "FORMULA" as const } }] };
    expect(outcomes([broken])).toEqual(["null→null refused, null→null refused"]);
  });
});
