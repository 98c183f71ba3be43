import { expect, test } from "vitest";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import { unprintableLetters } from "@/lib/documents/pdf/unprintable";

test("every letter of a child's name can be printed, an emoji is named", async () => {
  const { fonts } = await loadPdfTools();
  expect(unprintableLetters(fonts.regular, ["Nguyễn Hoàng Phương Uyên Khánh", "H'Ŏ Niê Kdăm, H’Ƀuôt ƀ č ê̆ ŏ̆", "Đọc tốt; viết đẹp – 9,5 “giỏi”"])).toEqual([]);
  expect(unprintableLetters(fonts.regular, ["Em rất ngoan 😀", "Giỏi 😀🎉"])).toEqual(["😀", "🎉"]);
});
