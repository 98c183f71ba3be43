import { describe, expect, test } from "vitest";
import type { Period } from "@/lib/domain/assessment/periods";
import { alikeWarnings, MOST_ALIKE } from "@/lib/domain/assessment/warnings-alike";
import { commentWarnings, missingCommentWarning, toneOf } from "@/lib/domain/assessment/warnings-comments";
import { comparisonWarning } from "@/lib/domain/assessment/warnings-comparison";
import { otherNameWarning } from "@/lib/domain/assessment/warnings-names";
import { HOMEROOM_REMARKS } from "@/prisma/seed/comments/homeroom";
import { SUBJECT_COMMENTS } from "@/prisma/seed/comments/bank";

const CLASS_LIST = ["Nguyễn Minh Anh", "Trần Gia Bảo", "Lê Thị Hiền", "Phạm Anh Tuấn", "Đỗ Minh", "H'Ŏ Niê Kdăm", "Võ Việt Nam", "Huỳnh Gia Hân", "Bùi Thị Tiến", "Nguyễn Bảo Anh"];
const pupils = CLASS_LIST.map((fullName) => ({ id: fullName, fullName }));
const named = (fullName: string) => ({ id: fullName, fullName });

describe("another pupil's name inside a comment", () => {
  test.each([
    ["Nguyễn Minh Anh", "Bảo đọc to, rõ.", "Bảo", "“bảo” is a word too, but only a person reads"],
    ["Nguyễn Minh Anh", "Em Tuấn đọc to, rõ.", "Em Tuấn", "“Em” takes a capital at the start and is no part of the name"],
    ["Nguyễn Minh Anh", "Đọc tốt. Cần giúp bạn Hiền.", "Hiền", "inside a sentence an everyday word with a capital is a name"],
    ["Trần Gia Bảo", "Trong giờ Toán em Minh Anh chăm chú.", "Minh Anh", "the longest tail is the name"],
    ["Nguyễn Minh Anh", "Bạn Bảo Anh viết đẹp.", "Bạn Bảo Anh", "a namesake by given name, told by the middle name"],
    ["Nguyễn Minh Anh", "Em Tuan đọc to.", "Em Tuan", "typed without diacritics"],
    ["Nguyễn Minh Anh", "Cô khen Kdăm.", "Kdăm", "letters of other languages"],
  ])("of %s: %s -> %s (%s)", (fullName, text, found) => {
    expect(otherNameWarning(text, named(fullName), pupils)?.sentence).toContain(`“${found}”`);
  });

  test.each([
    ["Nguyễn Minh Anh", "Minh Anh đọc to, rõ.", "his own name; “Minh” of Đỗ Minh is a part of it"],
    ["Nguyễn Minh Anh", "Anh đọc to, rõ.", "his own given name, a namesake's too"],
    ["Trần Gia Bảo", "Hiền, ngoan, biết giúp bạn.", "an everyday word that begins the sentence"],
    ["Nguyễn Minh Anh", "Bảo vệ của công.", "“bảo vệ” begins the sentence"],
    ["Trần Gia Bảo", "Tiến bộ nhiều.", "“tiến bộ” begins the sentence"],
    ["Trần Gia Bảo", "Đọc tốt. Tiến bộ nhiều.", "… and the second sentence"],
    ["Trần Gia Bảo", "Học tốt môn Tiếng Việt và Tiếng Anh.", "subjects are nobody"],
    ["Trần Gia Bảo", "Biết yêu quê hương Việt Nam.", "the country is nobody"],
    ["Trần Gia Bảo", "Gia đình cần kèm thêm.", "a middle name is not a given name"],
    ["Trần Gia Bảo", "em hiền, biết minh hoạ.", "no capital, no name"],
    ["Trần Gia Bảo", "GIA ĐÌNH NHẮC EM MINH HOẠ", "all capitals say nothing"],
  ])("of %s, nothing: %s (%s)", (fullName, text) => {
    expect(otherNameWarning(text, named(fullName), pupils)).toBeNull();
  });
});

