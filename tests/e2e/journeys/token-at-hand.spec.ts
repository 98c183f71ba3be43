import { chromium } from "@playwright/test";
import { pkcs12Key } from "../../../lib/signing/pkcs12-key";
import type { Issued } from "../../../scripts/make-pki";
import { startLocalService, type LocalService } from "../../../scripts/trial-signing/local-service";
import { newCertificate } from "../../support/school/new-certificate";
import { declare, declareLocal, keep, localPortOf, makeUnits, toSign, tryKey } from "./keys";
import { expect, stateOf, test } from "./people";

/** The browser drives the token: everything between declaring its certificate and the last signature, and what goes wrong on the way. */
test.describe("a token at the signer's own computer", () => {
  test.describe.configure({ mode: "serial", timeout: 180_000 });
  const who = "gvcn.5b";
  let own: Issued;
  let other: Issued;
  let service: LocalService | null = null;
  const serve = async ({ privateKey, certificate, chain }: Issued) => {
    await service?.stop();
    return (service = await startLocalService(pkcs12Key({ privateKey, certificate, chain }), { port: localPortOf(test.info()) }));
  };
  test.afterAll(() => service?.stop());

  test("the office makes the học bạ of a class; the teacher declares the token's certificate, and the head approves it", async ({ as }, info) => {
    await makeUnits(await as("hocvu"));
    [own, other] = [await newCertificate(who), await newCertificate("gvcn.2a")];
    const page = await as(who);
    await declare(page, /USB token cắm ở máy đang ngồi/);
    await declareLocal(page, "nguoi-khac.cer", other);
    await expect(page.getByText(/không phải của thầy cô|của người khác/)).toBeVisible();
    await declareLocal(page, "cua-toi.cer", own);
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
    await expect(page.getByLabel("PIN của khóa ký")).toBeHidden();
    const total = await toSign(page);
    await page.getByRole("button", { name: /^Ký \d+ học bạ$/ }).click();

    const main = page.getByRole("main");
    await expect(main).toContainText("Chờ dịch vụ ký trên máy");
    await keep(page, info, "local-waits");
    await page.getByRole("button", { name: "Bắt đầu ký" }).click();
    await expect(main).toContainText("Chưa kết nối được phần mềm ký số trên máy này. Mời mở phần mềm");
    await keep(page, info, "local-not-running");

    const again = async () => page.getByRole("button", { name: "Ký tiếp", exact: true }).click();
    const anothers = await serve(other);
    await again();
    await expect(main).toContainText("Khóa trong thiết bị không phải của chứng thư đã khai báo nên không ký.");
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

    await tryKey(page, own);
    await expect(page.getByRole("heading", { name: "Ký thử bằng thiết bị cắm ở máy này" })).toBeVisible();
    await page.getByRole("button", { name: "Bắt đầu ký" }).click();
    await expect(page.getByText("Khóa, PIN và chứng thư dùng được.")).toBeVisible();
  });
});
