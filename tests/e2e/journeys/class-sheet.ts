import { expect, type Page } from "@playwright/test";

/** From Sổ theo dõi to the sheet of a class at the year's end. */
export async function openSheet(page: Page, className: string): Promise<void> {
  await page.goto("/so-theo-doi");
  await page.getByRole("link", { name: new RegExp(`^Lớp ${className}, Cuối năm học`) }).click();
  await expect(page.getByRole("grid")).toBeVisible();
}

export async function openView(page: Page, name: string): Promise<void> {
  const link = page.getByRole("link", { name, exact: true });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "page");
}

export const tab = (page: Page, name: string) => page.getByRole("navigation", { name: "Các trang của bảng tổng hợp" }).getByRole("link", { name }).click();

/** All cells of a column, by what they say to those who hear them. */
export const column = (page: Page, name: string) => page.getByRole("gridcell", { name: new RegExp(`^${literally(name)},`) });

const literally = (text: string) => text.replace(/[()]/g, "\\$&");

/** Stands in the first cell of a column and presses one key for each pupil; the grid goes down by itself. */
export async function typeDown(page: Page, name: string, keys: readonly string[]): Promise<void> {
  await column(page, name).first().click();
  for (const key of keys) await page.keyboard.press(key);
}

/** Writes one text for each pupil, Enter after each, as a person would. */
export async function writeDown(page: Page, name: string, texts: readonly string[]): Promise<void> {
  await column(page, name).first().click();
  for (const text of texts) {
    await page.keyboard.insertText(text);
    await page.keyboard.press("Enter");
  }
}

/** What the server has not yet answered for is kept on this computer; nothing is left there once all is saved. */
const unsent = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("hbs.unsent")));

/** All that was typed is on the server: the word alone may still be that of an earlier save. */
export async function saved(page: Page): Promise<void> {
  await expect.poll(() => unsent(page)).toEqual([]);
  await expect(page.getByRole("status").filter({ hasText: "Đã lưu lúc" })).toBeVisible();
}

/**
 * Sends texts for all pupils at once to the address the grid itself saves to, from the page and with its session:
 * 34 pupils × 4 comments by hand would take longer than all the rest.
 */
export async function sendTexts(page: Page, name: string, text: string): Promise<void> {
  const empty = page.getByRole("gridcell", { name: new RegExp(`^${literally(name)},.*: trống`) });
  const cells = await empty.evaluateAll((all) => all.map((cell) => (cell as HTMLElement).dataset["cell"] ?? ""));
  const [, classId, period] = /so-theo-doi\/([^/]+)\/([^/?]+)/.exec(page.url()) ?? [];
  const changes = cells.map((id) => ({ pupilId: id.split("|")[0], column: id.split("|")[1], value: text, baseVersion: 0 }));
  const answer = await page.evaluate(async (body) => {
    const response = await fetch("/api/sheets/v1/cells", { method: "POST", headers: { "content-type": "application/json" }, body });
    return (await response.json()) as { ok: boolean; value?: { cells: { outcome: string }[] } };
  }, JSON.stringify({ key: crypto.randomUUID(), classId, period, changes }));
  expect(answer.ok).toBe(true);
  expect(answer.value?.cells.filter(({ outcome }) => outcome !== "saved")).toEqual([]);
}

/** The line of a subject on the page Rà soát. */
export const part = (page: Page, subject: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name: subject, exact: true }) });

/** The name of the pupil in a row of the sheet, from 0. */
export const nameAt = (page: Page, row: number): Promise<string> => page.getByRole("grid").getByRole("rowheader").nth(row).innerText();
