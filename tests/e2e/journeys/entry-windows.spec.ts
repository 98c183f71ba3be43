import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./people";

const PLACE = "khối 1, giữa học kỳ I";

const row = (page: Page) => page.getByRole("table", { name: "Lịch nhập theo khối và thời điểm" }).getByRole("row", { name: /^Khối 1/ });
/** The cell of the grade's first period. */
const cell = (page: Page): Locator => row(page).getByRole("cell").first();

test("hiệu trưởng opens a closed period of a grade again, and quản trị closes it on the head's order only", async ({ as }) => {
  const head = await as("hieutruong");
  await head.goto("/lich-nhap");
  await expect(cell(head)).toContainText("Đã khóa nhập");
  await head.getByRole("button", { name: `Mở lại, ${PLACE}`, exact: true }).click();
  const again = head.getByRole("dialog");
  await again.getByLabel("Khóa lúc").fill("2000-01-01T08:00");
  await again.getByLabel("Lý do").fill("Lớp 1A nghỉ bão, nhập bù");
  await again.getByRole("button", { name: "Mở lại", exact: true }).click();
  await expect(again.getByRole("alert")).toContainText("sau lúc này");
  await again.getByLabel("Khóa lúc").fill(await tomorrow(head));
  await again.getByRole("button", { name: "Mở lại", exact: true }).click();
  await expect(cell(head)).toContainText("Đang mở nhập");

  const administrator = await as("quantri");
  await administrator.goto("/lich-nhap");
  await expect(administrator.getByRole("main")).toContainText("Quản trị chỉ mở, khóa nhập theo lệnh của hiệu trưởng");
  await expect(administrator.getByRole("button", { name: /Khóa sớm/ })).toHaveCount(0);

  await head.getByRole("button", { name: `Khóa sớm, ${PLACE}`, exact: true }).click();
  const closing = head.getByRole("dialog");
  await closing.getByLabel("Lý do").fill("Đã nhập bù xong");
  await closing.getByLabel("Người thực hiện").selectOption({ label: "Giao quản trị hệ thống thực hiện theo lệnh này" });
  await closing.getByRole("button", { name: "Khóa sớm", exact: true }).click();
  await expect(head.getByRole("listitem").filter({ hasText: "Đã nhập bù xong" })).toContainText("Chờ quản trị");
  await expect(cell(head)).toContainText("Đang mở nhập");

  await administrator.goto("/viec-cua-toi");
  await administrator.getByRole("link", { name: /Thực hiện 1 lệnh mở, khóa nhập/ }).click();
  await administrator.getByRole("button", { name: "Thực hiện đúng lệnh" }).click();
  await expect(cell(administrator)).toContainText("Đã khóa nhập");

  const teacher = await as("gvcn.1a");
  await teacher.goto("/lich-nhap");
  await expect(cell(teacher)).toContainText("Đã khóa nhập");
  await expect(teacher.getByRole("main").getByRole("button")).toHaveCount(0);
});

/** A day and hour of tomorrow, as the field wants it: the browser's day is near enough to the school's. */
const tomorrow = (page: Page): Promise<string> => page.evaluate(() => new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 16));
