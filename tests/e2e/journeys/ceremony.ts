import { expect, type Page } from "@playwright/test";
import { DEMO_PIN } from "../../../scripts/demo-accounts";

/** Looks at what is to be signed of a class in one role, confirms it with the PIN, and waits until all is signed. */
export async function signClass(page: Page, list: string, className: string, units: number): Promise<void> {
  await page.goto(list === "Đang chờ văn phòng" ? "/phat-hanh" : "/ky-so");
  const row = page.getByRole("list", { name: list }).getByRole("listitem").filter({ hasText: `Lớp ${className}` });
  await row.getByRole("link", { name: new RegExp(`^Xem và (ký|đóng dấu) ${units} học bạ`) }).click();
  await confirm(page, units, DEMO_PIN);
  await expect(page.getByRole("main")).toContainText(`Đã ký ${units} trong ${units} học bạ`, { timeout: 60_000 });
  await expect(page.getByRole("link", { name: "Xong, về trang Ký số" })).toBeVisible();
}

/** The one confirmation of a preview. */
export async function confirm(page: Page, units: number, pin: string): Promise<void> {
  await page.getByLabel("PIN của khóa ký").fill(pin);
  await page.getByRole("button", { name: new RegExp(`^(Ký|Đóng dấu và phát hành) ${units} học bạ$`) }).click();
}

/** The PIN for a batch that waits for it. */
export async function givePin(page: Page, pin: string): Promise<void> {
  await page.getByLabel("PIN của khóa ký").fill(pin);
  await page.getByRole("button", { name: "Ký", exact: true }).click();
}
