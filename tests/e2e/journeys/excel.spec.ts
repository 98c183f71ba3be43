import { readFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Page } from "@playwright/test";
import { download } from "./files";
import { openSheet, openView, tab } from "./class-sheet";
import { expect, test } from "./people";

type Upload = { name: string; mimeType: string; buffer: Buffer };

/** The exported file with some texts of one of its sheets written over, as a person would in Excel. */
function changed(path: string, sheet: number, cells: Record<string, string>): Upload {
  const parts = unzipSync(readFileSync(path));
  const part = `xl/worksheets/sheet${sheet}.xml`;
  let text = strFromU8(parts[part] ?? new Uint8Array());
  for (const [address, value] of Object.entries(cells)) {
    const cell = new RegExp(`(<c r="${address}" s="\\d+")(?:/>|[^>]*>.*?</c>)`);
    expect(text).toMatch(cell);
    text = text.replace(cell, (_, start: string) => `${start} t="inlineStr"><is><t>${value}</t></is></c>`);
  }
  return { name: "lop-1B.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from(zipSync({ ...parts, [part]: strToU8(text) })) };
}

/** Chooses a file once the page listens: before that the field is off, so that nothing chosen is lost. */
async function choose(page: Page, file: Upload | string): Promise<void> {
  const field = page.getByLabel(/Chọn tệp Excel|\.xlsx$/);
  await expect(field).toBeEnabled();
  await field.setInputFiles(file);
  await expect(report(page)).toBeVisible();
}
const report = (page: Page) => page.getByRole("region", { name: "Xem trước" });
const patriotism = (page: Page) => page.getByRole("gridcell", { name: /^Yêu nước/ }).first();

test("giáo viên chủ nhiệm: takes the sheet out to Excel, changes it there, sees each change before it is written, and gives it back", async ({ as }, { outputDir }) => {
  const page = await as("gvcn.1b");
  await openSheet(page, "1B");
  await openView(page, "PC, NL");
  const before = await patriotism(page).innerText();
  const other = before === "Đ" ? "T" : "Đ";
  await tab(page, "Excel");
  await expect(page.getByLabel("Chọn tệp Excel (.xlsx)")).toBeEnabled(); // a download that begins while the page is still arriving cuts the rest of it off: no person is so quick
  const path = await download(page, "Bảng của lớp", outputDir);

  await test.step("the file as it is changes nothing", async () => {
    await choose(page, path);
    await expect(report(page)).toContainText("Tệp không làm thay đổi ô nào");
  });
  await test.step("a slipped row holds everything up", async () => {
    await choose(page, changed(path, 2, { C4: "Người Khác", E5: "C" }));
    await expect(report(page)).toContainText("có thể dòng bị lệch");
    await expect(report(page).getByRole("button", { name: /^Ghi \d+ ô$/ })).toBeDisabled();
  });
  await test.step("a wrong value is told with its reason", async () => {
    await choose(page, changed(path, 2, { E4: "X" }));
    await expect(report(page)).toContainText("phẩm chất, năng lực ghi T, Đ hoặc C");
  });
  await test.step("what is confirmed is in the sheet", async () => {
    await choose(page, changed(path, 2, { E4: other === "Đ" ? "Đạt" : "Tốt" }));
    await expect(report(page).getByRole("row", { name: /Yêu nước/ })).toContainText(other);
    await report(page).getByRole("button", { name: "Ghi 1 ô" }).click();
    await expect(report(page)).toBeHidden();
    await tab(page, "Bảng nhập");
    await openView(page, "PC, NL");
    await expect(patriotism(page)).toHaveText(other);
  });
  await test.step("the first file gives it back", async () => {
    await tab(page, "Excel");
    await choose(page, path);
    await report(page).getByRole("button", { name: "Ghi 1 ô" }).click();
    await expect(report(page)).toBeHidden();
  });
});

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
