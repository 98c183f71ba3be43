import type { Page } from "@playwright/test";
import { openSheet, openView } from "./class-sheet";
import { expect, test } from "./people";

const patriotism = (page: Page) => page.getByRole("gridcell", { name: /^Yêu nước/ }).first();

/** What a spreadsheet puts on the clipboard, pasted where the keyboard is. */
const paste = (page: Page, lines: readonly (readonly string[])[]) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, lines.map((line) => line.join("\t")).join("\n"));

test("giáo viên chủ nhiệm: a pasted block with one shifted row is refused, and nothing of it is written", async ({ as }) => {
  const page = await as("gvcn.1b");
  await openSheet(page, "1B");
  await openView(page, "PC, NL");
  const [first = "", second = ""] = await page.getByRole("grid").getByRole("rowheader").allInnerTexts();
  const before = await patriotism(page).innerText();
  await patriotism(page).click();
  await paste(page, [[first, "C"], [second, "C"], [first, "C"]]);
  const preview = page.getByRole("dialog", { name: "Xem trước khối dán" });
  await expect(preview).toContainText("khối dán bị lệch dòng");
  await expect(preview.getByRole("button", { name: /^Dán \d+ ô$/ })).toBeDisabled();
  await preview.getByRole("button", { name: "Thôi, không dán" }).click();
  await expect(patriotism(page)).toHaveText(before);
});
