import { mkdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { ask, download, verdictOf, verify } from "./files";
import { signClass } from "./ceremony";
import { column, openSheet, openView, part, saved, sendTexts, tab, typeDown, writeDown } from "./class-sheet";
import { expect, test } from "./people";

/**
 * The main job, from the empty class 4A to a verified file. All levels, marks, traits, heights and weights are typed;
 * of the four comments a pupil the first three pupils' are typed and the rest sent to the address the grid saves to.
 */
test.describe.configure({ mode: "serial", timeout: 120_000 });

const PUPILS = 34;
const FIRST = "Nguyễn Thị Ngọc An"; // STT 1: everything T, all marks 10
const all = (key: string) => Array.from({ length: PUPILS }, () => key);
/** The first pupil stands out, the others are between T and H. */
const levels = Array.from({ length: PUPILS }, (_, index) => (index % 5 === 4 ? "h" : "t"));
const marks = Array.from({ length: PUPILS }, (_, index) => (index === 0 ? ["1", "0"] : index % 5 === 4 ? ["6"] : ["9"])).flat();
const heights = Array.from({ length: PUPILS }, (_, index) => `${128 + (index % 9)},5`);
const weights = Array.from({ length: PUPILS }, (_, index) => `${26 + (index % 7)}`);

const COMPUTING = "Tin học và Công nghệ (Tin học)";
const SPECIALISTS = [
  { username: "gvbm.tienganh", subject: "Ngoại ngữ 1 (Tiếng Anh)", hasMark: true },
  { username: "gvbm.tinhoc", subject: COMPUTING, hasMark: true },
  { username: "gvbm.amnhac", subject: "Nghệ thuật (Âm nhạc)", hasMark: false },
  { username: "gvbm.mithuat", subject: "Nghệ thuật (Mĩ thuật)", hasMark: false },
  { username: "gvbm.thechat", subject: "Giáo dục thể chất", hasMark: false },
] as const;

for (const { username, subject, hasMark } of SPECIALISTS) {
  test(`${username} types the column of ${subject} and hands it in`, async ({ as }) => {
    const page = await as(username);
    await openSheet(page, "4A");
    await typeDown(page, `Mức đạt được, ${subject}`, levels);
    if (hasMark) await typeDown(page, `Điểm KTĐK, ${subject}`, marks);
    await saved(page);
    await page.getByRole("link", { name: "Nộp môn của tôi" }).click();
    await part(page, subject).getByRole("button", { name: "Nộp môn" }).click();
    await expect(part(page, subject)).toContainText("Đã gửi, chờ giáo viên chủ nhiệm");
  });
}

const OWN = ["Tiếng Việt", "Toán", "Đạo đức", "Khoa học", "Lịch sử và Địa lí", "Tin học và Công nghệ (Công nghệ)", "Hoạt động trải nghiệm"] as const;
const WITH_MARK = ["Tiếng Việt", "Toán", "Khoa học", "Lịch sử và Địa lí", "Tin học và Công nghệ (Công nghệ)"];

test("the homeroom teacher types the other subjects and hands them in", async ({ as }) => {
  const page = await as("gvcn.4a");
  await openSheet(page, "4A");
  for (const subject of OWN) await typeDown(page, `Mức đạt được, ${subject}`, levels);
  for (const subject of WITH_MARK) await typeDown(page, `Điểm KTĐK, ${subject}`, marks);
  await saved(page);
  await tab(page, "Rà soát, xác nhận");
  for (const subject of OWN) {
    await part(page, subject).getByRole("button", { name: "Nộp môn" }).click();
    await expect(part(page, subject)).toContainText("Đã gửi, chờ giáo viên chủ nhiệm");
  }
});

test("the homeroom teacher gives qualities and competences, comments, heights and one absence", async ({ as }) => {
  const page = await as("gvcn.4a");
  await openSheet(page, "4A");
  await openView(page, "PC, NL");
  const traits = ["Yêu nước", "Nhân ái", "Chăm chỉ", "Trung thực", "Trách nhiệm", "Tự chủ và tự học", "Giao tiếp và hợp tác", "Giải quyết vấn đề và sáng tạo", "Ngôn ngữ", "Tính toán", "Khoa học", "Công nghệ", "Tin học", "Thẩm mĩ", "Thể chất"];
  for (const trait of traits) await typeDown(page, trait, all("t"));
  await saved(page);
  await openView(page, "Nhận xét");
  const remarks = ["Nhận xét phẩm chất", "Nhận xét năng lực chung", "Nhận xét năng lực đặc thù", "Nhận xét của giáo viên chủ nhiệm"];
  for (const remark of remarks) await writeDown(page, remark, ["Chăm ngoan, biết giúp bạn.", "Tiến bộ rõ so với học kì I.", "Mạnh dạn hơn khi trình bày."]);
  await saved(page);
  for (const remark of remarks) await sendTexts(page, remark, "Em chăm học, lễ phép và biết giúp đỡ bạn bè.");
  await openView(page, "Sức khỏe, ngày nghỉ");
  await writeDown(page, "Chiều cao, xăng-ti-mét", heights);
  await writeDown(page, "Cân nặng, ki-lô-gam", weights);
  await saved(page);
  await tab(page, "Ngày nghỉ");
  await page.getByRole("combobox", { name: /^Buổi/ }).selectOption("Chiều");
  await page.getByRole("list", { name: "Học sinh của lớp" }).getByRole("button", { pressed: false }).first().click();
  await page.getByRole("button", { name: "Ghi buổi nghỉ: 1 em" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "buổi chiều · có phép" }).first()).toBeVisible();
});

