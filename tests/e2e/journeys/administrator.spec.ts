import { openSheet } from "./class-sheet";
import { expect, findsNothing, test } from "./people";

test("quản trị: prepares an account, the head approves it, and the temporary password is shown once", async ({ as }) => {
  const page = await as("quantri");
  await page.goto("/quan-tri/tai-khoan");
  await page.getByRole("link", { name: "Lập tài khoản" }).click();
  const chosen = page.getByLabel("Người dùng");
  const option = (await chosen.getByRole("option").nth(1).textContent()) ?? "";
  const name = option.split(" · ")[0] ?? "";
  await chosen.selectOption({ label: option });
  await page.getByRole("button", { name: "Lập tài khoản" }).click();
  const note = page.getByRole("status").filter({ hasText: "chỉ hiện một lần" });
  await expect(note).toContainText("Mật khẩu tạm");
  await page.goto("/quan-tri/tai-khoan?trang-thai=cho-duyet");
  await page.getByRole("link", { name }).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("button", { name: "Duyệt tài khoản" })).toHaveCount(0);
  const account = new URL(page.url()).pathname;

  const head = await as("hieutruong");
  await head.goto("/viec-cua-toi");
  await expect(head.getByRole("link", { name: /Duyệt \d+ tài khoản mới lập/ })).toBeVisible();
  await head.goto(account);
  await head.getByRole("button", { name: "Duyệt tài khoản" }).click();
  await expect(head.getByRole("main")).toContainText("Đang dùng");
});

test("quản trị: no page shows a result, whoever asks for it by its address", async ({ as }) => {
  const teacher = await as("gvcn.5a");
  await openSheet(teacher, "5A");
  const sheet = new URL(teacher.url()).pathname;
  const page = await as("quantri");
  await page.goto("/viec-cua-toi");
  const rail = page.getByRole("navigation", { name: "Các phần việc" });
  for (const label of ["Sổ theo dõi", "Học bạ", "Phát hành", "Tra cứu"]) await expect(rail.getByRole("link", { name: label, exact: true })).toHaveCount(0);
  for (const address of ["/so-theo-doi", sheet, `${sheet}/ket-qua`, `${sheet}/lich-su`, "/hoc-ba", "/phat-hanh", "/tra-cuu?q=an", "/ky-so"]) await findsNothing(page, address);
  await page.goto("/gia-dinh");
  await expect(page).toHaveURL(/\/viec-cua-toi$/);
});
