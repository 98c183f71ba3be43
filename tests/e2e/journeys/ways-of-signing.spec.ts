import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { writePkcs12 } from "../../../lib/signing/pkcs12-write";
import { DEMO_PIN } from "../../../scripts/demo-accounts";
import type { Issued } from "../../../scripts/make-pki";
import { makeCard } from "../../../scripts/trial-signing/card";
import { startTrialProvider, TRIAL_ACCESS, type TrialProvider } from "../../../scripts/trial-signing/provider";
import { makeSoftToken } from "../../../scripts/trial-signing/soft-token";
import { openPortalDatabase } from "../../support/portal-over-http";
import { cardFolder } from "../../support/school/card-settings";
import { newCertificate } from "../../support/school/new-certificate";
import { ownFolder } from "../../support/school/own";
import { filesWith, tablesWith } from "../../support/where-written";
import { givePin } from "./ceremony";
import { CLASS, declare, keep, makeUnits, toSign, tryKey } from "./keys";
import { expect, PHONE, test } from "./people";

/** Keys in a file, on a token at the server and at a provider: declared on one page and tried or used from it, with what goes wrong at each. */
test.describe.configure({ timeout: 180_000 });

const PIN = "135790";
const works = (page: Page) => expect(page.getByText("Khóa, PIN và chứng thư dùng được.")).toBeVisible({ timeout: 60_000 });

test("a key in a file: a wrong password is told, the right one takes it in, and the PIN the teacher chose opens it", async ({ as }, info) => {
  const page = await as("gvcn.3b");
  const issued = await newCertificate("gvcn.3b");
  const file = await writePkcs12({ ...issued, name: "gv", password: "mật khẩu tệp" });
  await declare(page, /Tệp khóa giữ tại cổng/);
  await page.getByLabel("Tệp chứng thư (.p12, .pfx)").setInputFiles({ name: "khoa.p12", mimeType: "application/x-pkcs12", buffer: Buffer.from(file) });
  await page.getByLabel("Mật khẩu của tệp").fill("sai");
  await page.getByLabel("PIN mới để ký").fill(PIN);
  await page.getByRole("button", { name: "Nạp chứng thư" }).click();
  await expect(page.getByText("Mật khẩu của tệp chứng thư chưa đúng.")).toBeVisible();
  await keep(page, info, "declare-file-wrong-password");
  await page.getByLabel("Mật khẩu của tệp").fill("mật khẩu tệp");
  await page.getByLabel("PIN mới để ký").fill(PIN);
  await page.getByRole("button", { name: "Nạp chứng thư" }).click();
  await expect(page.getByText("Đã nạp chứng thư.")).toBeVisible();

  await tryKey(page, issued);
  await givePin(page, DEMO_PIN); // of the key before this one
  await expect(page.getByText(/PIN chưa đúng/).first()).toBeVisible();
  await givePin(page, PIN);
  await works(page);
});

test("a token at the server: its owner alone finds it, a wrong PIN says how many tries are left, the right one signs", async ({ as }, info) => {
  const issued = await newCertificate("gvcn.2b");
  const folder = cardFolder(ownFolder());
  rmSync(folder, { recursive: true, force: true }); // of a run before this one
  const card = makeCard(folder, makeSoftToken(folder, { ...issued, pin: PIN, label: "gvcn-2b" }));

  const stranger = await as("gvcn.2a");
  await declare(stranger, /USB token cắm tại máy chủ/);
  await stranger.getByRole("button", { name: "Tìm token ở máy chủ" }).click();
  await expect(stranger.getByText(/Không thấy|không có/i).first()).toBeVisible();

  const page = await as("gvcn.2b");
  await declare(page, /USB token cắm tại máy chủ/);
  await page.getByRole("button", { name: "Tìm token ở máy chủ" }).click();
  const found = page.getByRole("list", { name: "Chứng thư tìm thấy" });
  await expect(found.getByRole("listitem")).toHaveCount(1);
  await keep(page, info, "declare-token-found");
  await found.getByRole("button", { name: "Khai báo chứng thư này" }).click();
  await expect(page.getByText("Đã khai báo chứng thư.")).toBeVisible();

  await tryKey(page, issued);
  await givePin(page, "000000");
  await expect(page.getByText(/PIN.*chưa đúng/).first()).toBeVisible();
  await givePin(page, "000001");
  await expect(page.getByText(/còn 1 lần/i).first()).toBeVisible();
  await keep(page, info, "token-wrong-pin");
  expect(card.triesLeft()).toBe(1);
  await givePin(page, PIN);
  await works(page);
});

