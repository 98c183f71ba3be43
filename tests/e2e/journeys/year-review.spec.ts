import { openSheet, part, tab } from "./class-sheet";
import { expect, test } from "./people";

/** Class 2B from the last subject to the school's review: one pupil is left out by the teacher, one set aside by the meeting. */
test.describe.configure({ mode: "serial", timeout: 60_000 });

const HELD_OUT = "Phạm Thiên Châu";
const SET_ASIDE = "Trần Huỳnh Gia Danh";
const TO_HAND_IN = ["Đạo đức", "Hoạt động trải nghiệm"];
const TO_ACCEPT = ["Toán", "Ngoại ngữ 1 (Tiếng Anh)", "Đạo đức", "Tự nhiên và Xã hội", "Giáo dục thể chất", "Nghệ thuật (Mĩ thuật)", "Hoạt động trải nghiệm"];

test("giáo viên thể chất hands in the last subject of 2B", async ({ as }) => {
  const page = await as("gvbm.thechat");
  await openSheet(page, "2B");
  await tab(page, "Rà soát, xác nhận");
  await part(page, "Giáo dục thể chất").getByRole("button", { name: "Nộp môn" }).click();
  await expect(part(page, "Giáo dục thể chất")).toContainText("Đã gửi, chờ giáo viên chủ nhiệm");
});

test("giáo viên chủ nhiệm certifies the class with one pupil left out, for a reason that is shown", async ({ as }) => {
  const page = await as("gvcn.2b");
  await openSheet(page, "2B");
  await tab(page, "Rà soát, xác nhận");
  for (const subject of TO_HAND_IN) {
    await part(page, subject).getByRole("button", { name: "Nộp môn" }).click();
    await expect(part(page, subject)).toContainText("Đã gửi, chờ giáo viên chủ nhiệm");
  }
  for (const subject of TO_ACCEPT) {
    await part(page, subject).getByRole("button", { name: "Nhận", exact: true }).click();
    await expect(part(page, subject)).toContainText("Giáo viên chủ nhiệm đã nhận");
  }
  await page.getByRole("button", { name: "Để lại một học sinh" }).click();
  await page.getByRole("dialog").getByLabel("Học sinh").selectOption({ label: HELD_OUT });
  await page.getByRole("dialog").getByLabel("Lý do").fill("Nằm viện, chờ kiểm tra bù môn Toán");
  await page.getByRole("dialog").getByRole("button", { name: "Để lại", exact: true }).click();
  await expect(page.getByRole("region", { name: "1 học sinh được để lại" })).toContainText("Nằm viện, chờ kiểm tra bù môn Toán");
  await tab(page, "Kết quả cả năm");
  await page.getByRole("button", { name: /^Xác nhận \d+ học sinh$/ }).click();
  await page.getByRole("button", { name: /^Đề nghị khen thưởng Võ Nguyễn Minh Châu/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Đề nghị hiệu trưởng" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Võ Nguyễn Minh Châu" })).toContainText("chờ hiệu trưởng quyết định");
  await tab(page, "Rà soát, xác nhận");
  await page.getByRole("button", { name: "Xác nhận lớp" }).click();
  await expect(page.getByRole("main")).toContainText("Giáo viên chủ nhiệm đã xác nhận, chờ lãnh đạo duyệt");
});

test("hiệu trưởng approves the class, then decides the review in one go, with one pupil set aside", async ({ as }) => {
  const page = await as("hieutruong");
  await openSheet(page, "2B");
  await tab(page, "Rà soát, xác nhận");
  await page.getByRole("button", { name: "Duyệt lớp" }).click();
  await expect(page.getByRole("main")).toContainText("Lãnh đạo đã duyệt");
  await page.goto("/xet-duyet");
  await page.getByRole("link", { name: "Lớp 2B", exact: true }).click();
  await expect(page.getByRole("region", { name: "Lớp 2B", exact: true })).toBeVisible(); // the school's page has the same list
  await page.getByText("Lớp 2B · 31 học sinh").click();
  await page.getByRole("button", { name: `Để lại ${SET_ASIDE}` }).click();
  await page.getByLabel(`Lý do để lại ${SET_ASIDE}`).fill("Chờ xác minh ngày nghỉ");
  await page.getByLabel("Số biên bản").fill("08/BB-XD");
  await page.getByLabel("Số quyết định lên lớp").fill("48/QĐ-NTL");
  await page.getByLabel("Số quyết định khen thưởng").fill("49/QĐ-NTL");
  await page.getByLabel("Thành phần dự họp").fill("Hiệu trưởng (chủ trì), tổ trưởng khối 2, giáo viên chủ nhiệm lớp 2B");
  await page.getByRole("button", { name: "Xét duyệt 30 học sinh, 1 khen thưởng, để lại 1" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Quyết định", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("Lần trước để lại: Chờ xác minh ngày nghỉ");
  await page.getByRole("link", { name: "Xem biên bản 08/BB-XD" }).click();
  const minutes = page.getByRole("article");
  await expect(minutes.getByRole("row").filter({ hasText: SET_ASIDE })).toContainText("Để lại: Chờ xác minh ngày nghỉ");
  await expect(minutes.getByRole("row").filter({ hasText: "Võ Nguyễn Minh Châu" })).toContainText("Đạt danh hiệu Học sinh Xuất sắc");
});

test("học vụ reads why these two have no học bạ yet; the others have", async ({ as }) => {
  const page = await as("hocvu");
  await page.goto("/hoc-ba");
  await page.getByRole("link", { name: "Xem học bạ lớp 2B" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: HELD_OUT })).toContainText("Được để lại: Nằm viện, chờ kiểm tra bù môn Toán. Chờ giáo viên chủ nhiệm xác nhận bổ sung");
  await expect(page.getByRole("listitem").filter({ hasText: SET_ASIDE })).toContainText("Hội nghị xét duyệt để lại: Chờ xác minh ngày nghỉ.");
  await expect(page.getByRole("button", { name: /^Lập \d+ học bạ$/ })).toBeEnabled();
});
