import { describe, expect, test } from "vitest";
import { searchName, sortName } from "@/lib/domain/people/names";

describe("a name as it is searched for", () => {
  test.each([
    ["Đỗ Thị Hạnh", "do thi hanh", "đ is a letter of its own, not d with a mark"],
    ["  Nguyễn   Hoàng Phương ", "nguyen hoang phuong", "spaces of hasty typing"],
    ["H'Ŏ Niê Kdăm", "ho nie kdam", "the apostrophe of an Ê-đê name is seldom typed"],
    ["Y Ƀlơ Êban", "y blo eban", "b with a stroke"],
    ["H\u2019Me\u0306 Mlô", "hme mlo", "a breve that has no composed letter of its own"],
  ])("%s is found as %s (%s)", (name, found) => {
    expect(searchName(name)).toBe(found);
  });
});

describe("the order of a class list", () => {
  test("goes by given name, by the letters of the alphabet, then by tones, then by family name", () => {
    const inOrder = [
      "Lê An", "Trần An", "Lê Anh", "Trần Thị Anh", "Lê Ảnh", "Lê Ánh", "Lê Ăn", "Lê Ân", "Lê Bình", "Phan Chí", "Lê Dũng", "Lê Duy", "Lê Đạt", "Lê Ê", "Lê Y",
    ];
    const sorted = [...inOrder].reverse().sort((one, other) => (sortName(one) < sortName(other) ? -1 : 1));
    expect(sorted).toEqual(inOrder);
  });
});
