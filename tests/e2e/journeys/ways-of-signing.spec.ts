import { rmSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page, type TestInfo } from "@playwright/test";
import { fingerprintOf } from "../../../lib/signing/certificate";
import { nodeSha256 } from "../../../lib/signing/node-crypto";
import { pkcs12Key } from "../../../lib/signing/pkcs12-key";
import { writePkcs12 } from "../../../lib/signing/pkcs12-write";
import { DEMO_PIN } from "../../../scripts/demo-accounts";
import type { Issued } from "../../../scripts/make-pki";
import { makeCard } from "../../../scripts/trial-signing/card";
import { startLocalService, type LocalService } from "../../../scripts/trial-signing/local-service";
import { startTrialProvider, TRIAL_ACCESS, type TrialProvider } from "../../../scripts/trial-signing/provider";
import { makeSoftToken } from "../../../scripts/trial-signing/soft-token";
import { cardFolder } from "../../support/school/card-settings";
import { newCertificate } from "../../support/school/new-certificate";
import { ownFolder } from "../../support/school/own";
import { givePin } from "./ceremony";
import { expect, PHONE, stateOf, test } from "./people";

/** Wherever a person's key is, it is declared on one page and tried or used from it: the four places, and what goes wrong at each. */
test.describe.configure({ timeout: 180_000 });

const CLASS = "5B";
const PIN = "135790";
const keep = (page: Page, info: TestInfo, name: string) => page.screenshot({ path: join(info.project.outputDir, "looks", `${name}.png`), fullPage: true });
const localPort = () => Number(test.info().project.metadata["localPort"]);

/** Opens the page of certificates with the form for one place of the key. */
async function declare(page: Page, place: RegExp) {
  await page.goto("/ky-so/chung-thu");
  await page.getByRole("radio", { name: place }).check();
}

