import type { Page } from "@playwright/test";
import { openSheet, openView, saved, tab } from "./class-sheet";
import { expect, test } from "./people";

/** A pupil of 4B who has not completed the year: helped by a plan, assessed again in the summer, certified alone. The class waits for nothing. */
test.describe.configure({ mode: "serial" });

let pupil = "";
const item = (page: Page) => page.getByRole("listitem").filter({ has: page.getByText(pupil, { exact: true }) }).first();
const dialog = (page: Page) => page.getByRole("dialog");

test("giáo viên chủ nhiệm: plans the support, then opens the supplementary assessment", async ({ as }) => {
  const page = await as("gvcn.4b");
  await openSheet(page, "4B");
  await tab(page, "Kết quả cả năm");
  const plan = page.getByRole("button", { name: /^Lập kế hoạch hỗ trợ / }).first();
  pupil = ((await plan.getAttribute("aria-label")) ?? "").replace("Lập kế hoạch hỗ trợ ", "");
  await expect(item(page).getByRole("button", { name: "Mở đánh giá bổ sung" })).toHaveCount(0); // the plan comes first
  await plan.click();
  await dialog(page).getByLabel("Nội dung hỗ trợ").fill("Đọc hiểu và phép chia, ba buổi mỗi tuần");
  await dialog(page).getByRole("button", { name: "Lưu kế hoạch" }).click();
  await expect(item(page)).toContainText("Đọc hiểu và phép chia");
  await item(page).getByRole("button", { name: "Mở đánh giá bổ sung" }).click();
  await expect(item(page)).toContainText("Để lại, đang chờ bổ sung");
});

/** Records a result in every subject that is open for the pupil, hands them in and accepts them. Returns how many they were. */
async function assess(page: Page, level: string, mark: string): Promise<number> {
  const held = page.getByRole("region", { name: "1 học sinh được để lại" });
  const record = held.getByRole("button", { name: /^Ghi kết quả bổ sung / });
  await expect(record.first()).toBeVisible();
  const subjects = await record.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
  for (const subject of subjects) {
    await held.getByRole("button", { name: subject, exact: true }).click();
    await dialog(page).getByLabel("Mức đạt được").selectOption({ label: level });
    await dialog(page).getByLabel("Điểm").fill(mark);
    await dialog(page).getByRole("button", { name: "Ghi kết quả", exact: true }).click();
    await expect(dialog(page)).toBeHidden();
  }
  for (const step of ["Nộp môn", "Nhận"]) {
    for (let left = subjects.length; left > 0; left -= 1) {
      const button = held.getByRole("button", { name: step, exact: true });
      await expect(button).toHaveCount(left);
      await button.first().click();
    }
  }
  await expect(held.getByText("Giáo viên chủ nhiệm đã nhận")).toHaveCount(subjects.length);
  return subjects.length;
}

test("giáo viên: records what the assessment gave beside the first result; it is not enough, and is certified so", async ({ as }) => {
  const page = await as("gvcn.4b");
  await openSheet(page, "4B");
  await tab(page, "Rà soát, xác nhận");
  const held = page.getByRole("region", { name: "1 học sinh được để lại" });
  await expect(held.getByRole("heading", { name: pupil })).toBeVisible();
  await expect(held.getByRole("button", { name: "Xác nhận bổ sung" })).toBeDisabled(); // nothing recorded yet
  expect(await assess(page, "Chưa hoàn thành", "4")).toBeGreaterThan(0);
  await expect(held.getByRole("button", { name: "Tổ chức đánh giá lần hai" })).toHaveCount(0); // that is the head's
  await held.getByRole("button", { name: "Xác nhận bổ sung" }).click();
  await expect(held).toContainText("Giáo viên chủ nhiệm đã xác nhận bổ sung, chờ lãnh đạo duyệt");
});

test("hiệu trưởng: has the pupil assessed once more, by a paper", async ({ as }) => {
  const page = await as("hieutruong");
  await openSheet(page, "4B");
  await tab(page, "Rà soát, xác nhận");
  const held = page.getByRole("region", { name: "1 học sinh được để lại" });
  await held.getByRole("button", { name: `Tổ chức đánh giá lần hai cho ${pupil}` }).click();
  await dialog(page).getByLabel("Số văn bản").fill("61/KH-NTL");
  await dialog(page).getByRole("button", { name: "Tổ chức", exact: true }).click();
  await expect(held).toContainText("Hiệu trưởng tổ chức đánh giá lần hai theo văn bản số 61/KH-NTL");
  await expect(held).toContainText("Để lại, đang chờ bổ sung");
});

test("giáo viên: records the second round in the subjects that were opened again", async ({ as }) => {
  const page = await as("gvcn.4b");
  await openSheet(page, "4B");
  await tab(page, "Rà soát, xác nhận");
  expect(await assess(page, "Hoàn thành", "6")).toBeGreaterThan(0);
});

test("giáo viên chủ nhiệm: raises the competences that were helped too; the year is Hoàn thành, and is certified for this pupil alone", async ({ as }) => {
  const page = await as("gvcn.4b");
  await openSheet(page, "4B");
  await openView(page, "PC, NL");
  const low = page.getByRole("gridcell", { name: new RegExp(`, ${pupil}: C`) });
  await expect(low.first()).toBeVisible();
  for (let left = await low.count(); left > 0; left -= 1) {
    await low.first().click();
    await page.keyboard.press("d");
    await expect(low).toHaveCount(left - 1);
  }
  await saved(page);
  await tab(page, "Kết quả cả năm");
  await page.getByRole("button", { name: `Xác nhận ${pupil}`, exact: true }).click();
  await expect(item(page)).toContainText("Học bạ ghi: Hoàn thành chương trình lớp 4; Được lên lớp 5.");
  await tab(page, "Rà soát, xác nhận");
  const held = page.getByRole("region", { name: "1 học sinh được để lại" });
  await expect(held.getByText(/^Cuối năm .* → Bổ sung C, 4 → Lần hai H, 6$/).first()).toBeVisible();
  await expect(held.getByRole("list", { name: "Phẩm chất, năng lực trước và sau" })).toContainText("Cuối năm Cần cố gắng → Bổ sung Đạt");
  await held.getByRole("button", { name: "Xác nhận bổ sung" }).click();
  await expect(held).toContainText("Giáo viên chủ nhiệm đã xác nhận bổ sung, chờ lãnh đạo duyệt");
});

test("hiệu trưởng: approves the supplement; the class itself was approved all along", async ({ as }) => {
  const page = await as("hieutruong");
  await openSheet(page, "4B");
  await tab(page, "Rà soát, xác nhận");
  const held = page.getByRole("region", { name: "1 học sinh được để lại" });
  await held.getByRole("button", { name: "Duyệt bổ sung" }).click();
  await expect(held).toContainText("Lãnh đạo đã duyệt bổ sung");
  await tab(page, "Lịch sử");
  for (const deed of ["đã duyệt bổ sung", "đã xác nhận bổ sung", "đã cho tổ chức đánh giá lần hai", "đã mở đánh giá bổ sung"]) await expect(page.getByRole("listitem").filter({ hasText: deed }).first()).toBeVisible();
});
