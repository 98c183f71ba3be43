import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { openSheet, saved } from "./journeys/class-sheet";
import { stateOf } from "./journeys/people";

test.beforeEach(async ({ browser, context }) => context.addCookies((await stateOf(browser, "gvcn.1a")).cookies ?? []));

/** A class whose year's end is entered and not yet submitted. */
const openClass = (page: Page) => openSheet(page, "1A");

/** The cell of a row (from 1) in a column, by what it says to those who hear it. */
const cell = (page: Page, row: number, column: string) => page.getByRole("row").nth(row + 1).getByRole("gridcell", { name: new RegExp(`^${column}`) });

let giveBack: () => Promise<void> = async () => undefined;

/** Empties the first cells of a column for a test; afterwards they hold again what they held, for the journeys of others. */
async function borrow(page: Page, column: string, rows: number) {
  const held: string[] = [];
  for (let row = 1; row <= rows; row += 1) {
    held.push((await cell(page, row, column).textContent()) ?? "");
    await cell(page, row, column).click();
    await page.keyboard.press("Delete");
  }
  giveBack = async () => {
    for (const [at, text] of held.entries()) await retype(page, at + 1, column, text);
    await saved(page);
  };
}

async function retype(page: Page, row: number, column: string, text: string) {
  await cell(page, row, column).click();
  await page.keyboard.press("Delete");
  if (text.length > 2) {
    await page.keyboard.insertText(text);
    await page.keyboard.press("Enter");
  } else for (const letter of text) await page.keyboard.press(letter === "Đ" ? "d" : letter.toLowerCase());
  await expect(cell(page, row, column)).toHaveText(text);
}

test.afterEach(async () => {
  await giveBack();
  giveBack = async () => undefined;
});

test.describe("the class sheet by keyboard", () => {
  test("levels by one key go down the column, are saved by themselves and are there after a reload", async ({ page }) => {
    await openClass(page);
    await borrow(page, "Mức đạt được, Tiếng Việt", 4);
    await cell(page, 1, "Mức đạt được, Tiếng Việt").click();
    await page.keyboard.press("t");
    await page.keyboard.press("2");
    await page.keyboard.press("Enter");
    await page.keyboard.press("c");
    await expect(cell(page, 1, "Mức đạt được, Tiếng Việt")).toHaveText("T");
    await expect(cell(page, 2, "Mức đạt được, Tiếng Việt")).toHaveText("H");
    await expect(cell(page, 3, "Mức đạt được, Tiếng Việt")).toHaveText("");
    await expect(cell(page, 4, "Mức đạt được, Tiếng Việt")).toHaveText("C");
    await saved(page);
    await page.reload();
    await expect(cell(page, 2, "Mức đạt được, Tiếng Việt")).toHaveText("H");
  });

  test("1 and 10 are told apart without waiting; 15 and 7,5 are refused beside the cell", async ({ page }) => {
    await openClass(page);
    await borrow(page, "Điểm KTĐK, Toán", 4);
    await cell(page, 1, "Điểm KTĐK, Toán").click();
    for (const key of ["1", "0", "1", "Enter", "7", ",", "5", "1", "5"]) await page.keyboard.press(key);
    await expect(cell(page, 1, "Điểm KTĐK, Toán")).toHaveText("10");
    await expect(cell(page, 2, "Điểm KTĐK, Toán")).toHaveText("1");
    await expect(cell(page, 3, "Điểm KTĐK, Toán")).toHaveText("7");
    await expect(cell(page, 3, "Điểm KTĐK, Toán")).toHaveAttribute("aria-invalid", "true");
    await expect(cell(page, 4, "Điểm KTĐK, Toán")).toHaveText("");
    await expect(page.getByText("15 không phải điểm")).toBeVisible();
    await saved(page);
  });

  test("UniKey's Backspace and đ after two D's fill two cells, not one, and empty none", async ({ page }) => {
    await openClass(page);
    await page.getByRole("link", { name: "PC, NL" }).click();
    await borrow(page, "Yêu nước", 3);
    await cell(page, 1, "Yêu nước").click();
    await page.keyboard.press("d");
    await page.evaluate(() => {
      for (const key of ["Backspace", "đ"]) document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    });
    await expect(cell(page, 1, "Yêu nước")).toHaveText("Đ");
    await expect(cell(page, 2, "Yêu nước")).toHaveText("Đ");
    await expect(cell(page, 3, "Yêu nước")).toHaveText("");
    await saved(page);
  });

  test("a comment begins with its first letter and Enter goes on to the next pupil", async ({ page }) => {
    await openClass(page);
    await page.getByRole("link", { name: "Nhận xét", exact: true }).click();
    await borrow(page, "Nhận xét Tiếng Việt", 1);
    await cell(page, 1, "Nhận xét Tiếng Việt").click();
    await page.keyboard.insertText("Đọc lưu loát, viết đúng chính tả.");
    await page.keyboard.press("Enter");
    await expect(cell(page, 1, "Nhận xét Tiếng Việt")).toHaveText("Đọc lưu loát, viết đúng chính tả.");
    await saved(page);
  });

  test("what could not be sent is kept over a reload and sent when the network is back", async ({ page }) => {
    await openClass(page);
    await borrow(page, "Mức đạt được, Tiếng Việt", 5);
    await saved(page);
    await page.route("**/api/sheets/v1/cells", (route) => route.abort());
    await cell(page, 5, "Mức đạt được, Tiếng Việt").click();
    await page.keyboard.press("t");
    await expect(page.getByText("Chưa lưu được 1 ô – mất mạng, đang giữ trên máy")).toBeVisible();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.unroute("**/api/sheets/v1/cells");
    await page.reload();
    await expect(cell(page, 5, "Mức đạt được, Tiếng Việt")).toHaveText("T");
    await saved(page);
  });

  test("batches are sent by a worker, and by the page where no worker comes up", async ({ page }) => {
    await openClass(page);
    await borrow(page, "Mức đạt được, Tiếng Việt", 1);
    await saved(page);
    expect(page.workers()).toHaveLength(1);

    await page.addInitScript(() => {
      const Real = Worker;
      Object.assign(window, { Worker: function noWorker() { return new Real("/khong-co.js"); } });
    });
    await page.reload();
    await cell(page, 1, "Mức đạt được, Tiếng Việt").click();
    await page.keyboard.press("h");
    await saved(page);
    expect(page.workers()).toHaveLength(0);
    await page.reload();
    await expect(cell(page, 1, "Mức đạt được, Tiếng Việt")).toHaveText("H");
  });

  test("fill a column touches empty cells only and one Ctrl+Z takes it back", async ({ page }) => {
    await openClass(page);
    await borrow(page, "Mức đạt được, Đạo đức", 9);
    await cell(page, 1, "Mức đạt được, Đạo đức").click();
    await page.keyboard.press("h");
    await page.getByRole("button", { name: "Điền cả cột" }).click();
    await page.getByRole("button", { name: /^Điền T vào \d+ ô$/ }).click();
    await expect(cell(page, 1, "Mức đạt được, Đạo đức")).toHaveText("H");
    await expect(cell(page, 9, "Mức đạt được, Đạo đức")).toHaveText("T");
    await cell(page, 9, "Mức đạt được, Đạo đức").click();
    await page.keyboard.press("Control+z");
    await expect(cell(page, 9, "Mức đạt được, Đạo đức")).toHaveText("");
    await saved(page);
  });
});
