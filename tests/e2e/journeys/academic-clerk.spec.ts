import { expect, findsNothing, test } from "./people";

test("nhân viên học vụ: sees who is left out and why before making the học bạ of a class", async ({ as }) => {
  const page = await as("hocvu");
  await page.goto("/viec-cua-toi");
  await page.getByRole("link", { name: /Lập học bạ lớp 5B/ }).click();
  await expect(page.getByRole("button", { name: /^Lập \d+ học bạ$/ })).toBeEnabled();
  await expect(page.getByLabel("Ngày ký phát hành")).toHaveValue(/^\d{4}-\d{2}-\d{2}$/);
  await page.goto("/hoc-ba");
  await page.getByRole("link", { name: "Xem học bạ lớp 3B" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Phan Nguyễn Tường Vy" })).toContainText("số định danh");
});

test("nhân viên học vụ: reads every class, enters and seals nothing", async ({ as }) => {
  const page = await as("hocvu");
  await page.goto("/so-theo-doi");
  await expect(page.getByRole("list", { name: "Các lớp" }).getByRole("heading", { level: 2 })).toHaveCount(10);
  await page.getByRole("link", { name: /^Lớp 1A, Cuối năm học/ }).click();
  await expect(page.getByRole("main")).toContainText("Chỉ xem");
  await findsNothing(page, "/ky-so");
});
