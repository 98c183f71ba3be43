import { join } from "node:path";
import type { Page, TestInfo } from "@playwright/test";
import { fingerprintOf } from "../../../lib/signing/certificate";
import { nodeSha256 } from "../../../lib/signing/node-crypto";
import type { Issued } from "../../../scripts/make-pki";
import { expect } from "./people";

/** A class whose year is closed and whose học bạ nobody has begun to sign. */
export const CLASS = "5B";

export const keep = (page: Page, info: TestInfo, name: string) => page.screenshot({ path: join(info.project.outputDir, "looks", `${name}.png`), fullPage: true });

/** The office makes the học bạ of the class, unless it has. */
export async function makeUnits(clerk: Page): Promise<void> {
  await clerk.goto("/hoc-ba");
  await clerk.getByRole("link", { name: new RegExp(`^(Lập|Xem) học bạ lớp ${CLASS}$`) }).click();
  await expect(clerk.getByRole("heading", { level: 1 })).toContainText(CLASS);
  const make = clerk.getByRole("button", { name: /^Lập \d+ học bạ$/ });
  if (!(await make.isVisible())) return;
  await clerk.getByLabel("Người ký với tư cách lãnh đạo").selectOption({ label: "Lê Thị Thu Hương (hiệu trưởng)" });
  await make.click();
  await expect(make).toBeHidden({ timeout: 60_000 });
}

/** Opens the page of certificates with the form for one place of the key. */
export async function declare(page: Page, place: RegExp): Promise<void> {
  await page.goto("/ky-so/chung-thu");
  await page.getByRole("radio", { name: place }).check();
}

/** Gives the file of a certificate whose key is on a token at this person's own computer. */
export async function declareLocal(page: Page, name: string, { certificate }: Issued): Promise<void> {
  await page.getByLabel("Tệp chứng thư (.cer, .crt, .pem)").setInputFiles({ name, mimeType: "application/pkix-cert", buffer: Buffer.from(certificate) });
  await page.getByRole("button", { name: "Khai báo chứng thư", exact: true }).click();
}

/** Ký thử with this certificate. */
export async function tryKey(page: Page, { certificate }: Issued): Promise<void> {
  await page.goto("/ky-so/chung-thu");
  await page.getByRole("listitem").filter({ hasText: fingerprintOf(certificate, nodeSha256) }).getByRole("button", { name: /^Ký thử/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ký thử" })).toBeVisible();
}

/** Where the signing service of this school's signers would listen. */
export const localPortOf = ({ project }: TestInfo): number => Number(project.metadata["localPort"]);

/** How many học bạ the button of a preview would sign. */
export const toSign = async (page: Page): Promise<number> => Number(/\d+/.exec((await page.getByRole("button", { name: /^Ký \d+ học bạ$/ }).textContent()) ?? "")?.[0]);
