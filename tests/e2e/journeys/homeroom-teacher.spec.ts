import { openSheet, part, tab } from "./class-sheet";
import { expect, findsNothing, test } from "./people";

test("giáo viên chủ nhiệm: reviews what was handed in, records and takes back an absence, sees whom the class waits for", async ({ as }) => {
  const page = await as("gvcn.1b");
  await page.goto("/viec-cua-toi");
  await page.getByRole("link", { name: /Rà soát \d+ môn đã nộp, lớp 1B/ }).click();
  await part(page, "Giáo dục thể chất").getByRole("button", { name: "Nhận", exact: true }).click();
  await expect(part(page, "Giáo dục thể chất")).toContainText("Giáo viên chủ nhiệm đã nhận");
  const certify = page.getByRole("button", { name: "Xác nhận lớp" });
  await expect(certify).toBeDisabled();
  await expect(certify).toHaveAccessibleDescription(/.+/);

  await tab(page, "Ngày nghỉ");
  const lines = page.getByRole("button", { name: "Rút", exact: true });
  await expect(lines.first()).toBeVisible();
  const before = await lines.count();
  await page.getByRole("combobox", { name: /^Buổi/ }).selectOption("Sáng");
  await page.getByRole("list", { name: "Học sinh của lớp" }).getByRole("button", { pressed: false }).first().click();
  await page.getByRole("button", { name: "Ghi buổi nghỉ: 1 em" }).click();
  await expect(lines).toHaveCount(before + 1);
  await lines.first().click();
  await expect(lines).toHaveCount(before);
});

test("giáo viên chủ nhiệm: the year's result says why, and is confirmed before the class", async ({ as }) => {
  const page = await as("gvcn.2a");
  await openSheet(page, "2A");
  await tab(page, "Kết quả cả năm");
  await page.getByRole("button", { name: /^Xác nhận \d+ học sinh$/ }).click();
  await expect(page.getByRole("main")).toContainText("35/35 học sinh đã xác nhận");
  await tab(page, "Rà soát, xác nhận");
  await page.getByRole("button", { name: "Xác nhận lớp" }).click();
  await expect(page.getByRole("main")).toContainText("Giáo viên chủ nhiệm đã xác nhận, chờ lãnh đạo duyệt");
});

test("giáo viên chủ nhiệm: another class is not there", async ({ as }) => {
  const other = await as("gvcn.2a");
  await openSheet(other, "2A");
  const page = await as("gvcn.1b");
  await findsNothing(page, new URL(other.url()).pathname);
});