test.describe("a key at a provider", () => {
  test.describe.configure({ mode: "serial" });
  const who = "gvbm.thechat";
  const SECRET = "ma-bi-mat-da-doi";
  let issued: Issued;
  let provider: TrialProvider;
  test.beforeAll(async () => {
    issued = await newCertificate(who);
    provider = await startTrialProvider([{ ...issued, user: "gv.thechat", credential: "khoa-1", pin: "", otp: "" }], { manner: { answer: "by hand", afterMs: 0 } });
    provider.csc.asksPin = false;
  });
  test.afterAll(() => provider.stop());

  test("the administrator adds the provider, tries it, and gives the secret that was changed; no page shows it again", async ({ as }, info) => {
    const page = await as("quantri");
    await page.goto("/ky-so/cai-dat");
    await page.getByText("Thêm nhà cung cấp", { exact: true }).first().click();
    await page.getByLabel("Tên nhà cung cấp").fill("Ký thử CSC");
    await page.getByLabel("Cách kết nối").selectOption("CSC_V1");
    await page.getByLabel("Địa chỉ", { exact: true }).last().fill("http://ky.truong.vn/csc/v1");
    await page.getByLabel("Mã truy cập (client id)").fill(TRIAL_ACCESS.id);
    await page.getByLabel("Mã bí mật (client secret)").fill(SECRET);
    await page.getByRole("button", { name: "Thêm nhà cung cấp" }).click();
    await expect(page.getByText(/Địa chỉ bắt đầu bằng https/).first()).toBeVisible();
    await page.getByLabel("Địa chỉ", { exact: true }).last().fill(`${provider.url}/csc/v1`);
    await page.getByRole("button", { name: "Thêm nhà cung cấp" }).click();
    await expect(page.getByText("Đã thêm nhà cung cấp. Người ký khai báo khóa ở mục Chứng thư số.")).toBeVisible();

    const upkeep = page.getByText("Thử kết nối, đổi mã bí mật: Ký thử CSC");
    const trying = page.getByRole("region", { name: "Thử kết nối Ký thử CSC" });
    const changing = page.getByRole("region", { name: "Đổi mã bí mật Ký thử CSC" });
    await upkeep.click();
    await trying.getByRole("button", { name: "Thử kết nối" }).click();
    await expect(trying).toContainText("không nhận thông tin truy cập của trường");
    await keep(page, info, "provider-refuses");
    await changing.getByLabel("Mã bí mật mới (client secret)").fill(TRIAL_ACCESS.secret);
    await changing.getByRole("button", { name: "Đổi mã bí mật" }).click();
    await expect(page.getByText("Đã đổi mã bí mật của Ký thử CSC.")).toBeVisible();
    await expect(changing).toBeHidden(); // folded away with what was typed
    await upkeep.click();
    await expect(changing.getByLabel("Mã bí mật mới (client secret)")).toHaveValue("");
    await trying.getByRole("button", { name: "Thử kết nối" }).click();
    await expect(trying).toContainText("Kết nối được: Ký thử CSC trả lời và nhận thông tin truy cập của trường.");
    await keep(page, info, "provider-accepts");
    await page.reload();
    const shown = await page.content();
    for (const secret of [SECRET, TRIAL_ACCESS.secret]) expect(shown).not.toContain(secret);
  });

  test("the teacher finds the own key there, declares it, and confirms on the phone; a no on the phone is not the end", async ({ as }, info) => {
    const page = await as(who, PHONE);
    await declare(page, /Ký từ xa/);
    const ask = async (user: string) => {
      await page.getByLabel("Tên người dùng ở nhà cung cấp").fill(user);
      await page.getByRole("button", { name: "Hỏi nhà cung cấp" }).click();
    };
    await page.getByLabel("Nhà cung cấp", { exact: true }).selectOption({ label: "Ký thử CSC" });
    await ask("khong.co");
    await expect(page.getByText("Nhà cung cấp không có chứng thư nào dưới tên người dùng này.")).toBeVisible();
    await ask("gv.thechat");
    const found = page.getByRole("list", { name: "Chứng thư tìm thấy" });
    await expect(found.getByRole("listitem")).toHaveCount(1);
    await keep(page, info, "declare-remote-found-phone");
    await found.getByRole("button", { name: "Khai báo chứng thư này" }).click();
    await expect(page.getByText("Đã khai báo chứng thư.")).toBeVisible();

    await tryKey(page, issued);
    await expect(page.getByText("Chờ xác nhận trên điện thoại")).toBeVisible();
    await expect(page.getByLabel("PIN của khóa ký")).toBeHidden();
    await keep(page, info, "remote-waits-phone");
    const answer = async (yes: boolean) => {
      const before = provider.phones.asked.size;
      await page.getByRole("button", { name: "Gửi yêu cầu tới điện thoại" }).click();
      await expect.poll(() => provider.phones.asked.size).toBe(before + 1);
      await expect(page.getByText("Mời mở ứng dụng ký số trên điện thoại và xác nhận khi được hỏi.")).toBeVisible();
      const [last] = [...provider.phones.asked.keys()].slice(-1);
      provider.phones.say(last ?? "", yes);
    };
    await answer(false);
    await expect(page.getByText("Lượt ký đã bị từ chối trên điện thoại.")).toBeVisible();
    await answer(true);
    await works(page);
  });

  test("a class is signed with one yes: how often the phone will ask is said before, and no PIN is asked for", async ({ as }, info) => {
    await makeUnits(await as("hocvu"));
    const page = await as(who);
    await page.goto("/ky-so");
    const row = page.getByRole("list", { name: "Ký phần môn học của mình" }).getByRole("listitem").filter({ hasText: `Lớp ${CLASS}` });
    await row.getByRole("link", { name: /^Xem và ký \d+ học bạ/ }).click();
    await expect(page.getByText("Điện thoại chỉ hỏi một lần cho tất cả.")).toBeVisible();
    await expect(page.getByLabel("PIN của khóa ký")).toBeHidden();
    await keep(page, info, "remote-preview");
    const total = await toSign(page);
    const before = provider.phones.asked.size;
    await page.getByRole("button", { name: /^Ký \d+ học bạ$/ }).click();
    await expect(page.getByText("Mời mở ứng dụng ký số trên điện thoại và xác nhận khi được hỏi.")).toBeVisible();
    await keep(page, info, "remote-running");
    await expect.poll(() => provider.phones.asked.size).toBe(before + 1);
    const [last] = [...provider.phones.asked.values()].slice(-1);
    expect(last?.hashes).toHaveLength(total + 1); // the decision with all of the class
    provider.phones.say(last?.id ?? "", true);
    await expect(page.getByRole("main")).toContainText(`Đã ký ${total} trong ${total} học bạ`, { timeout: 60_000 });
    expect(provider.phones.asked.size).toBe(before + 1);
  });
});