/** Ký thử with this certificate. */
async function tryKey(page: Page, { certificate }: Issued) {
  await page.goto("/ky-so/chung-thu");
  await page.getByRole("listitem").filter({ hasText: fingerprintOf(certificate, nodeSha256) }).getByRole("button", { name: /^Ký thử/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ký thử" })).toBeVisible();
}

const works = (page: Page) => expect(page.getByText("Khoá, PIN và chứng thư dùng được.")).toBeVisible({ timeout: 60_000 });

test.describe("a token at the signer's own computer", () => {
  test.describe.configure({ mode: "serial" });
  const who = "gvcn.5b";
  let own: Issued;
  let other: Issued;
  let service: LocalService | null = null;
  const serve = async ({ privateKey, certificate, chain }: Issued) => {
    await service?.stop();
    return (service = await startLocalService(pkcs12Key({ privateKey, certificate, chain }), { port: localPort() }));
  };
  test.afterAll(() => service?.stop());

  test("the office makes the học bạ of a class; the teacher declares the token's certificate, and the head approves it", async ({ as }, info) => {
    const clerk = await as("hocvu");
    await clerk.goto("/hoc-ba");
    await clerk.getByRole("link", { name: new RegExp(`^(Lập|Xem) học bạ lớp ${CLASS}$`) }).click();
    await clerk.getByLabel("Người ký với tư cách lãnh đạo").selectOption({ label: "Lê Thị Thu Hương (hiệu trưởng)" });
    await clerk.getByRole("button", { name: /^Lập \d+ học bạ$/ }).click();
    await expect(clerk.getByRole("button", { name: /^Lập \d+ học bạ$/ })).toBeHidden({ timeout: 60_000 });

    [own, other] = [await newCertificate(who), await newCertificate("gvcn.2a")];
    const page = await as(who);
    await declare(page, /USB token cắm ở máy đang ngồi/);
    const upload = async (name: string, { certificate }: Issued) => {
      await page.getByLabel("Tệp chứng thư (.cer, .crt, .pem)").setInputFiles({ name, mimeType: "application/pkix-cert", buffer: Buffer.from(certificate) });
      await page.getByRole("button", { name: "Khai báo chứng thư", exact: true }).click();
    };
    await upload("nguoi-khac.cer", other);
    await expect(page.getByText(/không phải của thầy cô|của người khác/)).toBeVisible();
    await upload("cua-toi.cer", own);
    await expect(page.getByText("Đã khai báo chứng thư.")).toBeVisible();
    await keep(page, info, "declare-local");

    const head = await as("hieutruong");
    await head.goto("/ky-so/chung-thu");
    const card = head.getByRole("listitem").filter({ hasText: "USB token cắm ở máy đang ngồi" });
    await card.getByText("Phê duyệt", { exact: true }).click();
    await card.getByLabel("Số văn bản phê duyệt").fill("QĐ 12");
    await card.getByRole("button", { name: "Ghi nhận phê duyệt" }).click();
    await expect(head.getByText("Chứng thư đã dùng để ký được.")).toBeVisible();
  });

  test.use({ foretold: /^WebSocket connection to 'wss:\/\/127\.0\.0\.1:\d+\/SignMsg' failed|status of 409/ });
  test("the teacher looks, confirms, and signs the class: first nothing runs, then another's token, a wrong PIN, and the right one, in a browser that is killed", async ({ as, browser }, info) => {
    const page = await as(who, { ignoreHTTPSErrors: true });
    await page.goto("/ky-so");
    await page.getByRole("list", { name: "Ký phần môn học của mình" }).getByRole("link", { name: /^Xem và ký \d+ học bạ/ }).first().click();
    await expect(page.getByText("PIN chỉ nhập ở phần mềm ký trên máy này, ở bước sau.")).toBeVisible();
    await expect(page.getByLabel("PIN của khoá ký")).toBeHidden();
    const button = page.getByRole("button", { name: /^Ký \d+ học bạ$/ });
    const total = Number(/\d+/.exec((await button.textContent()) ?? "")?.[0]);
    await button.click();

    const main = page.getByRole("main");
    await expect(main).toContainText("Chờ dịch vụ ký trên máy");
    await keep(page, info, "local-waits");
    await page.getByRole("button", { name: "Bắt đầu ký" }).click();
    await expect(main).toContainText("Chưa kết nối được phần mềm ký số trên máy này. Mời mở phần mềm");
    await keep(page, info, "local-not-running");

    const again = async () => page.getByRole("button", { name: "Ký tiếp", exact: true }).click();
    const anothers = await serve(other);
    await again();
    await expect(main).toContainText("Khoá trong thiết bị không phải của chứng thư đã khai báo nên không ký.");
    await keep(page, info, "local-other-certificate");
    expect(anothers.signed).toBe(1); // asked for one, which was refused

    const running = await serve(own);
    running.manner = "wrong pin";
    await again();
    await expect(main).toContainText("PIN của thiết bị chưa đúng nên đã dừng ký.");
    await expect(main).toContainText("Thiết bị báo còn 2 lần thử.");
    await expect(main).not.toContainText("PIN hoặc mã OTP"); // said once
    await expect(main).toContainText(`Đã ký 0 trong ${total} học bạ`);
    await keep(page, info, "local-wrong-pin");
    expect(running.signed).toBe(0);

    // The browser drives this key: it is killed in the middle, as a computer that loses its power, and another one goes on.
    running.manner = "sign";
    const killed = await chromium.launchServer(info.project.use.launchOptions);
    const doomed = await (await chromium.connect(killed.wsEndpoint())).newContext({ baseURL: new URL(page.url()).origin, locale: "vi-VN", storageState: await stateOf(browser, who), ignoreHTTPSErrors: true });
    const there = await doomed.newPage();
    await there.goto(page.url());
    await there.getByRole("button", { name: "Bắt đầu ký" }).click();
    await expect.poll(() => running.signed, { intervals: [20] }).toBeGreaterThan(5);
    await killed.kill();
    const before = running.signed;
    expect(before).toBeLessThan(total);

    await page.goto("/ky-so");
    await page.getByRole("list", { name: "Các đợt ký gần đây" }).getByRole("link", { name: "Xem" }).first().click();
    await expect(main).toContainText(new RegExp(`Đã ký [1-9]\\d* trong ${total} học bạ`));
    await again();
    await expect(main).toContainText(`Đã ký ${total} trong ${total} học bạ`, { timeout: 120_000 });
    await expect(page.getByRole("region", { name: "Biên bản đợt ký" })).toContainText(`xác nhận ${total} học bạ`);
    expect(running.signed - total - 1).toBeLessThanOrEqual(1); // the decision, each record once, and what was on its way when the power went
    await keep(page, info, "local-done");
  });
});

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
  const who = "gvcn.1b";
  const SECRET = "ma-bi-mat-da-doi";
  let issued: Issued;
  let provider: TrialProvider;
  test.beforeAll(async () => {
    issued = await newCertificate(who);
    provider = await startTrialProvider([{ ...issued, user: "gv.1b", credential: "khoa-1", pin: "", otp: "" }], { manner: { answer: "by hand", afterMs: 0 } });
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
    await expect(page.getByText("Đã thêm nhà cung cấp. Người ký khai báo khoá ở mục Chứng thư số.")).toBeVisible();

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
    await ask("gv.1b");
    const found = page.getByRole("list", { name: "Chứng thư tìm thấy" });
    await expect(found.getByRole("listitem")).toHaveCount(1);
    await keep(page, info, "declare-remote-found-phone");
    await found.getByRole("button", { name: "Khai báo chứng thư này" }).click();
    await expect(page.getByText("Đã khai báo chứng thư.")).toBeVisible();

    await tryKey(page, issued);
    await expect(page.getByText("Chờ xác nhận trên điện thoại")).toBeVisible();
    await expect(page.getByLabel("PIN của khoá ký")).toBeHidden();
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
});
