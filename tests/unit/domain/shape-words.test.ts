import { expect, test } from "vitest";
import { z } from "zod";
import { shapeWords } from "@/lib/domain/shape-words";

const Shape = z.strictObject({
  pupil: z.uuid(),
  words: z.string().trim().min(1).max(10),
  why: z.string().trim().min(1, "Mời ghi lý do."),
  grade: z.coerce.number().int().min(1).max(5),
  day: z.iso.date(),
  half: z.enum(["MORNING", "AFTERNOON"]),
  pupils: z.array(z.uuid()).min(1).max(2),
  mail: z.email(),
  code: z.string().regex(/^[A-Z]+$/),
});

const said = (input: Record<string, unknown>) => {
  const { error } = Shape.safeParse(input, { error: shapeWords });
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join("."), message]));
};

test("a form sent empty is told, field by field, what is not filled in and what is not chosen", () => {
  expect(said({ pupil: "", words: "  ", why: "", grade: "", day: "", half: "", pupils: [], code: "" })).toEqual({
    pupil: "Ô này chưa chọn.",
    words: "Ô này chưa điền.",
    why: "Mời ghi lý do.", // a sentence of the schema's own goes first
    grade: "Ô này phải từ 1 trở lên.",
    day: "Ô này chưa điền.",
    half: "Ô này chưa chọn.",
    pupils: "Ô này chưa chọn.",
    mail: "Ô này chưa điền.",
    code: "Ô này chưa điền.",
  });
});

test("what is filled in wrongly is told how it must be", () => {
  const id = "01a21a4d-4000-79c5-abb3-e918cb6eab3d";
  expect(said({ pupil: "x", words: "x".repeat(11), why: "vì", grade: "hai", day: "2026-02-30", half: "NOON", pupils: [id, id, id], mail: "x", code: "a" })).toEqual({
    pupil: "Ô này chưa đúng dạng.",
    words: "Ô này dài quá 10 kí tự.",
    grade: "Ô này phải là số.",
    day: "Ô này phải là một ngày có thật.",
    half: "Ô này có giá trị không dùng được.",
    pupils: "Ô này nhận nhiều nhất 2 mục.",
    mail: "Ô này phải là địa chỉ thư điện tử.",
    code: "Ô này chưa đúng dạng.",
  });
  expect(said({ pupil: id, words: "x", why: "vì", grade: "6", day: "2026-02-03", half: "MORNING", pupils: [id], mail: "a@b.vn", code: "ABC" })).toEqual({ grade: "Ô này nhiều nhất là 5." });
});
