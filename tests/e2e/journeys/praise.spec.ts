import type { Page } from "@playwright/test";
import { openSheet, tab } from "./class-sheet";
import { expect, test } from "./people";

/** A subject teacher's word of praise: to the own pupils, seen by the homeroom teacher, taken back with a reason. */
const praise = (page: Page) => page.getByRole("region", { name: "Thư khen" });

test("giáo viên bộ môn: praises a pupil, and takes back what went to the wrong one", async ({ as }) => {
  const page = await as("gvbm.mithuat");
  await openSheet(page, "1A");
  await tab(page, "Gợi ý");
  await expect(praise(page)).toBeVisible();
  const pupils = (await praise(page).getByLabel("Học sinh").locator("option").allTextContents()).slice(1);
  expect(pupils.length).toBeGreaterThan(30); // taught to the whole class
  await praise(page).getByRole("button", { name: "Gửi thư khen" }).click();
  // Nothing chosen, nothing sent: the form says which of its fields wait, by their names.
  await expect(praise(page).getByRole("alert").getByRole("listitem")).toHaveText(["“Học sinh” chưa chọn.", "“Lời khen” chưa điền."]);
  await expect(praise(page).getByRole("button", { name: /Rút thư khen/ })).toHaveCount(0);
  for (const [pupil = "", words] of [[pupils[0], "Em vẽ tranh tặng bạn ốm"], [pupils[1], "Gửi nhầm em"]]) {
    await praise(page).getByLabel("Học sinh").selectOption({ label: pupil });
    await praise(page).getByLabel("Lời khen").fill(words ?? "");
    await praise(page).getByRole("button", { name: "Gửi thư khen" }).click();
    await expect(praise(page).getByRole("listitem").filter({ hasText: words ?? "" })).toContainText(pupil);
  }
  const wrong = praise(page).getByRole("listitem").filter({ hasText: "Gửi nhầm em" });
  await wrong.getByRole("button", { name: /Rút thư khen/ }).click();
  await page.getByRole("dialog").getByLabel(/L[yý|í] do/).fill("Chọn nhầm học sinh");
  await page.getByRole("dialog").getByRole("button", { name: /Rút/ }).click();
  await expect(wrong).toContainText("Chọn nhầm học sinh");

  const homeroom = await as("gvcn.1a");
  await openSheet(homeroom, "1A");
  await tab(homeroom, "Kết quả cả năm");
  await expect(homeroom.getByRole("listitem").filter({ hasText: "Em vẽ tranh tặng bạn ốm" }).first()).toContainText((pupils[0] ?? "").replace(/^\d+\. /, ""));
});

test("giáo viên tiếng Anh của một nhóm: the list holds the own group, not the whole class", async ({ as }) => {
  const page = await as("gvbm.tienganh");
  await openSheet(page, "3B");
  await tab(page, "Gợi ý");
  await expect(praise(page)).toBeVisible();
  const reached = (await praise(page).getByLabel("Học sinh").locator("option").count()) - 1;
  const leader = await as("hieutruong");
  await openSheet(leader, "3B");
  const all = await leader.getByRole("grid").getByRole("rowheader").count();
  expect(reached).toBeGreaterThan(5);
  expect(reached).toBeLessThan(all);
});
