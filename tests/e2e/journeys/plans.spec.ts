import type { Page } from "@playwright/test";
import { column, nameAt, openSheet } from "./class-sheet";
import { expect, test } from "./people";

/** A pupil with a disability in 1A: the plan the teacher proposes, the head's decision, and what the sheet then says. */
test.describe.configure({ mode: "serial" });

const LEVEL = "Mức đạt được, Giáo dục thể chất";
const ROW = 24;
const mine = (page: Page) => column(page, LEVEL).nth(ROW);
let pupil = "";

async function propose(page: Page, number: string, mode: string): Promise<void> {
  await page.goto("/so-theo-doi");
  await page.getByRole("link", { name: "Học sinh khuyết tật" }).click();
  const form = page.getByRole("region", { name: "Trình kế hoạch, lớp 1A" });
  const pupils = form.getByLabel("Học sinh", { exact: true });
  await expect(pupils).toBeVisible();
  await pupils.selectOption({ label: (await pupils.getByRole("option").allTextContents()).find((label) => label.endsWith(pupil)) ?? "" });
  await form.getByLabel("Dạng và mức độ khuyết tật").fill("Vận động, nặng");
  await form.getByLabel("Số kế hoạch giáo dục cá nhân").fill(number);
  await form.getByLabel("GDTC").or(form.getByLabel("Giáo dục thể chất")).selectOption({ label: mode });
  await form.getByRole("button", { name: "Trình hiệu trưởng" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: number })).toContainText("Chờ hiệu trưởng");
}

async function decide(page: Page, number: string, decision: string): Promise<void> {
  await page.goto("/viec-cua-toi");
  await page.getByRole("link", { name: /Quyết định 1 kế hoạch giáo dục cá nhân/ }).click();
  const plan = page.getByRole("listitem").filter({ hasText: number });
  await plan.getByRole("button", { name: "Quyết định", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Số quyết định").fill(decision);
  await page.getByRole("dialog").getByRole("button", { name: "Quyết định", exact: true }).click();
  await expect(plan).toContainText(`QĐ số ${decision}`);
}

test("giáo viên chủ nhiệm: proposes the plan; the sheet is as before until it is decided", async ({ as }) => {
  const page = await as("gvcn.1a");
  await openSheet(page, "1A");
  pupil = await nameAt(page, ROW);
  await expect(mine(page)).not.toHaveText("Miễn");
  await propose(page, "03/KHGDCN", "Miễn học");
  await openSheet(page, "1A");
  await expect(mine(page)).not.toHaveText("Miễn");
});

test("hiệu trưởng: decides it with the number of the decision; the sheet says Miễn and on which papers", async ({ as }) => {
  await decide(await as("hieutruong"), "03/KHGDCN", "15/QĐ-NTL");
  const page = await as("gvcn.1a");
  await openSheet(page, "1A");
  await expect(mine(page)).toHaveText("Miễn");
  await expect(mine(page)).toHaveAccessibleName(/KHGDCN số 03\/KHGDCN, QĐ số 15\/QĐ-NTL/);
});

test("the next decided plan takes its place: nothing is exempt any more, and the level is there again", async ({ as }) => {
  const page = await as("gvcn.1a");
  await propose(page, "04/KHGDCN", "Đánh giá như thường");
  await decide(await as("hieutruong"), "04/KHGDCN", "16/QĐ-NTL");
  await openSheet(page, "1A");
  await expect(mine(page)).not.toHaveText("Miễn");
});
