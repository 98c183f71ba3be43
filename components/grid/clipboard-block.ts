/** Lines of cells, as Excel and Google Sheets put them on the clipboard. */
export type Block = readonly (readonly string[])[];

/**
 * Reads tab-separated text. A cell with a line break, tab or quote inside stands in quotes, its own quotes doubled; the
 * line break after the last line is none of a further line.
 */
export function readBlock(text: string): string[][] {
  const lines: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*)/y;
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; ; ) {
    cell.lastIndex = at;
    const [whole = "", quoted, bare = ""] = cell.exec(plain) ?? [];
    lines.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (at >= plain.length) return lines;
    if (plain[at] === "\n") lines.push([]);
    at += 1;
  }
}

/** Writes cells so that a spreadsheet, and this grid, reads the same cells again. */
export const writeBlock = (block: Block): string => block.map((line) => line.map(quoteIfNeeded).join("\t")).join("\n");

const quoteIfNeeded = (text: string): string => (/[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Whether a block is a single cell: its text may then fill a whole selection. */
export const isSingle = (block: Block): boolean => block.length === 1 && block[0]?.length === 1;
