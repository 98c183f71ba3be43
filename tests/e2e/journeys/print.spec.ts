import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSheet, tab } from "./class-sheet";
import { ask, download } from "./files";
import { expect, findsNothing, test } from "./people";

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hoc-ba-in-"));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

test("giáo viên chủ nhiệm: takes the approved form as PDF and Excel, and the slips of the class", async ({ as }) => {
  const page = await as("gvcn.5a");
  await openSheet(page, "5A");
  await tab(page, "In và thống kê");
  await expect(page.getByRole("region", { name: /mẫu 9$/ })).toContainText("Lãnh đạo đã duyệt");
  const form = await download(page, "Tải bảng tổng hợp (PDF, khổ A3)", folder);
  expect(ask("pdfinfo", form)).toContain("(A3)");
  const text = ask("pdftotext", "-layout", form, "-");
  expect(text).toContain("BẢNG TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ GIÁO DỤC CỦA LỚP");
  expect(text).not.toContain("Bản nháp");
  const excel = readFileSync(await download(page, "Tải bảng tổng hợp (Excel)", folder));
  expect(excel.subarray(0, 2).toString()).toBe("PK");
  const slips = ask("pdftotext", "-layout", await download(page, "Tải phiếu cả lớp (PDF)", folder), "-");
  expect(slips.match(/PHIẾU KẾT QUẢ GIÁO DỤC/g)?.length).toBeGreaterThan(25);
});

test("hiệu trưởng: reads the numbers of the school, of a grade and of a group, and takes them along", async ({ as }) => {
  const page = await as("hieutruong");
  await page.goto("/thong-ke");
  await page.getByLabel("Thời điểm", { exact: true }).selectOption("Cuối học kỳ I");
  await page.getByLabel("Phạm vi").selectOption("Khối 4");
  await page.getByLabel("Nhóm học sinh").selectOption("Nữ");
  await page.getByRole("button", { name: "Xem", exact: true }).click();
  await page.waitForURL(/ky=CK1/);
  await expect(page.getByRole("main")).toContainText("Khối 4, cuối học kỳ I, năm học");
  await expect(page.getByRole("table", { name: "Môn học và hoạt động giáo dục" }).getByRole("rowheader", { name: "Toán", exact: true })).toBeVisible();
  expect(ask("pdftotext", "-layout", await download(page, "Tải thống kê (PDF)", folder), "-")).toContain("THỐNG KÊ KẾT QUẢ ĐÁNH GIÁ GIÁO DỤC");
  await download(page, "Tải thống kê (Excel)", folder);
});

test("giáo viên bộ môn and quản trị: no numbers of the school", async ({ as }) => {
  await findsNothing(await as("gvbm.mithuat"), "/thong-ke");
  await findsNothing(await as("quantri"), "/thong-ke");
});
