import { openSheet, tab } from "./class-sheet";
import { expect, test } from "./people";

test("tổ trưởng chuyên môn: reads the class of the department and follows who did what, but changes nothing there", async ({ as }) => {
  const page = await as("gvcn.4b");
  await page.goto("/viec-cua-toi");
  await expect(page.getByRole("main")).toContainText("Tổ trưởng chuyên môn");
  await openSheet(page, "4A");
  await expect(page.getByRole("main")).toContainText("Chỉ xem");
  await expect(page.getByRole("button", { name: "Điền cả cột" })).toHaveCount(0);
  await tab(page, "Rà soát, xác nhận");
  await expect(page.getByRole("heading", { level: 2, name: "Các môn học và hoạt động giáo dục" })).toBeVisible();
  for (const name of ["Nộp môn", "Nhận", "Trả lại", "Xác nhận lớp", "Duyệt lớp"]) await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
});
