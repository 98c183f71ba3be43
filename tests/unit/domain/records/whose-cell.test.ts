import { expect, test } from "vitest";
import { isSomebodyElses, whoseCell } from "@/lib/domain/records/whose-cell";
import { REFUSAL_WORDS } from "@/lib/domain/refusal-words";

test("names everybody who answers, and who is asked where nobody does", () => {
  const [b, d] = [{ name: "Nguyễn Thị B", sex: "FEMALE" }, { name: "Trần Văn D", sex: "MALE" }] as const;
  expect(whoseCell("Môn Toán", [b, d], "giáo viên được phân công")).toBe("Môn Toán do cô Nguyễn Thị B, thầy Trần Văn D nhập.");
  expect(whoseCell("Mục này", [], "giáo viên chủ nhiệm")).toBe("Mục này do giáo viên chủ nhiệm nhập.");
});

test("is told from every reason that keeps the reader's own cell closed", () => {
  expect(isSomebodyElses(whoseCell("Môn Toán", [], "giáo viên được phân công"))).toBe(true);
  expect(Object.values(REFUSAL_WORDS).filter(isSomebodyElses)).toEqual([]);
});
