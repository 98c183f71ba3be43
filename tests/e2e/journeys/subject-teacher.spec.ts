import { column, openSheet, saved, tab, typeDown } from "./class-sheet";
import { expect, findsNothing, test } from "./people";

test("giáo viên bộ môn: finds the own column from Việc của tôi, types it, and meets no other subject", async ({ as }) => {
  const page = await as("gvbm.mithuat");
  await page.goto("/viec-cua-toi");
  await expect(page.getByRole("link", { name: /Mĩ thuật.*, lớp 1A, cuối năm học/ })).toBeVisible();
  await openSheet(page, "1A");
  const mine = "Mức đạt được, Nghệ thuật (Mĩ thuật)";
  await expect(column(page, "Mức đạt được, Toán")).toHaveCount(0);
  // Another level than the one that stands there: a value typed again, or back again, is not sent.
  const levels = (await column(page, mine).allTextContents()).slice(0, 2).map((level) => (level === "H" ? "T" : "H"));
  await typeDown(page, mine, [...levels.map((level) => level.toLowerCase()), "x"]);
  await expect(column(page, mine).nth(0)).toHaveText(levels[0] ?? "");
  await expect(column(page, mine).nth(1)).toHaveText(levels[1] ?? "");
  await expect(column(page, mine).nth(2)).toHaveAttribute("aria-invalid", "true");
  await saved(page);
  await tab(page, "Lịch sử");
  await expect(page.getByRole("listitem").filter({ hasText: "đã nhập" }).first()).toBeVisible();
});

test("giáo viên bộ môn: what is not theirs is not there", async ({ as }) => {
  const homeroom = await as("gvcn.5a");
  await homeroom.goto("/hoc-ba");
  await homeroom.getByRole("link", { name: "Xem học bạ lớp 5A" }).click();
  await expect(homeroom.getByRole("heading", { level: 1, name: "Học bạ lớp 5A" })).toBeVisible();
  const page = await as("gvbm.mithuat");
  for (const address of [new URL(homeroom.url()).pathname, "/phat-hanh", "/tra-cuu", "/quan-tri/tai-khoan"]) {
    await findsNothing(page, address);
  }
});
