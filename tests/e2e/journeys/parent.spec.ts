import { mkdirSync, readFileSync } from "node:fs";
import { download } from "./files";
import { expect, findsNothing, PHONE, test } from "./people";

test("cha mẹ: on a phone, the child's years, the record, both files and the family's code", async ({ as }, info) => {
  const page = await as("phuhuynh.1", PHONE);
  await page.goto("/gia-dinh");
  await expect(page.getByRole("listitem").filter({ hasText: /Lớp [345] · / })).toHaveCount(3);
  await page.getByRole("link", { name: /Lớp 5 · / }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nguyễn Lê Thiên Ân" })).toBeVisible();
  for (const name of ["Vì sao có kết quả này?", "Kết quả cả năm", "Môn học và hoạt động giáo dục", "Chữ ký"]) await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("chưa được Sở tiếp nhận");
  mkdirSync(info.outputDir, { recursive: true });
  expect(readFileSync(await download(page, "Tải bản PDF", info.outputDir)).subarray(0, 5).toString("latin1")).toBe("%PDF-");
  expect(readFileSync(await download(page, "Tải bản XML", info.outputDir), "utf8")).toContain("Nguyễn Lê Thiên Ân");

  const card = page.getByRole("region", { name: "Mã xác nhận của gia đình" });
  const before = await card.innerText();
  await card.getByRole("button", { name: "Đổi mã mới" }).click();
  await expect(card).not.toHaveText(before, { useInnerText: true });
});

test("cha mẹ: another family's child, and the school's own pages, are not there", async ({ as }) => {
  const clerk = await as("vanthu");
  await clerk.goto("/tra-cuu?q=huynh thien an");
  await clerk.getByRole("table").getByRole("link", { name: "Huỳnh Thiên Ân" }).first().click();
  await expect(clerk.getByRole("heading", { level: 1, name: "Huỳnh Thiên Ân" })).toBeVisible();
  const unit = new URL(clerk.url()).pathname.split("/").at(-1) ?? "";
  const page = await as("phuhuynh.1", PHONE);
  await findsNothing(page, `/gia-dinh/${unit}`);
  expect((await page.request.get(`/api/units/${unit}/pdf`)).ok()).toBe(false);
  await page.goto("/so-theo-doi");
  await expect(page).toHaveURL(/\/gia-dinh$/);
});

test("cha mẹ: whose right has ended sees no child", async ({ as }) => {
  const page = await as("phuhuynh.2", PHONE);
  await page.goto("/gia-dinh");
  await expect(page.getByRole("main")).toContainText("Chưa có học sinh nào gắn với tài khoản này");
});
