import { describe, expect, test } from "vitest";
import { BANK_PLACES, fillName, nextCode, offered, placeOfColumn, readSentence, type BankLine, type BankPlace } from "@/lib/domain/records/comment-bank";

describe("the pupil's name in a sentence", () => {
  test.each([
    ["{tên} đọc to.", "Nguyễn Hoàng Phương Uyên Khánh", "Khánh đọc to."],
    ["{tên kép} đọc to.", "Trần Gia Bảo", "Gia Bảo đọc to."],
    ["Em {họ tên} và {tên}.", "Đỗ Minh", "Em Đỗ Minh và Minh."],
    ["{tên kép} vui.", "Kdăm", "Kdăm vui."],
    ["Em đọc to.", "Đỗ Minh", "Em đọc to."],
  ])("%s of %s: %s", (text, fullName, filled) => {
    expect(fillName(text, fullName)).toBe(filled);
  });
});

describe("a sentence as it is kept", () => {
  test.each([
    ["  {tên}  đọc\n to. ", { ok: true, value: "{tên} đọc to." }],
    ["{te\u0302n} đọc to.", { ok: true, value: "{tên} đọc to." }],
    ["{ten} đọc to.", { ok: false, reason: "BANK_PLACEHOLDER" }],
    ["{tên đọc to.", { ok: false, reason: "BANK_PLACEHOLDER" }],
    ["Đọc } to.", { ok: false, reason: "BANK_PLACEHOLDER" }],
  ])("%j", (text, read) => {
    expect(readSentence(text)).toEqual(read);
  });
});

describe("codes", () => {
  test.each<[BankPlace, boolean, string[], string, string]>([
    ["TV", false, [], "TV1", "the first"],
    ["TV", false, ["TV1", "TV9", "TV12"], "TV13", "after the largest, not after the count"],
    ["TO", true, ["RTO2", "RTV7"], "RTO3", "a teacher's own"],
    ["QUALITIES", false, ["PC4"], "PC5", "of the qualities"],
    ["OVERALL", true, [], "RGV1", "of the overall remark"],
    ["CN", false, ["CN2"], "CN3", "Công nghệ"],
  ])("%s own %s after %j: %s (%s)", (place, own, given, code) => {
    expect(nextCode(place, own, given)).toBe(code);
  });

  test("no two places share a stem that could make the same code", () => {
    const codes = BANK_PLACES.flatMap((place) => [nextCode(place, false, []), nextCode(place, true, [])]);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe("what is offered for a cell", () => {
  const line = (code: string, level: BankLine["level"], text: string, own = false): BankLine => ({ id: code, code, place: code.includes("TO") ? "TO" : "TV", level, text, own });
  const bank = [line("TV1", "T", "Đọc to, rõ."), line("TV2", "H", "Đọc đúng; cần đọc diễn cảm."), line("TV12", "H", "Viết đúng mẫu chữ."), line("RTV1", "H", "Cô thấy em chăm đọc.", true), line("TO1", "H", "Tính đúng.")];
  const codes = (level: BankLine["level"], typed: string) => offered(bank, { place: "TV", level, typed }).map(({ code }) => code);

  test.each<[BankLine["level"], string, string[], string]>([
    ["H", "", ["RTV1", "TV2", "TV12"], "the level's own, the teacher's first; another subject never"],
    [null, "", ["RTV1", "TV1", "TV2", "TV12"], "without a level everything"],
    ["H", "tv12", ["TV12"], "a code in full"],
    ["H", "TV1", ["TV1", "TV12"], "a code in full before what begins with it, whatever the level"],
    ["H", "dien cam", ["TV2"], "without diacritics"],
    ["H", "doc", ["RTV1", "TV2", "TV1"], "another level when it is searched for, last"],
    ["H", "đọc viết", [], "every word"],
  ])("level %s, typed “%s”: %j (%s)", (level, typed, found) => {
    expect(codes(level, typed)).toEqual(found);
  });
});

test.each([
  ["comment.TV", "TV"],
  ["remark.OVERALL", "OVERALL"],
  ["level.TV", null],
  ["trait.NHAN_AI", null],
])("the bank of column %s is %s", (key, place) => {
  expect(placeOfColumn(key)).toBe(place);
});
