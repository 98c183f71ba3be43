import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { ask, download } from "./files";
import { expect, test } from "./people";

const NEWCOMER = "Võ Thị Kim Ngân";
const OLD_SCHOOL = "Trường Tiểu học Tân Phú Trung";

/** The whole list of a class, from the lists of the school. */
async function openList(page: Page, className: string): Promise<void> {
  await page.goto("/ho-so");
  await page.getByRole("link", { name: `Xem hồ sơ lớp ${className}` }).click();
  await page.getByRole("link", { name: "Xem cả lớp" }).click();
  await expect(page.getByRole("link", { name: "Chỉ xem hồ sơ có lưu ý" })).toBeVisible();
}

/** A pupil's way through the school, by the place in the list; gives the name. */
async function openJourney(page: Page, className: string, index: number): Promise<string> {
  await openList(page, className);
  const link = page.getByRole("table", { name: "Hồ sơ của lớp" }).getByRole("link").nth(index);
  const name = (await link.textContent()) ?? "";
  await link.click();
  await page.getByRole("link", { name: "Quá trình học tập" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Quá trình học tập: ${name}`);
  return name;
}

/** The row of a pupil in a class's sheet: what is said beside the name. */
async function rowOf(page: Page, className: string, period: string, name: string) {
  await page.goto("/so-theo-doi");
  await page.getByRole("link", { name: new RegExp(`^Lớp ${className}, ${period}`) }).click();
  return page.getByRole("grid").getByRole("rowheader", { name: new RegExp(`^${name}`) });
}

test.describe.configure({ mode: "serial" });

test("học vụ receives a pupil in the middle of the year and writes what the old school says; the teacher only reads it", async ({ as }) => {
  const clerk = await as("hocvu");
  await openList(clerk, "1A");
  await clerk.getByRole("link", { name: "Tiếp nhận vào lớp" }).click();
  await clerk.getByLabel("Chuyển đến từ trường").fill(OLD_SCHOOL);
  await clerk.getByLabel("Giấy tờ tiếp nhận").fill("Hồ sơ chuyển trường số 204");
  await clerk.getByLabel("Mã học sinh", { exact: true }).fill("7999000204");
  await clerk.getByLabel("Họ và tên", { exact: true }).fill(NEWCOMER);
  await clerk.getByLabel("Ngày sinh", { exact: true }).fill("2020-03-08");
  // Whatever order the browser writes it in, the day is said under the field.
  await expect(clerk.getByLabel("Ngày sinh", { exact: true })).toHaveAccessibleDescription(/Chủ nhật, 08\/03\/2020$/);
  await clerk.getByLabel("Họ và tên mẹ", { exact: true }).fill("Lê Thị Hoa");
  await clerk.getByRole("button", { name: "Tiếp nhận", exact: true }).click();
  await expect(clerk.getByRole("alert").filter({ hasText: "Mời chọn giới tính" })).toBeVisible(); // the sex is not guessed
  await expect(clerk.getByLabel("Họ và tên", { exact: true })).toHaveValue(NEWCOMER);
  await clerk.getByLabel("Giới tính").selectOption("Nữ");
  await clerk.getByRole("button", { name: "Tiếp nhận", exact: true }).click();
  await expect(clerk.getByRole("heading", { level: 1 })).toHaveText(`Quá trình học tập: ${NEWCOMER}`);
  await expect(clerk.getByRole("main")).toContainText(`Từ ${OLD_SCHOOL}`);

  await clerk.getByRole("link", { name: "Ghi kết quả" }).click();
  await expect(clerk.getByRole("link", { name: "Cuối học kỳ I", exact: true })).toHaveAttribute("aria-current", "page"); // the term the law names first
  await clerk.getByLabel("Ghi theo giấy tờ").fill("Học bạ số, mã tra cứu 7f3a");
  await clerk.getByLabel("Mức Toán").selectOption("Hoàn thành tốt");
  await clerk.getByLabel("Điểm Toán").fill("11");
  await clerk.getByRole("button", { name: "Lưu kết quả của trường cũ" }).click();
  await expect(clerk.getByRole("main")).toContainText("Điểm kiểm tra từ 0 đến 10.");
  await clerk.getByLabel("Điểm Toán").fill("9");
  await clerk.getByRole("button", { name: "Lưu kết quả của trường cũ" }).click();
  await expect(clerk.getByText(`Đã lưu kết quả của ${OLD_SCHOOL}.`)).toBeVisible();
  await clerk.getByLabel("Giấy tờ về ngày nghỉ").fill("Học bạ số, mã tra cứu 7f3a");
  await clerk.getByLabel("Số ngày nghỉ có phép").fill("2,5");
  await clerk.getByRole("button", { name: "Lưu ngày nghỉ ở trường cũ" }).click();
  await expect(clerk.getByRole("main")).toContainText("không nghỉ ngày nào thì ghi 0");
  await clerk.getByLabel("Số ngày nghỉ không phép").fill("0");
  await clerk.getByRole("button", { name: "Lưu ngày nghỉ ở trường cũ" }).click();
  await expect(clerk.getByText(`Đã lưu số ngày nghỉ ở ${OLD_SCHOOL}.`)).toBeVisible();

  const teacher = await as("gvcn.1a");
  const row = await rowOf(teacher, "1A", "Cuối học kỳ I", NEWCOMER);
  await expect(row).toContainText(`không học tại trường ở thời điểm này · Kết quả của ${OLD_SCHOOL}`);
  await expect(teacher.getByRole("row").filter({ hasText: NEWCOMER })).toContainText("9");
  await expect(await rowOf(teacher, "1A", "Cuối năm học", NEWCOMER)).toHaveText(NEWCOMER); // the year's end is ours
  await teacher.getByRole("link", { name: "Sức khỏe, ngày nghỉ" }).click();
  await expect(teacher.getByRole("gridcell", { name: /^Số buổi nghỉ có phép, Võ Thị Kim Ngân: 5\. .*2,5 ngày .* ở Trường Tiểu học Tân Phú Trung/ })).toBeVisible();
  await teacher.getByRole("navigation", { name: "Các trang của bảng tổng hợp" }).getByRole("link", { name: /^Ngày nghỉ/ }).click();
  await expect(teacher.getByRole("region", { name: "Ngày nghỉ ở trường cũ" })).toContainText(`2,5 ngày (có phép 2,5, không phép 0) ở ${OLD_SCHOOL}`);
});

test("học vụ moves a pupil to the parallel class once its subjects are not handed in; the button says so before", async ({ as }) => {
  const clerk = await as("hocvu");
  const name = await openJourney(clerk, "1A", 4);
  const address = clerk.url();
  await expect(clerk.getByRole("button", { name: "Chuyển lớp", exact: true })).toHaveAccessibleDescription(/Lớp 1B có môn đã gửi kết quả cả năm/);

  const teacher = await as("gvcn.1b");
  await teacher.goto("/so-theo-doi");
  await teacher.getByRole("link", { name: /^Lớp 1B, Cuối năm học/ }).click();
  await teacher.getByRole("navigation", { name: "Các trang của bảng tổng hợp" }).getByRole("link", { name: /^Rà soát/ }).click();
  const giveBack = teacher.getByRole("button", { name: "Trả lại", exact: true });
  await expect(giveBack.first()).toBeVisible();
  for (let left = await giveBack.count(); left > 0; left -= 1) {
    await giveBack.first().click();
    await teacher.getByRole("dialog").getByRole("textbox").fill("Lớp nhận thêm học sinh");
    await teacher.getByRole("dialog").getByRole("button", { name: "Trả lại" }).click();
    await expect(teacher.getByRole("dialog")).toHaveCount(0); // what lies under a dialog is not counted
    await expect(giveBack).toHaveCount(left - 1);
  }

  await clerk.goto(address);
  await clerk.getByRole("button", { name: "Chuyển lớp", exact: true }).click();
  await clerk.getByRole("dialog").getByLabel("Lý do").fill("Theo đơn của cha mẹ");
  await clerk.getByRole("dialog").getByRole("button", { name: "Chuyển lớp" }).click();
  await clerk.waitForURL((url) => url.href !== address);
  await expect(clerk.getByRole("main")).toContainText("Lớp 1A → lớp 1B");
  await expect(await rowOf(teacher, "1B", "Cuối học kỳ I", name)).toContainText("Từ lớp 1A chuyển sang");
  await expect(await rowOf(await as("gvcn.1a"), "1A", "Cuối năm học", name)).toContainText("Chuyển sang lớp 1B");
});

test("học vụ prepares a transfer, the head decides, the sheet keeps row and number", async ({ as }) => {
  const clerk = await as("hocvu");
  const name = await openJourney(clerk, "1A", 7);
  await clerk.getByRole("button", { name: "Chuyển trường, thôi học" }).click();
  const dialog = clerk.getByRole("dialog");
  await dialog.getByLabel("Chuyển đến trường").fill("Trường Tiểu học Lê Văn Tám");
  await dialog.getByLabel("Giấy tờ").fill("CT-118");
  await dialog.getByRole("button", { name: "Trình hiệu trưởng" }).click();
  await expect(clerk.getByRole("main")).toContainText("Chờ hiệu trưởng");

  const head = await as("hieutruong");
  await head.goto("/viec-cua-toi");
  await head.getByRole("link", { name: /Quyết định 1 đề nghị chuyển trường/ }).click();
  await expect(head.getByRole("main")).toContainText("Trường Tiểu học Lê Văn Tám");
  await head.getByRole("button", { name: "Đồng ý cho chuyển trường" }).click();
  await expect(head.getByRole("heading", { name: /chờ hiệu trưởng/ })).toHaveCount(0);

  const row = await rowOf(await as("gvcn.1a"), "1A", "Cuối năm học", name);
  await expect(row).toContainText("Chuyển trường");
  await openList(clerk, "1A");
  await expect(clerk.getByRole("region", { name: "Đã rời lớp" })).toContainText(name);

  await clerk.goto("/ho-so/bien-dong");
  const folder = mkdtempSync(join(tmpdir(), "hoc-ba-moves-"));
  const line = (page: Page) => page.getByRole("listitem").filter({ hasText: name });
  const result = await download(clerk, "Kết quả đến ngày chuyển trường", folder, line(clerk));
  const words = ask("pdftotext", "-layout", result, "-").normalize("NFC");
  for (const said of ["ĐẾN NGÀY CHUYỂN TRƯỜNG", name, "Trường Tiểu học Lê Văn Tám", "chưa phải kết quả có chữ ký số"]) expect(words).toContain(said);

  const office = await as("vanthu");
  await office.goto("/phat-hanh");
  await office.getByRole("link", { name: "Hồ sơ chuyển trường" }).click();
  await expect(office.getByRole("main")).not.toContainText(NEWCOMER); // only who has left
  await expect(line(office).getByText(name, { exact: true })).toBeVisible(); // a word of its own, though no link for the office
  const files = unzipSync(readFileSync(await download(office, "Bộ hồ sơ bàn giao", folder, line(office))));
  expect(Object.keys(files)).toEqual(expect.arrayContaining(["danh-muc.txt", "SHA256SUMS.txt", "ket-qua-den-ngay-chuyen-truong.pdf"]));
  expect(strFromU8(files["danh-muc.txt"] ?? new Uint8Array())).toContain(`Học sinh: ${name}`);
  rmSync(folder, { recursive: true });

  await clerk.goto("/ho-so/tiep-nhan");
  await clerk.getByRole("searchbox", { name: /^Em từng học ở trường/ }).fill(name);
  await clerk.getByRole("search", { name: /^Em từng học ở trường/ }).getByRole("button", { name: "Tìm" }).click();
  await expect(clerk.getByRole("link", { name: `Tiếp nhận lại ${name}` })).toBeVisible();
});
