/** The letters of a column. Unit: from 0; 0 is "A", 26 is "AA". */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/** A cell's address. Unit: row and column from 0; 0, 0 is "A1". */
export const cellAddress = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

/** Returns null when a text is no address of a cell ("A1", "$B$20"). Unit: row and column from 0. */
export function parseAddress(text: string): { row: number; column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(text) ?? [];
  if (!letters || !digits) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
