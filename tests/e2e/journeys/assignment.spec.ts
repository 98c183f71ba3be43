import type { Page } from "@playwright/test";
import { DEMO_PIN } from "../../../scripts/demo-accounts";
import { givePin } from "./ceremony";
import { expect, findsNothing, test } from "./people";

const PLACE = "Giáo dục thể chất lớp 2A";
const sheets = (page: Page) => page.getByRole("main").getByRole("link", { name: /^Lớp 2A, Cuối năm học/ });

test("phó hiệu trưởng prepares a substitute, hiệu trưởng signs; from that day the former teacher finds nothing and the substitute enters", async ({ as }) => {
  const former = await as("gvbm.thechat");
  await former.goto("/so-theo-doi");
  const address = await sheets(former).getAttribute("href");
  const deputy = await as("phohieutruong");
  const substitute = await as("gvbm.tinhoc");
  const name = (await substitute.goto("/viec-cua-toi"), await substitute.getByRole("banner").getByRole("button").last().innerText()).trim();

  await deputy.goto("/phan-cong");
  await deputy.getByRole("button", { name: "Soạn thay đổi phân công" }).click();
  await deputy.getByLabel("Lý do hoặc căn cứ").fill("Dạy thay GDTC lớp 2A");
  await deputy.getByRole("button", { name: "Bắt đầu soạn" }).click();
  await deputy.getByRole("link", { name: "Mở bản đang soạn" }).click();
  await deputy.getByRole("button", { name: `Đổi ${PLACE}`, exact: true }).click();
  const dialog = deputy.getByRole("dialog", { name: `Giao ${PLACE}` });
  const people = await dialog.getByLabel("Giao cho").locator("option").allTextContents();
  await dialog.getByLabel("Giao cho").selectOption({ label: people.find((one) => one.startsWith(`${name} (`)) ?? name });
  await dialog.getByRole("button", { name: "Ghi vào bản đang soạn" }).click();
  await expect(deputy.getByRole("region", { name: /^Thay đổi/ })).toContainText(`Giao ${name}`);
  await deputy.getByRole("button", { name: "Trình hiệu trưởng" }).click();
  await expect(deputy.getByRole("main")).toContainText("Chờ hiệu trưởng quyết định");

  // A draft is no duty: until it is signed, nothing has changed for anybody.
  await former.goto(address ?? "");
  await expect(former.getByRole("heading", { level: 1 })).toContainText("2A");
  await findsNothing(substitute, address ?? "");

  const head = await as("hieutruong");
  await head.goto("/viec-cua-toi");
  await head.getByRole("link", { name: /^Xem và ký: Phân công lần \d+ chờ quyết định/ }).click();
  await expect(head.getByRole("main")).toContainText("Chưa có số quyết định");
  await expect(head.getByRole("button", { name: "Quyết định và ký số" })).toBeDisabled();
  await head.getByRole("button", { name: "Số, ngày, lý do của bản phân công" }).click();
  await head.getByLabel("Số quyết định").fill("27/QĐ-NTL");
  await head.getByRole("dialog").getByRole("button", { name: "Ghi", exact: true }).click();
  await expect(head.getByRole("region", { name: "Văn bản sẽ ký" })).toContainText(`${name} (mã`);
  await head.getByRole("button", { name: "Quyết định và ký số" }).click();
  await givePin(head, DEMO_PIN);
  await expect(head.getByRole("main")).toContainText("Bản phân công đã được ký", { timeout: 60_000 });
  await head.getByRole("link", { name: "Về trang Phân công" }).click();
  await head.getByRole("link", { name: /^Xem bản lần \d+$/ }).first().click();
  await expect(head.getByRole("main")).toContainText("Văn bản đã ký");
  await expect(head.getByRole("link", { name: "Tải chữ ký số (.p7s)" })).toBeVisible();

  await findsNothing(former, address ?? "");
  await former.goto("/viec-cua-toi");
  await expect(former.getByRole("main")).toContainText("Bàn giao GDTC lớp 2A");
  await substitute.goto("/viec-cua-toi");
  await expect(substitute.getByRole("main")).toContainText("Nhận phụ trách GDTC lớp 2A");
  await substitute.goto("/so-theo-doi");
  await sheets(substitute).click();
  await expect(substitute.getByRole("heading", { level: 1 })).toContainText("2A");
});

test("hiệu trưởng gives a deputy a delegation and takes it back; the clerk puts a class into groups", async ({ as }) => {
  const head = await as("hieutruong");
  await head.goto("/phan-cong/uy-quyen");
  await head.getByRole("button", { name: "Ủy quyền cho phó hiệu trưởng" }).click();
  const dialog = head.getByRole("dialog");
  await dialog.getByLabel("Việc được ký thay").selectOption({ label: "Duyệt bảng tổng hợp của lớp (KT. hiệu trưởng)" });
  await dialog.getByLabel("Từ ngày").fill("2020-01-01");
  await dialog.getByLabel("Số văn bản ủy quyền").fill("Giấy ủy quyền số 9/UQ");
  await dialog.getByRole("button", { name: "Ủy quyền", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("từ hôm nay trở đi");
  await dialog.getByLabel("Từ ngày").fill(await dayAfter(head, 0));
  await dialog.getByLabel("Đến hết ngày").fill(await dayAfter(head, 5));
  await dialog.getByRole("button", { name: "Ủy quyền", exact: true }).click();
  const row = head.getByRole("row").filter({ hasText: "9/UQ" });
  await expect(row).toContainText("Đang có hiệu lực");
  await row.getByRole("button", { name: /^Chấm dứt ủy quyền cho/ }).click();
  await head.getByRole("dialog").getByLabel("Lý do").fill("Hiệu trưởng đã đi làm lại");
  await head.getByRole("dialog").getByRole("button", { name: "Chấm dứt", exact: true }).click();
  await expect(row).toContainText("Đã chấm dứt sớm");

  const clerk = await as("hocvu");
  await clerk.goto("/phan-cong/nhom");
  await clerk.getByRole("link", { name: "Xếp nhóm lớp 5B" }).click();
  for (const name of ["Nhóm Anh 1", "Nhóm Anh 2"]) {
    await clerk.getByRole("button", { name: "Thêm nhóm lớp 5B" }).click();
    await clerk.getByRole("dialog").getByLabel("Tên nhóm").fill(name);
    await clerk.getByRole("dialog").getByRole("button", { name: "Thêm", exact: true }).click();
    await expect(clerk.getByRole("dialog")).toHaveCount(0);
  }
  const subject = clerk.getByRole("region", { name: "Ngoại ngữ 1 (Tiếng Anh)" });
  await expect(subject).toContainText("em chưa được xếp vào nhóm nào");
  await subject.getByRole("combobox", { name: /^Nhóm của/ }).first().selectOption({ label: "Nhóm Anh 1" });
  await subject.getByRole("button", { name: "Ghi 1 thay đổi" }).click();
  await expect(subject.getByRole("listitem").filter({ hasText: "Nhóm Anh 1: 1 em" })).toBeVisible();
});

/** A day from today, as the field wants it: the browser's day is the school's (playwright.config.ts). */
const dayAfter = (page: Page, days: number): Promise<string> => page.evaluate((more) => new Date(Date.now() + 7 * 3_600_000 + more * 86_400_000).toISOString().slice(0, 10), days);
