import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { drawPages } from "@/lib/documents/pdf/draw-pages";
import { drawPdf } from "@/lib/documents/pdf/draw-pdf";
import { Pen } from "@/lib/documents/pdf/pen";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import type { PdfTools } from "@/lib/documents/pdf/pdf-tools";
import { MissingGlyphError, showText, textWidth, wrapText } from "@/lib/documents/pdf/text";
import { officeWords, stampTime } from "@/lib/documents/pdf/words";
import { longDay } from "@/lib/domain/vietnam-time";
import { makePdfTools } from "@/lib/documents/pdf/pdf-tools";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { PKI_SIGNERS, pdfSample, signPdf } from "../../support/signed-pdf";

let tools: PdfTools;
beforeAll(async () => {
  tools = await loadPdfTools();
});

/** The operators of each page as text. */
const pagesOf = (...given: Parameters<typeof drawPages>) => ({ contents: drawPages(...given).contents.map((content) => Buffer.from(content).toString("latin1")) });

const VIETNAMESE = [..."aăâbcdđeêghiklmnoôơpqrstuưvxyfjwzáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"];

describe("letters", () => {
  test.each(["regular", "bold", "italic"] as const)("the %s face holds every Vietnamese letter in both cases", (face) => {
    for (const letter of VIETNAMESE) for (const one of [letter, letter.toLocaleUpperCase("vi")]) expect(textWidth(tools.fonts[face], 10, one)).toBeGreaterThan(0);
  });

  test("holds the letters of the country's other languages, apostrophes and combining marks", () => {
    expect(() => textWidth(tools.fonts.bold, 10, "Y Bhŏč Ƀuôn Yă̆ Niê, H’Bĭa, H' Linh, Hʼ Mĕo, ƀ ŭ Ŏ Č ơ̆ ư̆ â̆ ñ")).not.toThrow();
  });

  test("a letter it does not hold stops the document and is named", () => {
    const pupil = { ...pdfSample().pupil, fullName: "Nguyễn 字" };
    expect(() => drawPdf(pdfSample({ pupil }), tools)).toThrow(MissingGlyphError);
    expect(() => drawPdf(pdfSample({ pupil }), tools)).toThrow("“字” (U+5B57)");
  });

  test("a combining mark takes no room and is raised over a tall letter", () => {
    expect(textWidth(tools.fonts.bold, 10, "ơ̆")).toBe(textWidth(tools.fonts.bold, 10, "ơ"));
    const riseOf = (text: string) => Number(/([\d.]+) Ts \[/.exec(showText(tools.fonts.bold, 100, text))?.[1]);
    expect(riseOf("\u00ea\u0306")).toBeGreaterThan(riseOf("a\u0306"));
  });
});

describe("numbers", () => {
  test("stand in the operators as they are told: at most two decimals, none that says nothing", () => {
    const coordinate = fc.double({ min: -1500, max: 1500, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, (x, width) => {
        const pen = new Pen(tools.fonts, 0);
        pen.box({ x, y: 0, width, height: 0.1 }, { width: 1 });
        const told = [x, width].map((value) => String(Math.round(value * 100) / 100));
        expect(Buffer.from(pen.content()).toString()).toBe(`q 1 w 0 0 0 RG ${told[0]} -0.1 ${told[1]} 0.1 re S Q`);
      }),
      { seed: 20260530, numRuns: 1000, examples: [[0.005, 9.995], [-0.004, 100], [10.1, 0.09], [1.01, -7.5]] },
    );
  });
});

describe("lines", () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom(...VIETNAMESE, "W"), minLength: 1, maxLength: 60 }), { maxLength: 60 });

  test("hold every word and are never wider than the column", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 30, max: 400 }), (list, width) => {
        const lines = wrapText(tools.fonts.regular, 11, width, list.join(" "));
        expect(lines.join("").replaceAll(" ", "")).toBe(list.join(""));
        for (const line of lines) expect(textWidth(tools.fonts.regular, 11, line)).toBeLessThanOrEqual(width + 1e-6);
      }),
      { seed: 20260530, numRuns: 300 },
    );
  });

  test("a lookup code of the widest letters stands on one line", () => {
    const code = "dddddddd-dddd-4ddd-bddd-dddddddddddd";
    expect(pagesOf(pdfSample({ code }), tools.fonts).contents[1]).toContain(showText(tools.fonts.bold, 12, code));
  });

  test("line breaks of the teacher stay", () => {
    expect(wrapText(tools.fonts.regular, 11, 500, "một\nhai\n\nba")).toEqual(["một", "hai", "", "ba"]);
  });
});

