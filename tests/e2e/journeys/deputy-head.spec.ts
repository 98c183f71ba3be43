import { expect, findsNothing, test } from "./people";

test("phó hiệu trưởng: stands among the signing heads by a written delegation, and owns no accounts", async ({ as }) => {
  const clerk = await as("hocvu");
  await clerk.goto("/hoc-ba");
  await clerk.getByRole("link", { name: "Xem học bạ lớp 5B" }).click();
  const head = clerk.getByLabel("Người ký với tư cách lãnh đạo");
  await expect(head.getByRole("option", { name: "Vương Thành Vinh (phó hiệu trưởng, ký thay)" })).toHaveCount(1);
  await expect(head.getByRole("option", { name: /Trần Thị Thanh Nhung/ })).toHaveCount(0);

  const deputy = await as("phohieutruong");
  await deputy.goto("/viec-cua-toi");
  await expect(deputy.getByRole("main")).toContainText("Phó hiệu trưởng");
  await deputy.goto("/so-theo-doi");
  await expect(deputy.getByRole("link", { name: /^Lớp 3A, Cuối năm học/ })).toBeVisible();
  await findsNothing(deputy, "/quan-tri/tai-khoan");
});

test("phó hiệu trưởng: without a delegation for class years a class is read, not approved", async ({ as }) => {
  const page = await as("phohieutruong2");
  await page.goto("/so-theo-doi");
  await page.getByRole("link", { name: /^Lớp 3A, Cuối năm học/ }).click();
  await page.getByRole("link", { name: "Rà soát, xác nhận" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Rà soát lớp 3A/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Duyệt lớp" })).toHaveCount(0);
});
