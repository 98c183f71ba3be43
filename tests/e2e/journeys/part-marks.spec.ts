import type { Page } from "@playwright/test";
import { column, openSheet, openView, saved } from "./class-sheet";
import { expect, test } from "./people";

/** The school divides Tiếng Việt of grade 1 into reading and writing; the whole comes of them by its rounding, and is given back. */
test.describe.configure({ mode: "serial" });

const WHOLE = "Điểm KTĐK, Tiếng Việt, cộng từ các phần";
const rule = (page: Page) => page.getByRole("row", { name: /^Tiếng Việt, lớp 1/ });
let before = "";

async function setRule(page: Page, fill: (dialog: ReturnType<Page["getByRole"]>) => Promise<void>): Promise<void> {
  await page.goto("/so-theo-doi/diem-thanh-phan");
  await page.getByRole("button", { name: "Đặt điểm thành phần: Tiếng Việt, lớp 1" }).click();
  const dialog = page.getByRole("dialog", { name: "Tiếng Việt, lớp 1" });
  await fill(dialog);
  await dialog.getByRole("button", { name: "Lưu quy định" }).click();
  await expect(dialog).toBeHidden();
}

test("hiệu trưởng: sets the parts of the test and how they are rounded", async ({ as }) => {
  const teacher = await as("gvcn.1a");
  await openSheet(teacher, "1A");
  before = await column(teacher, "Điểm KTĐK, Tiếng Việt").first().innerText();
  await expect(teacher.getByRole("link", { name: "Điểm thành phần", exact: true })).toHaveCount(0);
  const page = await as("hieutruong");
  await setRule(page, async (dialog) => {
    await dialog.getByLabel("Chấm theo từng phần").check();
    await dialog.getByLabel("Đọc, tối đa").fill("10");
    await dialog.getByLabel("Viết, tối đa").fill("10");
    await dialog.getByLabel("Làm tròn").selectOption({ label: "Từ 0,5 làm tròn lên" });
  });
  await expect(rule(page)).toContainText("Đọc 10 · Viết 10");
});

test("giáo viên: types the parts, and the whole adds up as the school rounds", async ({ as }) => {
  const page = await as("gvcn.1a");
  await openSheet(page, "1A");
  await openView(page, "Điểm thành phần");
  const part = (name: string) => column(page, `${name}, Tiếng Việt, tối đa 10`).first();
  const type = async (name: string, mark: string) => {
    await part(name).click();
    await page.keyboard.insertText(mark);
    await page.keyboard.press("Enter");
  };
  // (7,25 + 7,75) : 2 = 7,5 is 8; (7 + 7,75) : 2 = 7,375 is 7.
  await type("Đọc", "7,25");
  await type("Viết", "7,75");
  await expect(column(page, WHOLE).first()).toHaveText("8");
  await type("Đọc", "7");
  await expect(column(page, WHOLE).first()).toHaveText("7");
  await type("Viết", "10,5");
  await expect(part("Viết")).toHaveAttribute("aria-invalid", "true"); // more than the part can give
  await type("Viết", "7,75");
  await saved(page);
  await page.reload();
  await expect(column(page, WHOLE).first()).toHaveText("7");
  await openView(page, "Môn học và HĐGD");
  await expect(column(page, "Điểm KTĐK, Tiếng Việt").first()).toHaveText("7");

  await openView(page, "Điểm thành phần");
  await type("Đọc", before);
  await type("Viết", before);
  await expect(column(page, WHOLE).first()).toHaveText(before);
  await saved(page);
});

test("hiệu trưởng: takes the rule back; the whole mark stays, typed as before", async ({ as }) => {
  await setRule(await as("hieutruong"), (dialog) => dialog.getByLabel("Chấm theo từng phần").uncheck());
  const page = await as("gvcn.1a");
  await openSheet(page, "1A");
  await expect(page.getByRole("link", { name: "Điểm thành phần", exact: true })).toHaveCount(0);
  await expect(column(page, "Điểm KTĐK, Tiếng Việt").first()).toHaveText(before);
});
