import { cellAddress, columnLetters } from "./cell-address";
import type { Allowed, Look, PagePaper, SheetCell, SheetPaper } from "./workbook";
import type { Styles } from "./write-styles";
import { escapeExcel, xmlText } from "./xml-text";

const NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PAPER = { A3: 8, A4: 9 } as const; // ECMA-376, 18.3.1.63

/** One sheet as its part of the file. The order of the tags is the schema's. Source: ECMA-376, 18.3.1.99. */
export function writeSheet(sheet: SheetPaper, styles: Styles): string {
  const { cells, merged } = layOut(sheet);
  const rows = cells.map((row, index) => writeRow(row, index, sheet.heights?.[index], styles)).join("");
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${NAMESPACE}">` +
    (sheet.page?.fitWidth ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : "") +
    `<sheetViews>${writeView(sheet.frozen)}</sheetViews><sheetFormatPr defaultRowHeight="15"/>` +
    writeWidths(sheet.widths) +
    `<sheetData>${rows}</sheetData>` +
    (sheet.locked ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>' : "") +
    (merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>` : "") +
    writeAllowed(sheet.allowed ?? []) +
    (sheet.page ? writePage(sheet.page) : "") +
    "</worksheet>"
  );
}

type Placed = { value: string | number | null; look: Look | undefined };

/** Cells in their places; what a wide or tall cell covers takes its look, so that its border is whole. */
function layOut({ rows }: SheetPaper): { cells: (Placed | undefined)[][]; merged: string[] } {
  const cells: (Placed | undefined)[][] = rows.map(() => []);
  const merged: string[] = [];
  rows.forEach((row, top) =>
    row.forEach((cell, left) => {
      const { value, look, across = 1, down = 1 } = readCell(cell);
      if (value === null && look === undefined && across * down === 1) return;
      for (let y = 0; y < down; y++) for (let x = 0; x < across; x++) (cells[top + y] ??= [])[left + x] = { value: x + y === 0 ? value : null, look };
      if (across * down > 1) merged.push(`${cellAddress(top, left)}:${cellAddress(top + down - 1, left + across - 1)}`);
    }),
  );
  return { cells, merged };
}

const readCell = (cell: SheetCell) => (typeof cell === "object" && cell !== null ? { look: undefined, ...cell } : { value: cell, look: undefined });

function writeRow(row: readonly (Placed | undefined)[], index: number, height: number | undefined, styles: Styles): string {
  const cells = Array.from(row, (cell, column) => (cell ? writeCell(cell, cellAddress(index, column), styles) : "")).join("");
  const tall = height === undefined ? "" : ` ht="${height}" customHeight="1"`;
  return `<row r="${index + 1}"${tall}>${cells}</row>`;
}

function writeCell({ value, look }: Placed, address: string, styles: Styles): string {
  const start = `<c r="${address}" s="${styles.indexOf(look)}"`;
  if (value === null) return `${start}/>`;
  if (typeof value === "number") return `${start}><v>${value}</v></c>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${xmlText(escapeExcel(value))}</t></is></c>`;
}

function writeView(frozen: SheetPaper["frozen"]): string {
  if (!frozen || frozen.rows + frozen.columns === 0) return '<sheetView workbookViewId="0"/>';
  const { rows, columns } = frozen;
  const pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""}`;
  return `<sheetView workbookViewId="0"><pane${split} topLeftCell="${cellAddress(rows, columns)}" activePane="${pane}" state="frozen"/></sheetView>`;
}

const writeWidths = (widths: readonly number[]): string =>
  widths.length === 0 ? "" : `<cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join("")}</cols>`;

function writeAllowed(allowed: readonly Allowed[]): string {
  if (allowed.length === 0) return "";
  return `<dataValidations count="${allowed.length}">${allowed.map(writeRule).join("")}</dataValidations>`;
}

function writeRule({ rows: [first, last], column, rule, says }: Allowed): string {
  const letters = columnLetters(column);
  const rest = `allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="Chưa đúng" error="${xmlText(says.slice(0, 220))}" sqref="${letters}${first + 1}:${letters}${last + 1}"`;
  if (rule.kind === "list") return `<dataValidation type="list" ${rest}><formula1>${xmlText(`"${rule.values.join(",")}"`)}</formula1></dataValidation>`;
  if (rule.kind === "length") return `<dataValidation type="textLength" operator="lessThanOrEqual" ${rest}><formula1>${rule.most}</formula1></dataValidation>`;
  return `<dataValidation type="${rule.kind}" operator="between" ${rest}><formula1>${rule.least}</formula1><formula2>${rule.most}</formula2></dataValidation>`;
}

const MARGINS = { top: 0.6, right: 0.4, bottom: 0.6, left: 0.6 };

function writePage({ size, landscape, margins: { top, right, bottom, left } = MARGINS, fitWidth, header, footer }: PagePaper): string {
  const marks = [header && `<oddHeader>${xmlText(header)}</oddHeader>`, footer && `<oddFooter>${xmlText(footer)}</oddFooter>`].filter(Boolean).join("");
  return (
    '<printOptions horizontalCentered="1"/>' +
    `<pageMargins left="${left}" right="${right}" top="${top}" bottom="${bottom}" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="${PAPER[size]}" orientation="${landscape ? "landscape" : "portrait"}"${fitWidth ? ' fitToWidth="1" fitToHeight="0"' : ""}/>` +
    (marks ? `<headerFooter>${marks}</headerFooter>` : "")
  );
}
