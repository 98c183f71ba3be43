/** A number of the register of issue as people write it. Shape: "214/HBS". */
export const issueNumber = (number: number): string => `${number}/HBS`;

/** The number out of "214/HBS", "214/hbs" or "214". Returns null when it is none. */
export function parseIssueNumber(text: string): number | null {
  const found = /^0*([1-9]\d{0,6})(?:\s*\/\s*HBS)?$/i.exec(text.trim());
  return found ? Number(found[1]) : null;
}
