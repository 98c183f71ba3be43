import { describe, expect, test } from "vitest";
import { createCellStore } from "@/components/grid/cell-store";
import type { GridColumn, GridRow } from "@/components/grid/grid-types";
import { goesStraightIn, planPaste, type PasteView } from "@/components/import/plan-paste";

const COLUMNS: GridColumn[] = [
  { key: "level.TO", record: "subject.TO", input: "level", head: "Mức", group: "Toán", name: "Mức đạt được, Toán" },
  { key: "mark.TO", record: "subject.TO", input: "mark", head: "Điểm", group: "Toán", name: "Điểm KTĐK, Toán" },
  { key: "trait.NHAN_AI", record: "trait.NHAN_AI", input: "trait", head: "Nhân ái", group: "Phẩm chất", name: "Nhân ái" },
];
const COMMENTS: GridColumn[] = [{ key: "comment.TO", record: "subject.TO", input: "text", head: "Nhận xét", group: "Toán", name: "Nhận xét, Toán" }];
const BANK: PasteView["bank"] = [{ code: "TO1", place: "TO", text: "{tên} tính nhanh." }, { code: "TO2", place: "TO", text: "Em vẽ hình đẹp." }];
const NAMES = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Minh Khoa", "Phạm Thu Hà"];
const ROWS: GridRow[] = NAMES.map((name, index) => ({ id: `p${index}`, orderNo: index + 1, name, code: `HS0${index}`, note: null, locked: index === 3 ? { "level.TO": "Học sinh được miễn môn này." } : {}, none: [] }));

function view(values: Record<string, string> = {}, top = 0, left = 0): PasteView {
  return { store: createCellStore({ id: "s", columns: COLUMNS, rows: ROWS, values, versions: {} }), rows: ROWS, columns: COLUMNS, top, left, bank: BANK };
}
const cells = (drawn: string) => drawn.trim().split("\n").map((line) => line.trim().split("|").map((text) => text.trim()));
const facts = (plan: ReturnType<typeof planPaste>) => ({ edits: plan.edits.map(({ id, to }) => `${id}=${to}`).join(" "), refused: plan.refused, doubtful: plan.doubtful });

describe("a pasted block", () => {
  test("of plain values lies as it lies, and goes straight in when nothing is in its way", () => {
    const plan = planPaste(view(), cells("T|9\nhoàn thành|6"), "place");
    expect(facts(plan)).toEqual({ edits: "p0|level.TO=T p0|mark.TO=9 p1|level.TO=H p1|mark.TO=6", refused: 0, doubtful: 0 });
    expect(goesStraightIn(plan)).toBe(true);
  });

  test.each([
    ["a value that is none", cells("T|11"), {}],
    ["a closed cell", cells("T\nT\nT\nT"), {}],
    ["another value in its place", cells("T"), { "p0|level.TO": "C" }],
    ["fewer lines than the class has pupils", cells("T\nH\nT"), {}],
    ["names, even when they are right", cells("Nguyễn Văn An|T"), {}],
  ])("with %s is shown first", (_, block, values) => {
    expect(goesStraightIn(planPaste(view(values), block, "place"))).toBe(false);
  });

  test("with names beside it is held against the rows: one shifted row is refused, not written", () => {
    const block = cells("Nguyễn Văn An|T|9\nLê Minh Khoa|H|7\nTrần Thị Bình|C|4");
    const plan = planPaste(view(), block, "place");
    expect(plan.doubtful).toBe(2);
    expect(plan.lines.filter(({ doubt }) => doubt).map(({ doubt }) => doubt)).toEqual([
      "Dòng này của Lê Minh Khoa nhưng rơi vào Trần Thị Bình: khối dán bị lệch dòng.",
      "Dòng này của Trần Thị Bình nhưng rơi vào Lê Minh Khoa: khối dán bị lệch dòng.",
    ]);
  });

  test("may then be placed by name", () => {
    const block = cells("Lê Minh Khoa|H|7\nTRẦN THỊ BÌNH|C|4\nNgười Lạ|T|9");
    expect(facts(planPaste(view(), block, "pupil"))).toEqual({ edits: "p2|level.TO=H p2|mark.TO=7 p1|level.TO=C p1|mark.TO=4", refused: 0, doubtful: 1 });
  });

  test("with codes is told apart by them; numbers and birth dates beside the names are no values", () => {
    expect(facts(planPaste(view(), cells("1|HS00|Nguyễn Văn An|04/03/2019|T|9"), "place")).edits).toBe("p0|level.TO=T p0|mark.TO=9");
    expect(planPaste(view(), cells("HS01|T"), "place").doubtful).toBe(1);
  });

  test("with headings goes by their meaning, wherever it is put", () => {
    const block = cells("STT|Họ và tên|Nhân ái|Điểm Toán\n1|Nguyễn Văn An|Đ|9");
    expect(facts(planPaste(view({}, 0, 1), block, "place")).edits).toBe("p0|trait.NHAN_AI=D p0|mark.TO=9");
  });

  test("longer or wider than the sheet is not cut silently", () => {
    expect(facts(planPaste(view({}, 3, 1), cells("9\n8"), "place")).doubtful).toBe(1);
    expect(facts(planPaste(view({}, 0, 2), cells("T|9"), "place"))).toEqual({ edits: "p0|trait.NHAN_AI=T", refused: 1, doubtful: 0 });
  });

  test("of codes is shown first as the sentences they stand for; a code that is unknown here, or of another subject, is refused", () => {
    const plan = planPaste({ ...view(), columns: COMMENTS }, cells("TO1\nto2, TO1\nTO9\nTV1"), "place");
    expect(facts(plan)).toEqual({ edits: "p0|comment.TO=An tính nhanh. p1|comment.TO=Em vẽ hình đẹp. Bình tính nhanh.", refused: 2, doubtful: 0 });
    expect(plan.lines.flatMap((line) => line.cells.map(({ code, why }) => why ?? code))).toEqual([
      "TO1",
      "TO2, TO1",
      "Mã nhận xét TO9 không có trong ngân hàng nhận xét đang dùng: mời ghi lời nhận xét, hoặc thêm câu vào ngân hàng.",
      "Mã nhận xét TV1 là của Tiếng Việt, ô này của Toán.",
    ]);
    expect(goesStraightIn(planPaste({ ...view(), columns: COMMENTS }, cells("TO1"), "place"))).toBe(false);
    expect(goesStraightIn(planPaste({ ...view(), columns: COMMENTS }, cells("Em học tốt."), "place"))).toBe(true);
  });

  test("that is pasted on itself changes nothing", () => {
    expect(planPaste(view({ "p0|level.TO": "T" }), cells("T"), "place").lines).toEqual([]);
  });

  test("is one step to undo", () => {
    const seen = view({ "p0|level.TO": "C" });
    seen.store.edit(planPaste(seen, cells("T|9\nH|6"), "place").edits);
    seen.store.undo();
    expect(["p0|level.TO", "p0|mark.TO", "p1|level.TO"].map((id) => seen.store.value(id))).toEqual(["C", null, null]);
  });
});
