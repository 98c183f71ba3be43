import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { ownFolder } from "../../support/school/own";

const ROOT = resolve(import.meta.dirname, "..", "..", "..");

/** Presses a download, in a part of the page when there are several of the name, and keeps the file. Returns its path. */
export async function download(page: Page, link: string, folder: string, within: Page | Locator = page): Promise<string> {
  const arrives = page.waitForEvent("download");
  await within.getByRole("link", { name: link }).click();
  const file = await arrives;
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** What another program says of a file; a non-zero exit fails the journey. */
export const ask = (program: string, ...args: string[]): string => execFileSync(program, args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Runs `npm run -s verify` as a stranger with the demo's trusted root would. */
export function verify(...files: string[]): string {
  const trust = join(ownFolder(), "trust");
  const ending = (end: string) => readdirSync(trust).filter((name) => name.endsWith(end)).map((name) => join(trust, name));
  return ask("npm", "run", "-s", "verify", "--", ...files, "--json", "--trust", ...ending(".crt"), "--crl", ...ending(".crl"));
}

/** Gives a file to the public page and reads its one sentence. */
export async function verdictOf(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<string> {
  await page.goto("/xac-thuc");
  await page.getByLabel("Chọn tệp XML hoặc PDF").setInputFiles(file);
  await expect(page.getByRole("button", { name: "Kiểm tra tệp khác" })).toBeVisible({ timeout: 20_000 });
  return page.getByRole("status").first().innerText();
}

/** The pupil's identity number inside an issued XML. */
export const identityIn = (xml: string): string => /<SO_CCCD(?: [^>]*)?>([^<]+)</.exec(readFileSync(xml, "utf8"))?.[1] ?? "";