test("a part is returned with its reason, mended by its teacher and handed in again", async ({ as }) => {
  const homeroom = await as("gvcn.4a");
  await openSheet(homeroom, "4A");
  await tab(homeroom, "Rà soát, xác nhận");
  await part(homeroom, COMPUTING).getByRole("button", { name: "Trả lại" }).click();
  await homeroom.getByRole("dialog").getByLabel("Lý do").fill("Em Khánh Dung làm bài được 10, nhờ thầy xem lại.");
  await homeroom.getByRole("dialog").getByRole("button", { name: "Trả lại" }).click();
  await expect(part(homeroom, COMPUTING)).toContainText("Được trả lại");

  const teacher = await as("gvbm.tinhoc");
  await teacher.goto("/viec-cua-toi");
  await teacher.getByRole("link", { name: /Sửa và nộp lại Tin học, lớp 4A/ }).click();
  await column(teacher, `Điểm KTĐK, ${COMPUTING}`).nth(1).click();
  await teacher.keyboard.press("1");
  await teacher.keyboard.press("0");
  await saved(teacher);
  await tab(teacher, "Rà soát, xác nhận");
  await expect(part(teacher, COMPUTING)).toContainText("nhờ thầy xem lại");
  await part(teacher, COMPUTING).getByRole("button", { name: "Nộp môn" }).click();
  await expect(part(teacher, COMPUTING)).toContainText("Đã gửi, chờ giáo viên chủ nhiệm");
});

