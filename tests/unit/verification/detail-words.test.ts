import { expect, test } from "vitest";
import { detailWords } from "@/lib/domain/verification/detail-words";

test.each([
  ["a slot is told by who fills it", { code: "SIGNED_TOO_EARLY", about: "gvcn" }, "Giáo viên chủ nhiệm ký trước bước phải xong trước đó."],
  ["a subject teacher by the number", { code: "SLOT_MISSING", about: "gvbm-2" }, "Thiếu chữ ký: giáo viên bộ môn 2."],
  ["a moment by its day in Vietnam", { code: "REVOKED_WHEN_SIGNED", about: "2026-04-14T20:00:00.000Z" }, "Chứng thư đã bị thu hồi trước khi ký (15/04/2026)."],
  ["anything else as it is", { code: "OTHER_PERSON", about: "CCCD:$&079" }, "Chứng thư là của người hoặc đơn vị khác (CCCD:$&079)."],
] as const)("In a reason, %s", (_, detail, sentence) => {
  expect(detailWords(detail).vi).toBe(sentence);
});
