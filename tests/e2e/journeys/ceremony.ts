import { expect, type Page } from "@playwright/test";
import { DEMO_PIN } from "../../../scripts/demo-accounts";

/** Presses the button that starts a batch of a class in one role, gives the PIN, and waits until all is signed. */
export async function signClass(page: Page, list: string, className: string, units: number): Promise<void> {
  await page.goto(list === "Đang chờ văn phòng" ? "/phat-hanh" : "/ky-so");
  const row = page.getByRole("list", { name: list }).getByRole("listitem").filter({ hasText: `Lớp ${className}` });
  await row.getByRole("button", { name: new RegExp(`^(Ký|Đóng dấu) ${units} học bạ$`) }).click();
  await givePin(page, DEMO_PIN);
  await expect(page.getByRole("main")).toContainText(`Đã ký ${units} trong ${units} học bạ`, { timeout: 60_000 });
  await expect(page.getByRole("link", { name: "Xong, về trang Ký số" })).toBeVisible();
}

export async function givePin(page: Page, pin: string): Promise<void> {
  await page.getByLabel("PIN của khoá ký").fill(pin);
  await page.getByRole("button", { name: "Ký", exact: true }).click();
}
