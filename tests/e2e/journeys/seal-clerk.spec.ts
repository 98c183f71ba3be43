import { mkdirSync } from "node:fs";
import { download, identityIn } from "./files";
import { expect, test } from "./people";

const LOOKED_FOR = "Tôn Nữ Hoàng Ngọc Minh Châu";

test("văn thư: finds a pupil by name without diacritics, class, code and number in the register", async ({ as }) => {
  const page = await as("vanthu");
  await page.goto("/tra-cuu");
  const found = page.getByRole("table", { name: "Học bạ tìm thấy" });
  const search = async (words: string) => {
    await page.getByRole("search").getByLabel("Tìm", { exact: true }).fill(words);
    await page.getByRole("button", { name: "Tìm", exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(words).replaceAll("%20", "\\+")}`));
  };
  await search("ton nu hoang ngoc minh chau");
  await expect(found.getByRole("link", { name: LOOKED_FOR }).first()).toBeVisible();
  await search("5A");
  await expect(found.getByRole("cell", { name: "5A" }).first()).toBeVisible();

  await found.getByRole("link", { name: LOOKED_FOR }).click();
  await expect(page.getByRole("heading", { level: 1, name: LOOKED_FOR })).toBeVisible();
  const fact = async (name: string) => (await page.getByRole("term").filter({ hasText: name }).locator("xpath=following-sibling::dd[1]").innerText()).trim();
  const [code, number] = [await fact("Mã số tra cứu"), await fact("Số vào sổ phát hành")];
  await page.goto("/tra-cuu");
  for (const words of [code, number]) {
    await search(words);
    await expect(found.getByRole("link", { name: LOOKED_FOR })).toHaveCount(1);
  }
  await search("khong co ai ten nhu vay");
  await expect(page.getByRole("main")).toContainText("Không tìm thấy học bạ nào");
});

test("văn thư: finds by identity number, and the register is there by year", async ({ as }, info) => {
  const page = await as("vanthu");
  await page.goto("/tra-cuu?q=ton+nu+hoang+ngoc+minh+chau");
  await page.getByRole("table", { name: "Học bạ tìm thấy" }).getByRole("link", { name: LOOKED_FOR }).first().click();
  mkdirSync(info.outputDir, { recursive: true });
  await page.goto(`/tra-cuu?q=${identityIn(await download(page, "Tải XML", info.outputDir))}`);
  await expect(page.getByRole("table", { name: "Học bạ tìm thấy" }).getByRole("link", { name: LOOKED_FOR }).first()).toBeVisible();
  await page.goto("/phat-hanh");
  const register = page.getByRole("table", { name: "Sổ phát hành học bạ số" });
  await expect(register.getByRole("row").filter({ hasText: LOOKED_FOR })).toHaveCount(1);
  await expect(register.getByRole("columnheader", { name: "Sở tiếp nhận" })).toBeVisible();
});
