import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import { formatOf, verifyFile } from "@/lib/documents/verification";
import type { FileVerifyOptions } from "@/lib/documents/verification";
import { DETAIL_WORDS } from "@/lib/domain/verification/finding-words";
import { FILE_FAULT_WORDS } from "@/lib/domain/verification/verdict-words";
import { bytesOf, OPTIONS, sealedSample, sealXml } from "../../support/sealed-xml";

let options: FileVerifyOptions;
beforeAll(async () => {
  options = { ...OPTIONS, tools: await loadPdfTools() };
});

test.each([
  ["a PDF", bytesOf("%PDF-1.7\n"), "PDF"],
  ["an XML with a declaration", bytesOf('<?xml version="1.0"?>'), "XML"],
  ["an XML after white space", bytesOf("\n  <HOC_BA>"), "XML"],
  ["an XML after a byte order mark", bytesOf("\ufeff<HOC_BA>"), "XML"],
  ["an XML in UTF-16", new Uint8Array(Buffer.from("\ufeff<HOC_BA>", "utf16le")), "XML"],
  ["a zip", Uint8Array.of(0x50, 0x4b, 3, 4), null],
  ["plain text", bytesOf("học bạ"), null],
])("%s is told by its first bytes", (_, bytes, format) => {
  expect(formatOf(bytes)).toBe(format);
});

test.each([
  ["nothing", new Uint8Array(), "EMPTY"],
  ["a zip", Uint8Array.of(0x50, 0x4b, 3, 4), "NOT_XML_OR_PDF"],
  ["a page", bytesOf("<html></html>"), "OTHER_DOCUMENT"],
])("%s is not ours and gets no verdict", async (_, bytes, code) => {
  expect(await verifyFile(bytes, options)).toMatchObject({ integrity: null, data: null, notOurs: { code } });
});

test("A sealed XML is valid by this door too", async () => {
  expect(await verifyFile(sealXml(sealedSample()).bytes, options)).toMatchObject({ format: "XML", integrity: "VALID" });
});

test("Random bytes never throw and are never valid, whatever format they claim", async () => {
  const claimed = fc.tuple(fc.constantFrom("", "<", "<HOC_BA>", "%PDF-1.7\n", '<?xml version="1.0" encoding="UTF-8"?>\n'), fc.uint8Array({ maxLength: 300 }));
  await fc.assert(
    fc.asyncProperty(claimed, async ([start, rest]) => {
      const report = await verifyFile(Uint8Array.from([...bytesOf(start), ...rest]), options);
      expect(report.integrity === null || report.integrity === "INVALID").toBe(true);
    }),
    { seed: 20260530, numRuns: 200 },
  );
});

test("Whatever a teacher writes in a comment, the sealed file is valid", async () => {
  const comment = fc.string({ unit: "grapheme", maxLength: 40 }).map((text) => text.normalize("NFC").replace(/\p{Cc}/gu, ""));
  await fc.assert(
    fc.asyncProperty(comment, comment, async (overall, completion) => {
      const data = sealedSample({ completion, remarks: { ...sealedSample().remarks, overall } });
      expect(await verifyFile(sealXml(data).bytes, options)).toMatchObject({ integrity: "VALID", data: { completion } });
    }),
    { seed: 20260530, numRuns: 15 },
  );
}, 30_000);

test("Every reason is one sentence in both languages", () => {
  for (const { vi, en } of [...Object.values(DETAIL_WORDS), ...Object.values(FILE_FAULT_WORDS)]) {
    expect(vi).toMatch(/^\p{Lu}|^\{\}/u);
    expect([vi, en].every((sentence) => sentence.endsWith("."))).toBe(true);
  }
});
