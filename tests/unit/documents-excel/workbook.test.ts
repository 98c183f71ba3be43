import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellAddress, parseAddress } from "@/lib/documents/excel/cell-address";
import { readWorkbook } from "@/lib/documents/excel/read-workbook";
import type { SheetPaper } from "@/lib/documents/excel/workbook";
import { writeWorkbook } from "@/lib/documents/excel/write-workbook";

const write = (sheet: Partial<SheetPaper>) => writeWorkbook({ title: "Thử", sheets: [{ name: "Lớp 1B", widths: [], rows: [], ...sheet }] });

function textsOf(bytes: Uint8Array): string[][] {
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.reason);
  return (read.value[0]?.rows ?? []).map((row) => Array.from(row, (cell) => cell?.text ?? ""));
}

/** A workbook as another program would write it: only the parts given here differ from the plainest one. */
function foreign(sheet: string, more: Record<string, string> = {}): Uint8Array {
  const parts = {
    "xl/workbook.xml": '<x:workbook xmlns:x="m"><x:sheets><x:sheet name="A" sheetId="1" r:id="rId7"/></x:sheets></x:workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId7" Target="/xl/worksheets/first.xml"/></Relationships>',
    "xl/worksheets/first.xml": `<x:worksheet xmlns:x="m"><x:sheetData>${sheet.replaceAll("<", "<x:").replaceAll("<x:/", "</x:")}</x:sheetData></x:worksheet>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

describe("an Excel file written by us", () => {
  test("is the same bytes for the same data", () => {
    expect(write({ rows: [["Nguyễn Văn An", 9]] })).toEqual(write({ rows: [["Nguyễn Văn An", 9]] }));
  });

  test("gives back every text and whole number", () => {
    const text = fc.string({ unit: "binary", maxLength: 20 }).filter((one) => /^[^\ufffe\uffff\ud800-\udfff]*$/u.test(one) && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(one) && !one.includes("\r") && one !== "");
    fc.assert(
      fc.property(fc.array(fc.array(fc.oneof(text, fc.integer()), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (rows) => {
        expect(textsOf(write({ rows }))).toEqual(rows.map((row) => row.map(String)));
      }),
      { seed: 27, numRuns: 60 },
    );
  });

  test("repeats a merged heading in each of its cells, so that a heading above two columns is known to both", () => {
    expect(textsOf(write({ rows: [[{ value: "Toán", across: 2 }, null], ["Mức", "Điểm"]] }))).toEqual([
      ["Toán", "Toán"],
      ["Mức", "Điểm"],
    ]);
  });

  test("carries its lists of allowed values, its lock and its page", () => {
    const bytes = write({
      rows: [["Mức"], [{ value: "T", look: { open: true } }]],
      locked: true,
      allowed: [{ rows: [1, 1], column: 0, rule: { kind: "list", values: ["T", "H", "C"] }, says: "Ô này nhận T, H hoặc C." }],
      page: { size: "A3", landscape: true, fitWidth: true, repeat: 1, footer: "&CTrang &P/&N" },
    });
    const parts = unzipSync(bytes);
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet).toContain('<formula1>&quot;T,H,C&quot;</formula1>');
    expect(sheet).toContain("<sheetProtection sheet=\"1\"");
    expect(sheet).toContain('paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"');
    expect(strFromU8(parts["xl/styles.xml"] ?? new Uint8Array())).toContain('<protection locked="0"/>');
    expect(strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array())).toContain("'Lớp 1B'!$1:$1");
  });

  test.each([[0, "A1"], [25, "Z1"], [26, "AA1"], [701, "ZZ1"], [702, "AAA1"]])("column %i is %s", (column, address) => {
    expect(cellAddress(0, column)).toBe(address);
    expect(parseAddress(address)).toEqual({ row: 0, column });
  });
});

describe("an Excel file from elsewhere", () => {
  const cells = (xml: string, more: Record<string, string> = {}) => textsOf(foreign(`<row r="1">${xml}</row>`, more))[0];

  test.each([
    ["a number with noise of binary fractions", '<c r="A1"><v>0.30000000000000004</v></c>', "0.3"],
    ["a code of twelve digits kept as a number", '<c r="A1"><v>79312000124</v></c>', "79312000124"],
    ["a code of fifteen digits written with a power", '<c r="A1"><v>1.23456789012345E+14</v></c>', "123456789012345"],
    ["a formula: what was last shown", '<c r="A1"><f>A2+1</f><v>8</v></c>', "8"],
    ["a formula that gave a text", '<c r="A1" t="str"><f>B1</f><v>Hoàn thành</v></c>', "Hoàn thành"],
    ["entities", '<c r="A1" t="inlineStr"><is><t>A &amp;amp; &#272;</t></is></c>', "A &amp; Đ"],
  ])("%s", (_, xml, text) => {
    expect(cells(xml)).toEqual([text]);
  });

  test("shared texts, also of several looks, without how they sound", () => {
    const strings = '<sst><si><t>An</t></si><si><r><t>Bình </t></r><r><t>Minh</t></r><rPh><t>x</t></rPh></si></sst>';
    expect(cells('<c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c>', { "xl/sharedStrings.xml": strings })).toEqual(["Bình Minh", "An"]);
  });

  test("a day shown as a day, by a format of the program or of the user", () => {
    const styles = '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>';
    expect(cells('<c r="A1" s="1"><v>43528</v></c><c r="B1" s="2"><v>43528</v></c><c r="C1" s="0"><v>43528</v></c>', { "xl/styles.xml": styles })).toEqual(["04/03/2019", "04/03/2019", "43528"]);
  });

  test("an error and a formula without a result are told as such, not as text", () => {
    const read = readWorkbook(foreign('<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>NOW()</f></c></row>'));
    expect(read).toMatchObject({ ok: true, value: [{ rows: [[{ problem: "ERROR" }, { problem: "FORMULA" }]] }] });
  });
});

describe("a file that cannot be read is told why", () => {
  const declared = (bytes: Uint8Array, size: number) => {
    const copy = bytes.slice();
    const view = new DataView(copy.buffer);
    for (let at = 0; at + 46 < copy.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
    return copy;
  };
  const bomb = () => zipSync({ "xl/workbook.xml": new Uint8Array(13_000_000), "[Content_Types].xml": strToU8("<Types/>") }, { level: 6 });

  test.each([
    ["nothing", () => new Uint8Array(), "EMPTY"],
    ["over 5 MB", () => new Uint8Array(5 * 1024 * 1024 + 1), "TOO_LARGE"],
    ["a password or .xls", () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "OLD_OR_LOCKED"],
    ["a PDF", () => strToU8("%PDF-1.7"), "NOT_EXCEL"],
    ["a zip of something else", () => zipSync({ "a.txt": strToU8("a") }), "NOT_EXCEL"],
    ["cut off", () => write({ rows: [["a"]] }).slice(0, 700), "BROKEN"],
    ["a zip bomb", bomb, "TOO_MUCH"],
    ["a zip bomb that lies about its size", () => declared(bomb(), 1_000), "BROKEN"],
    ["a row beyond all lists", () => foreign('<row r="9000"><c r="A9000"><v>1</v></c></row>'), "TOO_MUCH"],
    ["a column beyond all lists", () => foreign('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "TOO_MUCH"],
    ["a document type", () => foreign("", { "xl/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }), "BROKEN"],
  ])("%s", (_, bytes, reason) => {
    expect(readWorkbook(bytes())).toEqual({ ok: false, reason });
  });

  test("rows and cells that are only formatted cost nothing", () => {
    expect(textsOf(foreign('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576" s="0"/></row>'))).toEqual([["1"]]);
  });
});
