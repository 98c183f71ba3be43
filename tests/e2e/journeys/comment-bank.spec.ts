import { column, openSheet, openView } from "./class-sheet";
import { expect, test } from "./people";

const COLUMN = "Nhận xét phẩm chất";

test("giáo viên chủ nhiệm finds a sentence by its code without leaving the keys, sees the name filled in, and takes it back", async ({ as }) => {
  const page = await as("gvcn.1a");
  await openSheet(page, "1A");
  await openView(page, "Nhận xét");
  const cell = column(page, COLUMN).first();
  const before = (await cell.getAttribute("aria-label")) ?? "";
  const given = before.split(":")[0]?.split(" ").at(-1) ?? "";
  await cell.click();
  await page.keyboard.press("F4");
  const search = page.getByRole("combobox", { name: "Tìm trong ngân hàng nhận xét" });
  await search.fill("pc4");
  await expect(page.getByRole("listbox", { name: "Các câu nhận xét" }).getByRole("option").first()).toContainText(`PC4${given} chăm ngoan`);
  await search.press("Enter");
  await expect(cell).toHaveAttribute("aria-label", new RegExp(`${given} chăm ngoan, biết quan tâm đến mọi người`));
  await expect(page.getByRole("main")).toContainText("Đã lưu");
  await page.keyboard.press("Control+z");
  await expect(cell).toHaveAttribute("aria-label", before);
  await expect(page.getByRole("main")).toContainText("Đã lưu");
});

test("a teacher keeps own sentences only: adds one, words it anew, takes it out of use", async ({ as }) => {
  const page = await as("gvcn.1a");
  await page.goto("/ngan-hang-nhan-xet?phan=OVERALL");
  await expect(page.getByRole("listitem").filter({ hasText: "GV1" }).first().getByRole("button")).toHaveCount(0);
  await page.getByLabel("Câu nhận xét").fill("{ten} vui vẻ suốt năm học.");
  await page.getByRole("button", { name: "Thêm câu" }).click();
  await expect(page.getByRole("alert").first()).toContainText("{tên}");
  await page.getByLabel("Câu nhận xét").fill("{tên} vui vẻ suốt năm học.");
  await page.getByRole("button", { name: "Thêm câu" }).click();
  const own = page.getByRole("listitem").filter({ hasText: "RGV" }).last();
  await expect(own).toContainText("vui vẻ suốt năm học");
  await own.getByRole("button", { name: "Sửa" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Câu nhận xét").fill("{tên} vui vẻ, chan hoà suốt năm học.");
  await dialog.getByRole("button", { name: "Ghi câu mới" }).click();
  await expect(own).toContainText("lần sửa thứ 1");
  await own.getByRole("button", { name: "Ngừng dùng" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "chan hoà suốt năm học" })).toHaveCount(0);
});
