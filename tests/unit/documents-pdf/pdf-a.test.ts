import { beforeAll, describe, expect, test } from "vitest";
import { drawPdf } from "@/lib/documents/pdf/draw-pdf";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import { srgbProfile } from "@/lib/documents/pdf/srgb-profile";
import { writeUnsignedXml } from "@/lib/documents/xml/write-xml";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import type { PdfTools } from "@/lib/documents/pdf/pdf-tools";
import { completePdf, openSealed, SIGNERS_DATA, stampPdf } from "../../support/evidence-pdf";
import { pdfSample, signPdf } from "../../support/signed-pdf";
import { trialStamps } from "../../support/trial-evidence";

const latin1 = new TextDecoder("latin1");
let stages: { text: string; bytes: Uint8Array }[] = [];

beforeAll(async () => {
  const tools = await loadPdfTools();
  const signed = signPdf(pdfSample(), tools).stages;
  stages = [...signed, ...(await withEvidence(tools))].map((bytes) => ({ bytes, text: latin1.decode(bytes) }));
});

/** Every kind of evidence revision after the seal: a time-stamp, data beside it, data with a time-stamp over them, a renewal. */
async function withEvidence(tools: PdfTools): Promise<Uint8Array[]> {
  const stamps = await trialStamps();
  const [at, later] = [new Date("2026-05-30T03:05:00Z"), new Date("2033-01-15T01:00:00Z")];
  const [apart, whole] = [openSealed(tools), openSealed(tools)];
  stampPdf(apart, stamps, at);
  const stampedOnly = apart.bytes();
  apart.addStore(SIGNERS_DATA);
  completePdf(whole, stamps, at);
  const complete = whole.bytes();
  whole.addStore(stamps.data(later));
  stampPdf(whole, stamps, later);
  return [stampedOnly, apart.bytes(), complete, whole.bytes()];
}