describe("pages", () => {
  /** The letters that pages show, in order. */
  const shown = (contents: readonly string[]) => {
    const letters = new Map<string, string>();
    for (const face of Object.values(tools.fonts)) {
      face.glyphs.forEach((glyph, code) => {
        const key = `${face.name}${glyph?.hex ?? ""}`;
        if (!letters.has(key)) letters.set(key, String.fromCodePoint(code)); // the first letter of a shared glyph, as /ToUnicode has it
      });
    }
    const names = ["", tools.fonts.regular.name, tools.fonts.bold.name, tools.fonts.italic.name];
    let face = "";
    let text = "";
    for (const [, font, hex = ""] of contents.join("\n").matchAll(/\/F(\d) [\d.]+ Tf|<([0-9a-f]+)>/g)) {
      if (font !== undefined) face = names[Number(font)] ?? "";
      for (const glyph of hex.match(/.{4}/g) ?? []) text += letters.get(face + glyph) ?? "?";
    }
    return text.replaceAll(/\s/g, "");
  };

  test("a usual pupil takes four pages", () => {
    expect(pagesOf(pdfSample(), tools.fonts).contents).toHaveLength(4);
  });

  test.each([400, 4000])("a comment of %i letters in every row is shown whole, over more pages", (length) => {
    const comment = "Đọc lưu loát, viết chữ đều và đẹp; ".repeat(200).slice(0, length).trim();
    const subjects = pdfSample().subjects.map((entry) => ({ ...entry, comment }));
    const { contents } = pagesOf(pdfSample({ subjects, remarks: { qualities: comment, generalCompetences: comment, specificCompetences: comment, overall: comment } }), tools.fonts);
    const text = shown(contents.map((content) => content.replaceAll(/BT[^\n]*(Môn|Trang)[^\n]*/g, "")));
    expect(text.split(comment.slice(0, 20).replaceAll(/\s/g, "")).length - 1).toBeGreaterThanOrEqual(subjects.length + 4);
    const letters = (value: string) => [...value].filter((letter) => letter === "đ").length;
    expect(letters(text)).toBeGreaterThanOrEqual((subjects.length + 4) * letters(comment));
  });

  test("an exempted subject says Miễn and why", () => {
    const text = shown(pagesOf(pdfSample(), tools.fonts).contents);
    expect(text).toContain("Miễn");
    expect(text).toContain("Lýdomiễn:TheoQuyếtđịnhsố14/QĐ-NTL");
  });

  test("the form names the language the class learns", () => {
    const text = (foreignLanguage: "FR" | null) => shown(pagesOf(pdfSample({ foreignLanguage }), tools.fonts).contents);
    expect(text("FR")).toContain("(TiếngPháp)");
    expect(text("FR")).not.toContain("(TiếngAnh)");
    expect(text(null)).toContain("(TiếngAnh)");
  });

  test("a year without a result says by which decision", () => {
    const text = shown(pagesOf(pdfSample({ result: "UNRANKED", noResult: "Quyết định số 46/QĐ-NTL" }), tools.fonts).contents);
    expect(text).toContain("KhôngđánhgiátheoQuyếtđịnhsố46/QĐ-NTL.");
  });

  test("every page of a trial carries the mark, and no page of a real one", () => {
    const marks = (trial: boolean) => pagesOf(pdfSample({ trial }), tools.fonts).contents.filter((content) => content.includes("/Trial Do")).length;
    expect([marks(true), marks(false)]).toEqual([4, 0]);
  });

  test("a deputy signing for the head has both titles over the signature and is named as such", () => {
    const head = { ...PKI_SIGNERS.head, title: "KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG" };
    const text = shown(pagesOf(pdfSample({ head }), tools.fonts).contents);
    expect(text).toContain("KT.HIỆUTRƯỞNGPHÓHIỆUTRƯỞNG");
    expect(text).toContain("Phóhiệutrưởng(kýthayHiệutrưởng)");
  });
});

test.each([
  ["2026-05-30", "ngày 30 tháng 5 năm 2026"],
  ["2026-02-03", "ngày 03 tháng 02 năm 2026"],
  ["2026-10-09", "ngày 09 tháng 10 năm 2026"],
])("%s is written %s (NĐ 30/2020: days under 10 and months 1 and 2 with a zero)", (day, words) => {
  expect(longDay(day)).toBe(words);
});

test("times and offices are written as the school writes them", () => {
  expect(stampTime("2026-05-30T09:15:02+07:00")).toBe("30/05/2026 09:15:02 +07:00");
  expect(officeWords("HIỆU TRƯỞNG")).toBe("Hiệu trưởng");
});

test("with a one-shot hash only, the same file comes out", () => {
  const files = (face: "regular" | "bold" | "italic") => ({ file: tools.fonts[face].file, packed: tools.fonts[face].packed });
  const plain = makePdfTools({ fonts: { regular: files("regular"), bold: files("bold"), italic: files("italic") }, sha256: nodeSha256 });
  expect(signPdf(pdfSample(), plain).bytes).toEqual(signPdf(pdfSample(), tools).bytes);
});