test("the homeroom teacher accepts all parts, confirms the year and certifies the class", async ({ as }) => {
  const page = await as("gvcn.4a");
  await openSheet(page, "4A");
  await tab(page, "Rà soát, xác nhận");
  for (const subject of [...OWN, ...SPECIALISTS.map((one) => one.subject)]) {
    await part(page, subject).getByRole("button", { name: "Nhận", exact: true }).click();
    await expect(part(page, subject)).toContainText("Giáo viên chủ nhiệm đã nhận");
  }
  await tab(page, "Kết quả cả năm");
  await page.getByRole("button", { name: `Xác nhận ${PUPILS} học sinh` }).click();
  const first = page.getByRole("listitem").filter({ hasText: FIRST });
  await expect(first).toContainText("Hoàn thành xuất sắc");
  await first.getByRole("button", { name: `Đề nghị khen thưởng ${FIRST}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Đề nghị hiệu trưởng" }).click();
  await expect(first).toContainText("chờ hiệu trưởng quyết định");
  await tab(page, "Rà soát, xác nhận");
  await page.getByRole("button", { name: "Xác nhận lớp" }).click();
  await expect(page.getByRole("main")).toContainText("Giáo viên chủ nhiệm đã xác nhận, chờ lãnh đạo duyệt");
});

test("the head decides the award and approves the class", async ({ as }) => {
  const page = await as("hieutruong");
  await page.goto("/viec-cua-toi");
  await page.getByRole("link", { name: /Duyệt bảng tổng hợp lớp 4A/ }).click();
  await tab(page, "Kết quả cả năm");
  await page.getByLabel("Số quyết định").fill("45/QĐ-NTL");
  await page.getByRole("button", { name: "Quyết định khen thưởng" }).click();
  await expect(page.getByRole("region", { name: "Kết quả từng học sinh" }).getByRole("listitem").filter({ hasText: FIRST })).toContainText("Quyết định 45/QĐ-NTL");
  await tab(page, "Rà soát, xác nhận");
  await page.getByRole("button", { name: "Duyệt lớp" }).click();
  await expect(page.getByRole("main")).toContainText("Lãnh đạo đã duyệt");
});

test("the head holds the school's review of the class", async ({ as }) => {
  const page = await as("hieutruong");
  await page.goto("/xet-duyet");
  await page.getByRole("link", { name: "Lớp 4A", exact: true }).click();
  await expect(page.getByRole("region", { name: "Lớp 4A", exact: true })).toBeVisible(); // the school's page has the same fields
  await page.getByLabel("Số biên bản").fill("09/BB-XD");
  await page.getByLabel("Số quyết định lên lớp").fill("47/QĐ-NTL");
  await page.getByLabel("Thành phần dự họp").fill("Hiệu trưởng (chủ trì), tổ trưởng khối 4, giáo viên chủ nhiệm lớp 4A");
  await page.getByRole("button", { name: `Xét duyệt ${PUPILS} học sinh` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Quyết định", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("Không còn học sinh nào chờ xét duyệt ở đây");
});

test("the academic clerk makes the học bạ", async ({ as }) => {
  const page = await as("hocvu");
  await page.goto("/hoc-ba");
  await page.getByRole("link", { name: "Xem học bạ lớp 4A" }).click();
  await page.getByLabel("Người ký với tư cách lãnh đạo").selectOption({ label: "Lê Thị Thu Hương (hiệu trưởng)" });
  await page.getByRole("button", { name: `Lập ${PUPILS} học bạ` }).click();
  await expect(page.getByRole("rowheader", { name: FIRST })).toBeVisible({ timeout: 30_000 });
});

const SIGNERS = [...SPECIALISTS.map(({ username }) => username), "gvcn.4a"];
for (const username of SIGNERS) {
  test(`${username} signs the own subjects`, async ({ as }) => signClass(await as(username), "Ký phần môn học của mình", "4A", PUPILS));
}

test("the homeroom teacher signs every pupil, then the head, then the school's seal", async ({ as }) => {
  await signClass(await as("gvcn.4a"), "Ký học bạ của lớp chủ nhiệm", "4A", PUPILS);
  await signClass(await as("hieutruong"), "Ký học bạ với tư cách lãnh đạo", "4A", PUPILS);
  await signClass(await as("vanthu"), "Đang chờ văn phòng", "4A", PUPILS);
});

test("the register has numbers, and the files prove themselves to the public page and to other programs", async ({ as }, info) => {
  const clerk = await as("vanthu");
  await clerk.goto("/phat-hanh");
  const register = clerk.getByRole("table", { name: "Sổ phát hành học bạ số" });
  await expect(register.getByRole("row").filter({ hasText: "4A" })).toHaveCount(PUPILS);
  await register.getByRole("link", { name: FIRST }).click();
  await expect(clerk.getByRole("heading", { level: 1, name: FIRST })).toBeVisible();
  mkdirSync(info.outputDir, { recursive: true });
  const pdf = await download(clerk, "Tải PDF", info.outputDir);
  const xml = await download(clerk, "Tải XML", info.outputDir);

  for (const file of [pdf, xml]) {
    expect(await verdictOf(clerk, file)).toContain("Đúng là học bạ do Trường Tiểu học Nguyễn Thị Lắng phát hành, còn hiệu lực.");
  }
  const changed = (path: string, from: string, to: string) => Buffer.from(readFileSync(path).toString("latin1").replace(from, to), "latin1");
  expect(await verdictOf(clerk, { name: basename(xml), mimeType: "text/xml", buffer: changed(xml, ">10<", ">9<") })).toContain("Tệp này không có giá trị");
  expect(await verdictOf(clerk, { name: basename(pdf), mimeType: "application/pdf", buffer: changed(pdf, "/Rotate 0", "/Rotate 1").fill(0x20, 900, 903) })).not.toContain("còn hiệu lực");

  expect(verify(pdf, xml).trim().split("\n")).toHaveLength(3); // two reports and their comparison; a non-zero exit would have thrown
  expect(ask("qpdf", "--check", pdf)).toContain("No syntax or stream encoding errors found");
  const signatures = ask("pdfsig", "-nocert", pdf);
  expect(signatures.match(/Signature Validation: Signature is Valid\./g)).toHaveLength(3);
  expect(signatures).toMatch(/Total document signed\s*$/m);
});

test("the mother of a pupil of 4A finds the new học bạ", async ({ as }) => {
  const page = await as("phuhuynh.34");
  await page.goto("/gia-dinh");
  await page.getByRole("link", { name: /Lớp 4 · / }).click();
  await expect(page.getByRole("heading", { level: 1, name: FIRST })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Kết quả cả năm" })).toBeVisible();
});
