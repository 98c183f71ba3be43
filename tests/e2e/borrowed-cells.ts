import { expect, type Page } from "@playwright/test";

/** Cells of class 1A that a test of the grid empties, uses, and gives back as they were. */

/** The cell of a row (from 1) in a column, by what it says to those who hear it. */
export const cell = (page: Page, row: number, column: string) => page.getByRole("row").nth(row + 1).getByRole("gridcell", { name: new RegExp(`^${column.replace(/[()]/g, "\\$&")}`) });

/** What the server has not yet answered for is kept on this computer; nothing is left there once all is saved. */
export const unsent = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("hbs.unsent")));
export const nothingUnsent = (page: Page) => expect.poll(() => unsent(page)).toEqual([]);

/** What was entered in a cell: without the word of warning that stands before it for the eye. */
const valueIn = (page: Page, row: number, column: string): Promise<string> =>
  cell(page, row, column).evaluate((drawn) => [...drawn.childNodes].filter((node) => !(node instanceof Element && node.ariaHidden === "true")).map((node) => node.textContent).join("").trim());

/** Empties the first cells of a column. Returns what they held. */
export async function emptied(page: Page, column: string, rows: number): Promise<string[]> {
  const held: string[] = [];
  for (let row = 1; row <= rows; row += 1) held.push(await valueIn(page, row, column));
  await cell(page, 1, column).click();
  if (rows > 1) await cell(page, rows, column).click({ modifiers: ["Shift"] });
  await page.keyboard.press("Delete");
  await expect(cell(page, rows, column)).toHaveText("");
  await nothingUnsent(page);
  return held;
}

/** The keys that type a value into its cell. */
export const keysOf = (value: string): string[] => (value === "1" ? ["1", "Enter"] : value === "Đ" ? ["d"] : [...value.toLowerCase()]);

/** Types the values back that stood there. */
export async function writeBack(page: Page, column: string, held: readonly string[]): Promise<void> {
  await cell(page, 1, column).click();
  if (held.length > 1) await cell(page, held.length, column).click({ modifiers: ["Shift"] });
  await page.keyboard.press("Delete");
  await cell(page, 1, column).click();
  for (const value of held) {
    if (value.length > 2) await page.keyboard.insertText(value);
    for (const key of value.length > 2 || value === "" ? ["Enter"] : keysOf(value)) await page.keyboard.press(key);
  }
  for (const [at, value] of held.entries()) await expect.poll(() => valueIn(page, at + 1, column)).toBe(value);
  await nothingUnsent(page);
}
