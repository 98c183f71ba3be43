import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, type Page, type TestInfo } from "@playwright/test";
import { PHONE, test } from "../journeys/people";
import { LOOKS, type Look } from "./pages";

/** Every page in both sizes: nothing serious for axe, no sideways scroll on the phone, the skip link first, no console error. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** LOOKS=1 keeps a picture of every page, for the eye; otherwise only of those where something is wrong. */
const KEEPS_PICTURES = process.env["LOOKS"] === "1";
const SIZES = [
  ["desktop", { viewport: { width: 1366, height: 768 } }],
  ["phone", PHONE],
] as const;

type Finding = { id: string; impact: string | null; nodes: { target: unknown; failureSummary?: string }[] };

/** What axe calls serious or critical on the page as it stands. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const findings = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: Finding[] }> } };
    return (await axe.run()).violations;
  });
  return findings
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${String(target)} ${failureSummary ?? ""}`).join(" | ")}`);
}

const sidewaysScroll = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The first Tab reaches the skip link, and it leads into the page. */
async function skipLinkLeadsInside(page: Page): Promise<boolean> {
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Đến nội dung chính" });
  if (!(await skip.evaluate((link) => link === document.activeElement))) return false;
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  return page.getByRole("main").evaluate((main) => main.contains(document.activeElement) || main.querySelector("a, button, input, select, textarea") === null);
}

async function lookAt(page: Page, { name, open }: Look, size: string, info: TestInfo): Promise<void> {
  const wrongBefore = info.errors.length;
  await open(page);
  await expect(page.getByRole("heading", { level: 1 }), name).toBeVisible();
  if (size === "phone") expect.soft(await sidewaysScroll(page), `${name}: sideways scroll`).toBeLessThanOrEqual(0);
  expect.soft(await seriousFindings(page), `${name}: axe`).toEqual([]);
  if (KEEPS_PICTURES || info.errors.length > wrongBefore) await page.screenshot({ path: join(info.project.outputDir, "looks", `${size}-${name}.png`), fullPage: true });
  expect.soft(await skipLinkLeadsInside(page), `${name}: skip link`).toBe(true);
}

const PEOPLE = [...new Set(LOOKS.map(({ who }) => who))];

for (const [size, options] of SIZES) {
  for (const who of PEOPLE) {
    test(`the pages of ${who ?? "anyone"} on ${size}`, async ({ as, visit }, info) => {
      const page = who === null ? await visit(options) : await as(who, options);
      for (const look of LOOKS.filter((one) => one.who === who)) await lookAt(page, look, size, info);
    });
  }
}