/** How many revisions each stage has. */
const REVISIONS = [1, 2, 3, 4, 5, 6, 6, 8];
/** Numbers of the fields of document time-stamps. */
const stampFields = (text: string) => [...text.matchAll(/\n(\d+) 0 obj\n<< [^\n]*\/T \(DTS_/g)].map(([, number]) => Number(number));

/** The last written body of an object. */
const objectOf = (text: string, number: number): string => {
  const bodies = [...text.matchAll(new RegExp(`(?:^|\\n)${number} 0 obj\\n([\\s\\S]*?)\\nendobj\\n`, "g"))];
  return bodies.at(-1)?.[1] ?? "";
};
const fromHex = (hex: string) => Buffer.from(hex.slice(4), "hex").swap16().toString("utf16le");
const infoValue = (text: string, key: string) => fromHex(new RegExp(`/${key} <([0-9A-F]+)>`).exec(objectOf(text, 3))?.[1] ?? "");
const xmpOf = (bytes: Uint8Array) => /<\?xpacket begin[\s\S]*?<\?xpacket end="r"\?>/.exec(new TextDecoder().decode(bytes))?.[0] ?? "";

/** ISO 19005-3, requirement by requirement, unsigned (0), at every stage of signing (1 to 3) and with every kind of evidence (4 to 7). */
describe.each([0, 1, 2, 3, 4, 5, 6, 7])("PDF/A-3u, stage %i", (stage) => {
  const text = () => stages[stage]?.text ?? "";
  const bytes = () => stages[stage]?.bytes ?? new Uint8Array();

  test("6.1.2: the header names PDF 1.7 and a line of four high bytes follows", () => {
    expect(text().startsWith("%PDF-1.7\n%")).toBe(true);
    expect([...bytes().subarray(10, 14)].every((byte) => byte > 127)).toBe(true);
  });

  test("6.1.3: every trailer has the same first half of /ID, and nothing is encrypted", () => {
    const ids = [...text().matchAll(/\/ID \[<([0-9A-F]{32})> <([0-9A-F]{32})>\]/g)];
    expect(ids).toHaveLength(REVISIONS[stage] ?? 0);
    expect(new Set(ids.map(([, permanent]) => permanent)).size).toBe(1);
    expect(new Set(ids.map(([, , changing]) => changing)).size).toBe(REVISIONS[stage]);
    expect(text()).not.toContain("/Encrypt");
  });

  test("6.1.3: nothing stands after the last end-of-file mark", () => {
    expect(text().endsWith("%%EOF")).toBe(true);
  });

  test("6.2.3: one output intent with an embedded sRGB profile of three components", () => {
    expect(objectOf(text(), 1)).toContain("/S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)");
    expect(objectOf(text(), 5)).toContain("/N 3 /Length ");
    expect(text()).toContain(latin1.decode(srgbProfile()));
  });

  test("6.2.4: colours are device RGB only, covered by the intent", () => {
    expect(text()).not.toMatch(/\/DeviceCMYK|\/Separation|\/DeviceN/);
  });

  test("6.2.10: no transparency of any kind", () => {
    expect(text()).not.toMatch(/\/SMask|\/ca |\/CA |\/BM |\/ExtGState|\/Group/);
  });

  test("6.2.11: each font is embedded and maps to Unicode", () => {
    expect(text().match(/\/Subtype \/Type0/g)).toHaveLength(3);
    expect(text().match(/\/FontFile2 /g)).toHaveLength(3);
    expect(text().match(/\/ToUnicode /g)).toHaveLength(3);
    expect(text().match(/\/CIDToGIDMap \/Identity/g)).toHaveLength(3);
  });

  test("6.3.2, 6.3.3: every widget prints, is not hidden, and has one normal appearance", () => {
    for (const field of [28, 29, 30, ...stampFields(text())]) expect(objectOf(text(), field)).toMatch(/\/Subtype \/Widget .*\/F 132 .*\/AP << \/N \d+ 0 R >>/);
  });

  test("6.4: no dynamic form, no missing appearance left to the reader", () => {
    expect(text()).not.toMatch(/\/XFA|\/NeedAppearances/);
  });

  test("6.5, 6.6.1: no action, no script", () => {
    expect(text()).not.toMatch(/\/JavaScript|\/JS |\/OpenAction|\/AA |\/Launch|\/URI/);
  });

  test("6.6.2: the XMP packet claims part 3, conformance U, and says what the information dictionary says", () => {
    const xmp = xmpOf(bytes());
    expect(xmp).toContain("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>");
    for (const key of ["Title", "Author", "Subject", "Creator", "Producer"]) expect(xmp).toContain(`>${infoValue(text(), key)}<`);
    expect(objectOf(text(), 3)).toContain("/CreationDate (D:20260520000000+07'00') /ModDate (D:20260520000000+07'00')");
    expect(xmp).toContain("<xmp:CreateDate>2026-05-20T00:00:00+07:00</xmp:CreateDate><xmp:ModifyDate>2026-05-20T00:00:00+07:00</xmp:ModifyDate>");
  });

  test("6.8: the XML is an associated file of the document, with its relationship, type and both names", () => {
    expect(objectOf(text(), 1)).toContain("/AF [26 0 R]");
    expect(objectOf(text(), 26)).toMatch(/\/F \(hoc-ba-du-lieu.xml\) \/UF <FEFF[0-9A-F]+> \/AFRelationship \/Data/);
    expect(objectOf(text(), 25)).toMatch(/\/Type \/EmbeddedFile \/Subtype \/text#2Fxml \/Params << \/Size \d+ \/ModDate/);
    expect(latin1.decode(writeUnsignedXml(pdfSample()))).toBe(objectOf(text(), 25).split("\nstream\n")[1]?.replace(/\nendstream$/, ""));
  });
});

test("the same data give the same bytes, and other data another identifier", async () => {
  const tools = await loadPdfTools();
  const idOf = (bytes: Uint8Array) => /\/ID \[<([0-9A-F]+)>/.exec(latin1.decode(bytes))?.[1];
  expect(drawPdf(pdfSample(), tools)).toEqual(drawPdf(pdfSample(), tools));
  expect(idOf(drawPdf(pdfSample({ weightKg: "32" }), tools))).not.toBe(idOf(drawPdf(pdfSample(), tools)));
});

/** A changed digest means that issued files can no longer be rebuilt: it needs a new layout beside this one, not a new digest here. */
test("the drawing of the sample is, byte for byte, the one this layout always gives", async () => {
  expect(Buffer.from(nodeSha256(drawPdf(pdfSample(), await loadPdfTools()))).toString("hex")).toBe("4a04b1b73c7ba8edcee0b4cec02fd2ab0f4d9f60cf6f6b12f0f802da59c6bb52");
});
