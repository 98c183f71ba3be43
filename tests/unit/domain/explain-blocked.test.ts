import { expect, test } from "vitest";
import { explainBlocked, type Obstacle } from "@/lib/domain/explain-blocked";

const B = { name: "Nguyễn Thị Bình", sex: "FEMALE" } as const;
const C = { name: "Trần Văn Cường", sex: "MALE" } as const;
const D = { name: "Đỗ Hạnh", sex: null } as const;

test.each<[string, Parameters<typeof explainBlocked>[0], string, Obstacle[], string | null]>([
  ["the sentence of the regulation's daily needs", "SIGN", "", [{ who: B, owes: "SIGN", what: "phần Âm nhạc", pupils: 3 }], "Chưa ký được vì cô Nguyễn Thị Bình chưa ký phần Âm nhạc của 3 em."],
  ["nothing in the way", "SIGN", "", [], null],
  ["the reader's own empty cells, with the first", "SUBMIT", "Toán", [{ who: "SELF", owes: "ENTER", what: "Toán", cells: 2, first: "em Lê An (Điểm Toán)" }], "Chưa nộp được Toán vì thầy cô chưa nhập đủ Toán (còn 2 ô, bắt đầu từ em Lê An (Điểm Toán))."],
  ["two subjects of one teacher in one breath", "CERTIFY", "lớp 4A", [{ who: C, owes: "SUBMIT", what: "Tin học" }, { who: C, owes: "SUBMIT", what: "Công nghệ" }], "Chưa xác nhận được lớp 4A vì thầy Trần Văn Cường chưa nộp Tin học, Công nghệ."],
  ["two people, and what waits for the reader", "CERTIFY", "lớp 4A", [{ who: B, owes: "SUBMIT", what: "Âm nhạc" }, { who: "SELF", owes: "ACCEPT", what: "Toán" }], "Chưa xác nhận được lớp 4A vì cô Nguyễn Thị Bình chưa nộp Âm nhạc; thầy cô chưa nhận Toán."],
  ["a subject without a teacher names who assigns", "ACCEPT", "Tin học", [{ who: null, owes: "SUBMIT", what: "Tin học" }], "Chưa nhận được Tin học vì Tin học chưa có người được phân công, hiệu trưởng cần phân công."],
  ["no form of address where none is known", "APPROVE", "lớp 4A", [{ who: D, owes: "CONFIRM", what: "lớp" }], "Chưa duyệt được lớp 4A vì Đỗ Hạnh chưa xác nhận lớp."],
  ["same person, different pupils: two clauses", "SIGN", "", [{ who: B, owes: "SIGN", what: "phần Âm nhạc", pupils: 3 }, { who: B, owes: "SIGN", what: "học bạ", pupils: 5 }], "Chưa ký được vì cô Nguyễn Thị Bình chưa ký phần Âm nhạc của 3 em; cô Nguyễn Thị Bình chưa ký học bạ của 5 em."],
  [
    "of five the first three, then how many more",
    "SIGN",
    "",
    ["A", "B", "C", "D", "E"].map((name) => ({ who: { name, sex: null }, owes: "SIGN", what: "học bạ" })),
    "Chưa ký được vì A chưa ký học bạ; B chưa ký học bạ; C chưa ký học bạ; và 2 việc nữa.",
  ],
])("%s", (_why, step, object, obstacles, sentence) => {
  expect(explainBlocked(step, object, obstacles)).toBe(sentence);
});
