import { openSheet, tab } from "./class-sheet";
import { expect, test } from "./people";

test("hiệu trưởng: approves a certified class from Việc của tôi, where its teacher is named as waiting", async ({ as }) => {
  const page = await as("hieutruong");
  await page.goto("/viec-cua-toi");
  await expect(page.getByRole("list", { name: "Ai đang chờ tôi" })).toContainText("chủ nhiệm lớp 3A");
  await page.getByRole("link", { name: /Duyệt bảng tổng hợp lớp 3A/ }).click();
  await page.getByRole("button", { name: "Duyệt lớp" }).click();
  await expect(page.getByRole("main")).toContainText("Lãnh đạo đã duyệt");
});

test("hiệu trưởng: decides who has not completed the grade", async ({ as }) => {
  const page = await as("hieutruong");
  await openSheet(page, "3B");
  await tab(page, "Kết quả cả năm");
  const weak = page.getByRole("listitem").filter({ hasText: "Phan Hữu Hào" });
  await expect(weak).toBeVisible();
  const decide = weak.getByRole("button", { name: /^(Được lên lớp|Chưa được lên lớp)$/ });
  const offered = await decide.first().innerText();
  await decide.first().click();
  await page.getByRole("dialog").getByLabel("Số quyết định").fill("46/QĐ-NTL");
  await page.getByRole("dialog").getByRole("button", { name: "Quyết định", exact: true }).click();
  await expect(weak.getByRole("button", { name: offered, exact: true })).toHaveCount(0);
});

test("hiệu trưởng: approves a certificate that waits, with its paper", async ({ as }) => {
  const page = await as("hieutruong");
  await page.goto("/viec-cua-toi");
  await page.getByRole("link", { name: /Phê duyệt 1 chứng thư số/ }).click();
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Trần Thị Thanh Nhung" }) });
  await card.getByRole("group").filter({ hasText: "Phê duyệt" }).first().click();
  await card.getByLabel("Số văn bản phê duyệt").fill("12/CV-PGD");
  await card.getByRole("button", { name: "Ghi nhận phê duyệt" }).click();
  await expect(card.getByRole("button", { name: "Ghi nhận phê duyệt" })).toHaveCount(0);
});