describe("a comparison with other pupils", () => {
  test.each([
    ["Em học giỏi hơn bạn.", "hơn bạn"],
    ["Đọc chậm hơn các bạn khác.", "hơn các bạn"],
    ["Học giỏi nhất lớp!", "nhất lớp"],
    ["Tính toán kém các bạn.", "kém các bạn"],
    ["Chưa theo kịp các bạn.", "theo kịp các bạn"],
    ["So với cả lớp, em còn chậm.", "so với cả lớp"],
    ["Đứng thứ 3 trong lớp.", "đứng thứ"],
    ["Đạt hạng nhì cuộc thi.", "hạng nhì"],
    ["Luôn dẫn đầu lớp.", "đầu lớp"],
    ["Ho\u031B\u0300n ban\u0323 be\u0300 — gio\u0309i ho\u031Bn ba\u0323n.", "hơn bạn"],
  ])("%s -> %s", (text, found) => {
    expect(comparisonWarning(text)?.sentence).toContain(`“${found}”`);
  });

  test.each([
    ["Đọc tốt hơn đầu năm."],
    ["Tiến bộ hơn so với lớp 3."],
    ["Thân thiện, hoà đồng với bạn."],
    ["Biết giúp bạn, được bạn bè quý mến hơn."],
    ["Biết sắp xếp thứ tự các số."],
    ["Sắp xếp ba câu thành đoạn văn."],
    ["Em ngồi cuối lớp nên cần nói to."],
    ["Cần mạnh dạn hơn, bạn bè luôn lắng nghe."],
  ])("nothing in: %s", (text) => {
    expect(comparisonWarning(text)).toBeNull();
  });
});

describe("one comment for too many pupils", () => {
  const told = (count: number, text: (at: number) => string) => Array.from({ length: count }, (_, at) => ({ pupilId: `p${at}`, fullName: `Nguyễn Văn ${NAMES[at]}`, text: text(at) }));
  const NAMES = ["Bảo", "Hân", "Minh", "Tuấn", "Khôi", "Lan", "Nga"];

  test("as many as may share it say nothing", () => {
    expect(alikeWarnings(told(MOST_ALIKE, () => "Đọc to, rõ."))).toEqual(new Map());
  });
  test("one more, and each is told", () => {
    const warnings = alikeWarnings(told(MOST_ALIKE + 1, () => "Đọc to, rõ."));
    expect(warnings.size).toBe(MOST_ALIKE + 1);
    expect(warnings.get("p0")?.sentence).toContain("6 học sinh");
  });
  test("the pupil's own name, signs and capitals make no difference", () => {
    expect(alikeWarnings(told(6, (at) => `${NAMES[at]} đọc to${at % 2 ? ", " : " "}rõ.`)).get("p5")?.kind).toBe("SAME_FOR_MANY");
  });
  test("one word of eight changed is nearly the same", () => {
    const words = ["bài", "truyện", "thơ", "sách", "báo", "chữ"];
    expect(alikeWarnings(told(6, (at) => `Đọc to, rõ ràng, diễn cảm; hiểu nội dung ${words[at]}.`)).get("p0")?.kind).toBe("ALIKE");
  });
  test("different sentences of the same length are left alone", () => {
    const texts = ["Đọc to, rõ và hay lắm.", "Viết chữ đẹp, trình bày sạch.", "Kể chuyện tự nhiên và lôi cuốn.", "Vốn từ phong phú, dùng hay.", "Nắm chắc từ loại và câu.", "Ham đọc sách và nhớ lâu."];
    expect(alikeWarnings(told(6, (at) => texts[at] ?? "")).size).toBe(0);
  });
  test("empty comments are not alike", () => {
    expect(alikeWarnings(told(7, () => " ")).size).toBe(0);
  });
});

describe("a missing comment", () => {
  test.each<["T" | "H" | "C" | null, Period, boolean, string]>([
    ["C", "GK1", true, "what is not reached needs its words at any time"],
    ["H", "GK1", false, "at mid-term nothing is due"],
    ["H", "CK1", true, "a term ends"],
    ["T", "CN", true, "the year ends"],
    [null, "CN", false, "without a level the comment is not due either"],
  ])("%s at %s: %s (%s)", (level, period, due) => {
    expect(missingCommentWarning(level, period) !== null).toBe(due);
  });
  test("a text of spaces is missing", () => {
    expect(commentWarnings({ text: "  ", level: "C", period: "GK1" }, named("A B"), []).map(({ kind }) => kind)).toEqual(["MISSING_COMMENT"]);
  });
  test.each([
    [["T", "T"], "T"],
    [["T", "D"], "D"],
    [["T", "C"], "C"],
    [["T", null], null],
    [[], null],
  ] as const)("the tone of %j is %s", (levels, tone) => {
    expect(toneOf(levels)).toBe(tone);
  });
});

test("nothing in the school's own bank compares pupils", () => {
  const all = [...Object.values(SUBJECT_COMMENTS), ...Object.values(HOMEROOM_REMARKS)].flatMap((levels) => Object.values(levels).flat());
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter((text) => comparisonWarning(text) !== null)).toEqual([]);
});