test.describe("a key at a provider that asks for a PIN and rings no phone", () => {
  test.describe.configure({ mode: "serial" });
  const who = "gvbm.mithuat";
  const MOST = 20;
  const OWN_PIN = "pin-của-cô-135790"; // stands nowhere by chance
  let provider: TrialProvider;
  test.beforeAll(async () => {
    provider = await startTrialProvider([{ ...(await newCertificate(who)), user: "gv.mithuat", credential: "khoa-2", pin: OWN_PIN, otp: "" }]);
    provider.csc.multisign = MOST;
  });
  test.afterAll(() => provider.stop());

  test("signs a class with a PIN typed once: how often it goes to the provider is said before, a wrong one stops at once with the tries that are left", async ({ as }, info) => {
    const office = await as("quantri");
    await office.goto("/ky-so/cai-dat");
    await office.getByText("Thêm nhà cung cấp", { exact: true }).first().click();
    await office.getByLabel("Tên nhà cung cấp").fill("Ký thử PIN");
    await office.getByLabel("Cách kết nối").selectOption("CSC_V2");
    await office.getByLabel("Địa chỉ", { exact: true }).last().fill(`${provider.url}/csc/v2`);
    await office.getByLabel("Mã truy cập (client id)").fill(TRIAL_ACCESS.id);
    await office.getByLabel("Mã bí mật (client secret)").last().fill(TRIAL_ACCESS.secret);
    await office.getByLabel("Người ký xác nhận bằng").selectOption({ label: "Nhập PIN" });
    await office.getByRole("button", { name: "Thêm nhà cung cấp" }).click();
    await expect(office.getByText("Đã thêm nhà cung cấp. Người ký khai báo khóa ở mục Chứng thư số.")).toBeVisible();

    const page = await as(who);
    await declare(page, /Ký từ xa/);
    await page.getByLabel("Nhà cung cấp", { exact: true }).selectOption({ label: "Ký thử PIN" });
    await page.getByLabel("Tên người dùng ở nhà cung cấp").fill("gv.mithuat");
    await page.getByRole("button", { name: "Hỏi nhà cung cấp" }).click();
    await page.getByRole("list", { name: "Chứng thư tìm thấy" }).getByRole("button", { name: "Khai báo chứng thư này" }).click();
    await expect(page.getByText("Đã khai báo chứng thư.")).toBeVisible();

    await makeUnits(await as("hocvu"));
    await page.goto("/ky-so");
    await page.getByRole("list", { name: "Ký phần môn học của mình" }).getByRole("listitem").filter({ hasText: `Lớp ${CLASS}` }).getByRole("link", { name: /^Xem và ký \d+ học bạ/ }).click();
    const total = await toSign(page);
    const times = Math.ceil((total + 1) / MOST); // one file of each record, and the decision
    await expect(page.getByText(`Hệ thống gửi PIN tới nhà cung cấp ${times} lần: nhà cung cấp cho nhiều nhất ${MOST} chữ ký mỗi lần`)).toBeVisible();
    await keep(page, info, "remote-pin-preview");
    const main = page.getByRole("main");
    await page.getByLabel("PIN của khóa ký").fill("000000");
    await page.getByRole("button", { name: /^Ký \d+ học bạ$/ }).click();
    await expect(main).toContainText("PIN hoặc mã OTP chưa đúng nên đã dừng ký. Những gì đã ký vẫn giữ nguyên; còn 2 lần thử.");
    await expect(main).toContainText(`Đã ký 0 trong ${total} học bạ`);
    await keep(page, info, "remote-pin-wrong");
    await givePin(page, OWN_PIN);
    await expect(main).toContainText(`Đã ký ${total} trong ${total} học bạ`, { timeout: 60_000 });
    expect([...provider.phones.asked.values()].map(({ hashes }) => hashes.length)).toEqual([MOST, total + 1 - MOST]);

    const database = await openPortalDatabase();
    const logs = join(ownFolder(), "logs");
    expect([await tablesWith(database, TRIAL_ACCESS.id), filesWith(logs, "worker ready")]).toEqual([expect.arrayContaining(["transcripts.remote_service"]), ["worker.log"]]); // what is written is found
    expect([await tablesWith(database, OWN_PIN), filesWith(logs, OWN_PIN)], "the PIN is kept nowhere").toEqual([[], []]);
    await database.end();
  });
});
