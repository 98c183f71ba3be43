import { mkdirSync } from "node:fs";
import { download, identityIn, verdictOf } from "./files";
import { expect, test } from "./people";

test("anyone: verifies a file without an account, in Vietnamese and in English; a strange file is told so", async ({ as, page }, info) => {
  const mother = await as("phuhuynh.1");
  await mother.goto("/gia-dinh");
  await mother.getByRole("link", { name: /Lớp 4 · / }).click();
  mkdirSync(info.outputDir, { recursive: true });
  const pdf = await download(mother, "Tải bản PDF", info.outputDir);
  expect(await verdictOf(page, pdf)).toContain("Đúng là học bạ do Trường Tiểu học Nguyễn Thị Lắng phát hành, còn hiệu lực.");
  await expect(page.getByRole("heading", { name: "Những điều đã kiểm tra" })).toBeVisible();

  await page.goto("/xac-thuc?lang=en");
  await page.getByLabel("Choose an XML or PDF file").setInputFiles(pdf);
  await expect(page.getByRole("status").first()).toContainText("A genuine transcript issued by");
  const strange = { name: "thu.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 một tệp khác") };
  expect(await verdictOf(page, strange)).not.toContain("còn hiệu lực");
});

test("anyone: the five facts together find the record, and one wrong fact is not named", async ({ as, page }, info) => {
  const mother = await as("phuhuynh.1");
  await mother.goto("/gia-dinh");
  await mother.getByRole("link", { name: /Lớp 5 · / }).click();
  mkdirSync(info.outputDir, { recursive: true });
  const identity = identityIn(await download(mother, "Tải bản XML", info.outputDir));
  const status = mother.getByRole("region", { name: "Tình trạng" });
  const lookup = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(await status.innerText())?.[0] ?? "";
  const secret = /\n([A-Z0-9]+(?:-[A-Z0-9]+)+)\n/.exec(await mother.getByRole("region", { name: "Mã xác nhận của gia đình" }).innerText())?.[1] ?? "";
  await mother.goto("/gia-dinh");
  const born = /\d\d\/\d\d\/\d{4}/.exec(await mother.getByRole("main").innerText())?.[0] ?? "";

  await page.goto(`/xac-thuc/${lookup}`);
  await expect(page.getByRole("status").first()).toContainText("Sổ phát hành của trường có học bạ mang mã này");
  const ask = async (given: string) => {
    await page.getByLabel("Họ và tên học sinh").fill("nguyễn lê thiên ân");
    await page.getByLabel("Ngày, tháng, năm sinh").fill(born);
    await page.getByLabel("Số định danh cá nhân").fill(given);
    await page.getByLabel("Mã xác nhận").fill(secret);
    await page.getByRole("button", { name: "Kiểm tra", exact: true }).click();
  };
  await ask(identity.replace(/.$/, (digit) => String((Number(digit) + 1) % 10)));
  await expect(page.getByRole("main").getByRole("alert")).not.toContainText("định danh");
  await ask(identity);
  await expect(page.getByRole("status").filter({ hasText: "còn hiệu lực" }).first()).toContainText("Nguyễn Lê Thiên Ân");
});
