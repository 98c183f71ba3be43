import { expect, test } from "@playwright/test";
import type pg from "pg";
import { DEMO_PASSWORD } from "../../scripts/demo-accounts";
import { openPortalDatabase } from "../support/portal-over-http";
import { cell, emptied, nothingUnsent, unsent, writeBack } from "./borrowed-cells";
import { openSheet, openView } from "./journeys/class-sheet";

/** Network gone, session over, page closed: what was typed goes up after signing in again, in the name of who typed it. */
const LEVEL = "Mức đạt được, Đạo đức";
const TEACHER = "gvcn.1a";

let database: pg.Client;
test.beforeAll(async () => {
  database = await openPortalDatabase();
});
test.afterAll(() => database.end());

/** Ends the newest session of a teacher, as the clock does when an hour passes unused. */
const endSession = (username: string) =>
  database.query("update tracking.session set ended_at = now() where id = (select s.id from tracking.session s join tracking.account a on a.id = s.account_id where a.username = $1 order by s.created_at desc limit 1)", [username]);

test("without a network until after the session has ended: nothing is lost", async ({ page }) => {
  const signIn = async () => {
    await page.getByLabel("Tên đăng nhập").fill(TEACHER);
    await page.getByLabel("Mật khẩu").first().fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "Đăng nhập" }).click();
    await page.waitForURL(({ pathname }) => pathname.startsWith("/so-theo-doi"));
  };
  page.on("dialog", (dialog) => void dialog.accept()); // the browser asks before a page with unsent cells is left
  await page.goto("/dang-nhap?ve=/so-theo-doi");
  await signIn();
  await openSheet(page, "1A");
  await openView(page, "Môn học và HĐGD");
  const held = await emptied(page, LEVEL, 4);

  // The network goes in the middle of the column, and the session ends before it comes back.
  await page.context().setOffline(true);
  await cell(page, 1, LEVEL).click();
  for (const key of ["t", "h", "c", "t"]) await page.keyboard.press(key);
  await expect(page.getByText("Chưa lưu được 4 ô – mất mạng, đang giữ trên máy")).toBeVisible();
  await endSession(TEACHER);
  await page.context().setOffline(false);
  await expect(page.getByText("Phiên làm việc đã hết, 4 ô đang giữ trên máy.")).toBeVisible();
  expect(await unsent(page)).toHaveLength(1);

  await page.getByRole("link", { name: "Đăng nhập lại" }).click();
  await signIn();
  await expect(page.getByRole("grid")).toBeVisible();
  await nothingUnsent(page);
  await page.reload();
  for (const [at, level] of ["T", "H", "C", "T"].entries()) await expect(cell(page, at + 1, LEVEL)).toHaveText(level);
  await writeBack(page, LEVEL, held);
});
