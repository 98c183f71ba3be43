import { strToU8, zipSync } from "fflate";
import type { SheetPaper, Workbook } from "./workbook";
import { writeSheet } from "./write-sheet";
import { createStyles } from "./write-styles";
import { xmlText } from "./xml-text";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS = "http://schemas.openxmlformats.org/package/2006/relationships";
const KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The media type of an Excel file. */
export const EXCEL_TYPE = `${TYPE}.sheet`;

/** One fixed moment for every file: the same data give the same bytes. */
const STAMP = { mtime: "1980-01-01T12:00:00" } as const;

/**
 * Writes an Excel file.
 *
 * Shape: Office Open XML, one part a sheet, texts inline. Throws when two sheets have one name.
 * Source: ECMA-376, part 1 (SpreadsheetML) and part 2 (packages).
 */
export function writeWorkbook({ title, sheets, font = "Times New Roman" }: Workbook): Uint8Array {
  const names = sheetNames(sheets);
  const styles = createStyles(font);
  const papers = sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, writeSheet(sheet, styles)] as const);
  const parts = [
    ["[Content_Types].xml", contentTypes(sheets.length)],
    ["_rels/.rels", `${HEAD}<Relationships xmlns="${LINKS}"><Relationship Id="rId1" Type="${KIND}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`],
    ["docProps/core.xml", `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title></cp:coreProperties>`],
    ["xl/workbook.xml", workbookPart(sheets, names)],
    ["xl/_rels/workbook.xml.rels", workbookLinks(sheets.length)],
    ...papers,
    ["xl/styles.xml", styles.write()],
  ] as const;
  return zipSync(Object.fromEntries(parts.map(([path, text]) => [path, [strToU8(text), STAMP]])), { level: 6 });
}

/** Excel takes 31 letters and none of []:*?/\ in the name of a sheet. */
function sheetNames(sheets: readonly SheetPaper[]): string[] {
  const names = sheets.map(({ name }) => name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31).trim());
  if (new Set(names.map((name) => name.toLowerCase())).size !== names.length) throw new Error("two sheets have one name");
  return names;
}

const contentTypes = (count: number): string =>
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
  numbers(count).map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join("") +
  "</Types>";

const workbookLinks = (count: number): string =>
  `${HEAD}<Relationships xmlns="${LINKS}">` +
  numbers(count).map((number) => `<Relationship Id="rId${number}" Type="${KIND}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join("") +
  `<Relationship Id="rId${count + 1}" Type="${KIND}/styles" Target="styles.xml"/></Relationships>`;

function workbookPart(sheets: readonly SheetPaper[], names: readonly string[]): string {
  const listed = names.map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("");
  const repeated = sheets.flatMap(({ page }, index) => {
    const quoted = `'${(names[index] ?? "").replaceAll("'", "''")}'`;
    return page?.repeat ? [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${xmlText(`${quoted}!$1:$${page.repeat}`)}</definedName>`] : [];
  });
  const defined = repeated.length > 0 ? `<definedNames>${repeated.join("")}</definedNames>` : "";
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${KIND}"><sheets>${listed}</sheets>${defined}</workbook>`;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
