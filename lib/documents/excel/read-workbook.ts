import type { ExcelFault } from "@/lib/domain/records/excel-fault";
import { no, yes, type Result } from "@/lib/domain/result";
import type { SheetText } from "@/lib/domain/records/sheet-text";
import { openPackage, type Parts } from "./open-package";
import { dateLooks } from "./read-dates";
import { attribute, child, children, parsePart, richText } from "./read-parts";
import { readSheet, TooMuch } from "./read-sheet";

const MOST_SHEETS = 40; // one a subject, or one a class of the school

/**
 * Reads the visible sheets of an Excel file as texts, whatever program wrote it.
 *
 * Numbers are written plainly ("7.5"), days as dd/MM/yyyy; formulas are not computed: what was last shown is read.
 * Time and memory are bounded: see open-package.ts and decision 112.
 */
export function readWorkbook(bytes: Uint8Array): Result<readonly SheetText[], ExcelFault> {
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  try {
    return readSheets(opened.value);
  } catch (error) {
    return no(error instanceof TooMuch ? "TOO_MUCH" : "BROKEN");
  }
}

function readSheets(parts: Parts): Result<readonly SheetText[], ExcelFault> {
  const book = child(parsePart(parts.get("xl/workbook.xml") ?? ""), "workbook");
  const shown = children(child(book, "sheets"), "sheet").filter((sheet) => (attribute(sheet, "state") ?? "visible") === "visible");
  if (shown.length > MOST_SHEETS) return no("TOO_MUCH");
  const targets = linkTargets(parts);
  const strings = parts.has("xl/sharedStrings.xml") ? children(child(parsePart(parts.get("xl/sharedStrings.xml") ?? ""), "sst"), "si").map(richText) : [];
  const dates = parts.has("xl/styles.xml") ? dateLooks(parsePart(parts.get("xl/styles.xml") ?? "")) : new Set<number>();
  const from1904 = ["1", "true"].includes(attribute(child(book, "workbookPr"), "date1904") ?? "0");
  const sheets: SheetText[] = [];
  for (const sheet of shown) {
    const text = parts.get(targets.get(attribute(sheet, "id") ?? "") ?? "");
    if (text === undefined) continue; // a chart sheet, or a part that is not there
    sheets.push({ name: attribute(sheet, "name") ?? "", ...readSheet(text, { strings, dates, from1904 }) });
  }
  return sheets.length > 0 ? yes(sheets) : no("BROKEN");
}

function linkTargets(parts: Parts): ReadonlyMap<string, string> {
  const links = children(child(parsePart(parts.get("xl/_rels/workbook.xml.rels") ?? ""), "Relationships"), "Relationship");
  return new Map(links.map((link) => [attribute(link, "Id") ?? "", partPath(attribute(link, "Target") ?? "")]));
}

/** Targets are written from the workbook's folder, or from the top with a stroke before. */
const partPath = (target: string): string => (target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`);
