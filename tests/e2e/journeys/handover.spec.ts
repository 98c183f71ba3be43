import type { Page } from "@playwright/test";
import { expect, findsNothing, test } from "./people";

/** 4B on its way to next year's teacher, the one of 3B: minutes, both sides' confirmations, and the list of work of either. */
test.describe.configure({ mode: "serial" });

const row = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });

/** Saves the minutes, and looks at them anew: what is signed is what the page shows. */
async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Lưu biên bản" }).click();
  await expect(page.getByText("Đã lưu biên bản.")).toBeVisible();
  await page.reload();
}

/** The head records how the results of 4B were accepted, from the list of work. */
async function accept(page: Page): Promise<void> {
  await page.goto("/viec-cua-toi");
  await page.getByRole("link", { name: /Nghiệm thu kết quả giáo dục/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /bàn giao/i })).toBeVisible();
  if (new URL(page.url()).pathname === "/ban-giao") await page.getByRole("link", { name: "Mở biên bản bàn giao lớp 4B" }).click();
  await page.getByRole("button", { name: "Ghi nghiệm thu lớp 4B" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Thành phần").fill("Phó hiệu trưởng, tổ trưởng khối 4, giáo viên nhận lớp");
  await dialog.getByLabel("Số học sinh đã đối chiếu").fill("12");
  await dialog.getByLabel("Kết quả nghiệm thu").fill("Điểm, mức khớp với bài làm");
  await dialog.getByRole("button", { name: "Lưu nghiệm thu" }).click();
  await expect(page.getByRole("region", { name: "Nghiệm thu kết quả giáo dục" })).toContainText("Phó hiệu trưởng, tổ trưởng khối 4, giáo viên nhận lớp. Đối chiếu bài kiểm tra cuối năm của 12/33 học sinh.");
}

test("giáo viên giao: finds the class in Việc của tôi, writes the minutes and signs", async ({ as }) => {
  const receiver = await as("gvcn.3b");
  await receiver.goto("/ban-giao");
  const name = /Bên giao: ([^·]+) ·/.exec(await row(receiver, "Lớp 3B").innerText())?.[1]?.trim() ?? "";
  expect(name).not.toBe("");
  const page = await as("gvcn.4b");
  await page.goto("/viec-cua-toi");
  await page.getByRole("link", { name: /Lập biên bản bàn giao lớp 4B/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bàn giao lớp 4B" })).toBeVisible();
  await findsNothing(receiver, new URL(page.url()).pathname); // not named as the receiver yet

  await expect(page.getByRole("button", { name: "Ký bàn giao" })).toBeDisabled();
  await expect(page.getByRole("main")).toContainText("Lãnh đạo chưa ghi nghiệm thu kết quả giáo dục của lớp");
  await accept(await as("hieutruong"));
  await page.reload();
  await expect(page.getByRole("region", { name: "Nghiệm thu kết quả giáo dục" })).toContainText("Điểm, mức khớp với bài làm");
  await page.getByLabel("Giáo viên nhận lớp năm học tiếp theo").selectOption({ label: name });
  await page.getByLabel("Nét nổi bật của lớp").fill("Đoàn kết, đọc tốt, thích làm việc nhóm");
  await page.getByLabel("Hạn chế, điều cần lưu ý").fill("Vài em còn rụt rè khi nói trước lớp");
  await expect(page.getByRole("button", { name: "Ký bàn giao" })).toBeDisabled(); // only what was saved is signed
  await expect(page.getByRole("main")).toContainText("Biên bản có chỗ vừa sửa chưa lưu; lưu biên bản rồi ký.");
  await save(page);
  await page.getByRole("button", { name: "Ký bàn giao" }).click();
  await expect(page.getByRole("main")).toContainText("Bên giao đã ký, chờ bên nhận");
  await page.goto("/viec-cua-toi");
  await expect(page.getByRole("list", { name: "Tôi đang chờ ai" })).toContainText(name);
});

test("giáo viên nhận: sends the minutes back with a reason, receives the class once they are mended", async ({ as }) => {
  const [receiver, giver] = [await as("gvcn.3b"), await as("gvcn.4b")];
  const open = async (page: Page, work: RegExp) => {
    await page.goto("/viec-cua-toi");
    await page.getByRole("link", { name: work }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Bàn giao lớp 4B" })).toBeVisible();
  };
  await open(receiver, /Nhận bàn giao lớp 4B/);
  await receiver.getByRole("button", { name: "Trả lại biên bản" }).click();
  await receiver.getByRole("dialog").getByLabel("Lý do").fill("Xin ghi thêm em cần theo dõi sức khỏe");
  await receiver.getByRole("dialog").getByRole("button", { name: "Trả lại biên bản" }).click();
  await expect(receiver.getByRole("main")).toContainText("Đang lập biên bản");

  await open(giver, /Ký bàn giao lớp 4B/);
  await giver.getByLabel("Hạn chế, điều cần lưu ý").fill("Vài em còn rụt rè; một em cần theo dõi sức khỏe");
  await save(giver);
  await giver.getByRole("button", { name: "Ký bàn giao" }).click();
  await expect(giver.getByRole("main")).toContainText("Bên giao đã ký, chờ bên nhận");

  await open(receiver, /Nhận bàn giao lớp 4B/);
  await expect(receiver.getByRole("article")).toContainText("một em cần theo dõi sức khỏe");
  await receiver.getByRole("button", { name: "Xác nhận đã nhận lớp" }).click();
  await expect(receiver.getByRole("main")).toContainText("Đã bàn giao");
  for (const page of [receiver, giver]) {
    await page.goto("/viec-cua-toi");
    await expect(page.getByRole("link", { name: "Xem: Bàn giao lớp 4B" })).toBeVisible(); // among what is finished
  }
});
