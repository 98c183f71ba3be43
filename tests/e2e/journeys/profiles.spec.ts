import { expect, findsNothing, test } from "./people";

test("học vụ looks through a class's list, sends it back, and giáo viên chủ nhiệm mends a profile and sends it again", async ({ as }) => {
  const clerk = await as("hocvu");
  await clerk.goto("/ho-so");
  await clerk.getByRole("link", { name: "Xem hồ sơ lớp 5B" }).click();
  await clerk.getByRole("button", { name: "Trả lại giáo viên chủ nhiệm" }).click();
  await clerk.getByRole("dialog").getByRole("textbox").fill("Bổ sung ghi chú của em đầu danh sách");
  await clerk.getByRole("dialog").getByRole("button", { name: "Trả lại giáo viên chủ nhiệm" }).click();
  await expect(clerk.getByRole("main")).toContainText("Bổ sung ghi chú của em đầu danh sách");

  const teacher = await as("gvcn.5b");
  await teacher.goto("/viec-cua-toi");
  await teacher.getByRole("link", { name: "Xem hồ sơ: Bổ sung hồ sơ lớp 5B" }).click();
  await teacher.waitForURL(/\/ho-so\/[^/]+$/);
  const list = new URL(teacher.url()).pathname;
  await teacher.getByRole("link", { name: "Xem cả lớp" }).click();
  const table = teacher.getByRole("table", { name: "Hồ sơ của lớp" });
  await expect(table.getByRole("row")).toHaveCount(35);
  expect(await table.innerText()).not.toMatch(/\b\d{12}\b/); // never a whole number in a list
  await table.getByRole("link").first().click();
  const notes = teacher.getByLabel("Ghi chú");
  const before = await notes.inputValue();
  for (const words of [`${before} Đã đối chiếu khai sinh.`.trim(), before]) {
    await teacher.getByLabel("Ghi chú").fill(words);
    await teacher.getByLabel("Lý do sửa").fill("Đối chiếu bản sao khai sinh");
    await teacher.getByRole("button", { name: "Lưu hồ sơ" }).click();
    await expect(teacher.getByRole("listitem").filter({ hasText: `→ ${words || "(trống)"}` }).first()).toBeVisible();
    await teacher.reload(); // the form takes the new version
  }
  await teacher.goto(list);
  await teacher.getByRole("button", { name: "Đã sửa, gửi lại học vụ" }).click();
  await expect(teacher.getByRole("main")).toContainText("Đã sửa, chờ học vụ");

  await clerk.goto("/viec-cua-toi");
  await clerk.getByRole("link", { name: "Rà soát: Rà soát lại danh sách lớp 5B" }).click();
  await clerk.getByRole("button", { name: "Chấp nhận danh sách" }).click();
  await expect(clerk.getByRole("main")).toContainText("Học vụ đã chấp nhận");
  await findsNothing(await as("gvcn.4a"), list);
});
