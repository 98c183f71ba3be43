import { join } from "node:path";
import type { Page, TestInfo } from "@playwright/test";
import { DEMO_PIN } from "../../../scripts/demo-accounts";
import { confirm } from "./ceremony";
import { expect, PHONE, test } from "./people";

/** 2B has been through the year like the others of its grade; its homeroom teacher signs all but one, and the rest on a phone. */
test.describe.configure({ mode: "serial", timeout: 180_000 });

const CLASS = "4B";
const keep = (page: Page, info: TestInfo, name: string) => page.screenshot({ path: join(info.project.outputDir, "looks", `${name}.png`), fullPage: true });

test("the office makes the học bạ of a class", async ({ as }) => {
  const page = await as("hocvu");
  await page.goto("/hoc-ba");
  await page.getByRole("link", { name: new RegExp(`lớp ${CLASS}$`) }).click();
  await page.getByLabel("Người ký với tư cách lãnh đạo").selectOption({ label: "Lê Thị Thu Hương (hiệu trưởng)" });
  await page.getByRole("button", { name: /^Lập \d+ học bạ$/ }).click();
  await expect(page.getByRole("button", { name: /^Lập \d+ học bạ$/ })).toBeHidden({ timeout: 60_000 });
});

test("a teacher sees what will be signed, leaves one out, mistypes the PIN, and signs the rest", async ({ as }, info) => {
  const page = await as("gvcn.4b");
  await page.goto("/ky-so");
  await page.getByRole("list", { name: "Ký phần môn học của mình" }).getByRole("link", { name: /^Xem và ký \d+ học bạ/ }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Ký phần môn học của mình" })).toBeVisible();
  const total = Number(/\d+/.exec((await page.getByRole("button", { name: /^Ký \d+ học bạ$/ }).textContent()) ?? "")?.[0]);
  await keep(page, info, "preview");
  for (const summary of await page.getByRole("main").locator("summary").all()) await summary.click();
  const records = page.getByRole("list", { name: `Học bạ lớp ${CLASS}` });
  await expect(records.getByRole("listitem")).toHaveCount(total);
  await records.getByRole("checkbox").nth(1).uncheck();
  await expect(page.getByText("Để lại 1 học bạ chưa ký.")).toBeVisible();
  await keep(page, info, "preview-open");
  await confirm(page, total - 1, "000000");
  await expect(page.getByRole("alert").filter({ hasText: "PIN chưa đúng" })).toBeVisible();
  await keep(page, info, "preview-wrong-pin");
  await confirm(page, total - 1, DEMO_PIN);
  await expect(page.getByRole("main")).toContainText(`Đã ký ${total - 1} trong ${total - 1} học bạ`, { timeout: 60_000 });
  await expect(page.getByRole("table", { name: "Học bạ đã ký trong đợt" }).getByRole("row")).toHaveCount(Math.min(total, 51));
  await expect(page.getByRole("region", { name: "Biên bản đợt ký" })).toContainText(`xác nhận ${total - 1} học bạ`);
  await keep(page, info, "batch-done");
});

test("the one left out is there at the next look, on a phone, with what changed since", async ({ as }, info) => {
  const page = await as("gvcn.4b", PHONE);
  await page.goto("/ky-so");
  await page.getByRole("list", { name: "Ký phần môn học của mình" }).getByRole("link", { name: /^Xem và ký 1 học bạ/ }).click();
  await expect(page.getByText(/học bạ đã ký xong từ lần đó/)).toBeVisible();
  for (const summary of await page.getByRole("main").locator("summary").all()) await summary.click();
  await keep(page, info, "preview-phone");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  await confirm(page, 1, DEMO_PIN);
  await expect(page.getByRole("main")).toContainText("Đã ký 1 trong 1 học bạ", { timeout: 60_000 });
  await keep(page, info, "batch-phone");
});

test("the head finds that the turn has not come, and for whom it waits", async ({ as }, info) => {
  const page = await as("hieutruong");
  await page.goto("/ky-so/xac-nhan/lanh-dao");
  await expect(page.getByRole("region", { name: /^Chưa đến lượt/ })).toContainText(`Lớp ${CLASS}`);
  await keep(page, info, "preview-nothing");
});
