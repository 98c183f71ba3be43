import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { openSheet, saved } from "./journeys/class-sheet";
import { PHONE, stateOf } from "./journeys/people";

test.use(PHONE);
test.beforeEach(async ({ browser, context }) => context.addCookies((await stateOf(browser, "gvcn.1a")).cookies ?? []));

const MARK = "Điểm KTĐK, Toán";
const markOf = (page: Page) => page.getByRole("group", { name: MARK });
const reasonOf = (page: Page) => page.getByRole("form", { name: `Lý do vắng, ${MARK}` });

test("one pupil at a time takes a V with its reason, keeps it, and gives it up for the mark", async ({ page }) => {
  await openSheet(page, "1A");
  await page.getByRole("link", { name: "Từng em" }).click();
  const held = (await markOf(page).locator("[aria-pressed=true]").textContent()) ?? "";
  await markOf(page).getByRole("button", { name: /Vắng/ }).click();
  await expect(reasonOf(page).getByLabel("Lý do vắng")).toBeFocused();

  await reasonOf(page).getByRole("button", { name: "Ghi vắng" }).click();
  await expect(reasonOf(page).getByRole("alert")).toHaveText(/cần ghi lý do/);
  await reasonOf(page).getByLabel("Lý do vắng").fill("ốm, có giấy khám");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Vắng: ốm, có giấy khám")).toBeVisible();
  await expect(markOf(page).getByRole("button", { name: /Vắng/ })).toBeFocused();
  await saved(page);

  await page.reload();
  await expect(markOf(page).getByRole("button", { name: /Vắng/, pressed: true })).toBeVisible();
  await markOf(page).getByRole("button", { name: held, exact: true }).click();
  await expect(page.getByText("Vắng: ốm, có giấy khám")).toBeHidden();
  await saved(page);
});

test("Escape puts the question for a reason away and nothing has changed", async ({ page }) => {
  await openSheet(page, "1A");
  await page.getByRole("link", { name: "Từng em" }).click();
  const held = (await markOf(page).locator("[aria-pressed=true]").textContent()) ?? "";
  await markOf(page).getByRole("button", { name: /Vắng/ }).click();
  await reasonOf(page).getByLabel("Lý do vắng").fill("ốm");
  await page.keyboard.press("Escape");
  await expect(reasonOf(page)).toBeHidden();
  await expect(markOf(page).getByRole("button", { name: held, exact: true, pressed: true })).toBeVisible();
});
