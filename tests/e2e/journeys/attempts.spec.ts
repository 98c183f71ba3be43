import type { Page } from "@playwright/test";
import { column, nameAt, openSheet, saved } from "./class-sheet";
import { expect, test } from "./people";

/** An absent pupil of 1A: "V" with its reason, a make-up, another test the school agrees to. Every attempt stays, the last counts. */
test.describe.configure({ mode: "serial" });

const MARK = "Điểm KTĐK, Toán";
/** A pupil that no other journey speaks of. */
const ROW = 20;
const attempts = (page: Page) => page.getByRole("list", { name: "Các lần kiểm tra" }).getByRole("listitem");
let pupil = "";

test("giáo viên: a pupil who was absent is a V with its reason, and is made up for", async ({ as }) => {
  const page = await as("gvcn.1a");
  await openSheet(page, "1A");
  const cell = column(page, MARK).nth(ROW);
  pupil = await nameAt(page, ROW);
  await cell.click();
  await page.keyboard.press("v");
  await page.keyboard.insertText("ốm, có giấy khám");
  await page.keyboard.press("Enter");
  await expect(cell).toHaveText("V");
  await expect(cell).toHaveAccessibleName(/Vắng: ốm, có giấy khám/);
  await saved(page);

  await cell.click();
  await page.getByRole("button", { name: "Các lần kiểm tra" }).click();
  await expect(page.getByRole("heading", { level: 1, name: pupil })).toBeVisible();
  await expect(attempts(page).last()).toContainText("Vắng: ốm, có giấy khám");
  await page.getByLabel("Điểm").fill("3");
  await page.getByLabel("Mức đạt được").selectOption("C");
  await page.getByRole("button", { name: "Ghi kết quả kiểm tra bù" }).click();
  await expect(attempts(page).last()).toContainText("Kiểm tra bù");
  await expect(attempts(page).last()).toContainText("Lần được tính");
});

test("giáo viên: finds the result unlike the lessons, and asks the school for another test", async ({ as }) => {
  const page = await as("gvcn.1a");
  await openSheet(page, "1A");
  const cell = column(page, MARK).nth(ROW);
  await expect(cell).toHaveText("3");
  await cell.click();
  await page.getByRole("button", { name: "Các lần kiểm tra" }).click();
  await page.getByLabel("Kết quả bất thường ở chỗ nào so với đánh giá thường xuyên").fill("Hằng ngày em tính đúng; hôm kiểm tra bù còn mệt");
  await page.getByRole("button", { name: "Đề xuất với nhà trường" }).click();
  await expect(page.getByRole("region", { name: "Đề xuất kiểm tra khác" })).toContainText("Chờ");
  await expect(page.getByRole("button", { name: "Ghi kết quả kiểm tra khác" })).toHaveCount(0); // not before the school agreed
});

test("hiệu trưởng: agrees, from Việc của tôi", async ({ as }) => {
  const page = await as("hieutruong");
  await page.goto("/viec-cua-toi");
  await page.getByRole("link", { name: /Trả lời 1 đề xuất kiểm tra khác/ }).click();
  const asked = page.getByRole("listitem").filter({ hasText: pupil });
  await asked.getByRole("button", { name: "Đồng ý cho kiểm tra khác" }).click();
  await expect(asked).toContainText("Chờ ghi kết quả");
});

test("giáo viên: writes its result; the sheet shows the last attempt, the page all three", async ({ as }) => {
  const page = await as("gvcn.1a");
  await page.goto("/so-theo-doi/kiem-tra-lai");
  await page.getByRole("link", { name: `Ghi kết quả: ${pupil}, Toán` }).click();
  await page.getByLabel("Điểm").fill("8");
  await page.getByLabel("Mức đạt được").selectOption("T");
  await page.getByRole("button", { name: "Ghi kết quả kiểm tra khác" }).click();
  await expect(attempts(page).last()).toContainText("Kiểm tra khác");
  for (const [at, words] of ["Vắng: ốm", "Kiểm tra bù", "Kiểm tra khác"].entries()) await expect(attempts(page).nth((await attempts(page).count()) - 3 + at)).toContainText(words);
  await expect(page.getByRole("main").getByText("Lần được tính")).toHaveCount(1);
  await page.getByRole("link", { name: "Về bảng nhập" }).click();
  await expect(column(page, MARK).nth(ROW)).toHaveText("8");
});
