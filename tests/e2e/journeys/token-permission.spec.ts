import { setTimeout } from "node:timers/promises";
import { chromium, type Browser, type CDPSession, type Page } from "@playwright/test";
import { pkcs12Key } from "../../../lib/signing/pkcs12-key";
import type { SigningKey } from "../../../lib/signing/signing-key";
import { startLocalService, type LocalService } from "../../../scripts/trial-signing/local-service";
import { newCertificate } from "../../support/school/new-certificate";
import { CLASS, declare, declareLocal, keep, localPortOf, makeUnits, toSign } from "./keys";
import { expect, stateOf, test } from "./people";

/**
 * The browser's own question (Local Network Access): a page of the school's address needs its permission to reach the signing service of the
 * same computer. A page of this computer needs none, so that this Chromium is told to take the portal's address for one of the Internet.
 */
test.describe("the browser's permission to reach the signing service", () => {
  test.describe.configure({ timeout: 180_000 });
  const who = "gvbm.amnhac";
  let service: LocalService;
  let away: Browser;
  test.afterAll(() => Promise.all([service.stop(), away.close()]));

  test.use({ foretold: /^WebSocket connection to 'wss:\/\/127\.0\.0\.1:\d+\/SignMsg' failed/ });
  test("unanswered, refused and taken back in the middle of a class: the screen says so and where to allow it, nothing is lost, and the same batch goes on", async ({ as, browser }, info) => {
    const baseURL = info.project.use.baseURL ?? "";
    await makeUnits(await as("hocvu"));
    const issued = await newCertificate(who);
    const desk = await as(who);
    await declare(desk, /USB token cắm ở máy đang ngồi/);
    await declareLocal(desk, "cua-toi.cer", issued);
    await expect(desk.getByText("Đã khai báo chứng thư.")).toBeVisible();
    await desk.goto("/ky-so");
    await desk.getByRole("list", { name: "Ký phần môn học của mình" }).getByRole("listitem").filter({ hasText: `Lớp ${CLASS}` }).getByRole("link", { name: /^Xem và ký \d+ học bạ/ }).click();
    const total = await toSign(desk);
    await desk.getByRole("button", { name: /^Ký \d+ học bạ$/ }).click();
    await expect(desk.getByRole("main")).toContainText("Chờ dịch vụ ký trên máy");
    service = await startLocalService(asToken(pkcs12Key(issued)), { port: localPortOf(info) });

    const { launchOptions } = info.project.use;
    away = await chromium.launch({ ...launchOptions, args: [...(launchOptions?.args ?? []), `--ip-address-space-overrides=127.0.0.1:${new URL(baseURL).port}=public`] });
    const page = await (await away.newContext({ baseURL, locale: "vi-VN", storageState: await stateOf(browser, who), ignoreHTTPSErrors: true })).newPage();
    const permit = await permissionOf(away, page, baseURL);
    const main = page.getByRole("main");
    await page.goto(new URL(desk.url()).pathname);
    await expect(main).toContainText("trình duyệt có thể hỏi có cho trang này truy cập ứng dụng và dịch vụ khác trên thiết bị");
    await keep(page, info, "permission-unasked");

    await page.getByRole("button", { name: "Bắt đầu ký" }).click(); // nobody sits here: the question is closed without an answer
    await expect(main).toContainText("nếu trình duyệt hỏi quyền truy cập ứng dụng và dịch vụ khác trên thiết bị, mời chọn Cho phép");
    await keep(page, info, "permission-unanswered");

    const again = page.getByRole("button", { name: "Ký tiếp", exact: true });
    const blocked = "Trình duyệt đang chặn trang này kết nối phần mềm ký số trên máy. Những gì đã ký vẫn giữ nguyên.";
    await permit("denied");
    await again.click();
    await expect(main).toContainText(`${blocked} Bấm biểu tượng ở bên trái ô địa chỉ, ở mục “Ứng dụng trên thiết bị”`);
    await keep(page, info, "permission-denied");
    expect(service.signed).toBe(0);
    await page.reload();
    await expect(main).toContainText(blocked); // said before anything is tried
    await desk.reload(); // and where the batch is looked at elsewhere
    await expect(desk.getByRole("main")).toContainText("Trình duyệt ở máy ký đã chặn trang này kết nối phần mềm ký số.");

    await permit("granted");
    await expect(main).not.toContainText(blocked);
    await page.getByRole("button", { name: "Bắt đầu ký" }).click();
    await expect.poll(() => service.signed, { intervals: [20] }).toBeGreaterThan(3);
    await permit("denied"); // in the middle of the class
    await expect(main).toContainText(blocked);
    const before = service.signed;
    expect(before).toBeLessThan(total);
    await expect(main).toContainText(`Đã ký ${before - 1} trong ${total} học bạ`); // the first signature was the decision's
    await permit("granted");
    await expect(main).toContainText("Trình duyệt đã cho phép. Mời bấm Ký tiếp");
    await keep(page, info, "permission-allowed");
    await again.click(); // no reload: the page heard of it
    await expect(main).toContainText(`Đã ký ${total} trong ${total} học bạ`, { timeout: 120_000 });
    expect(service.signed).toBe(total + 1); // each once, none anew
  });
});

/** A token takes its time. */
const asToken = (key: SigningKey): SigningKey => ({ ...key, begin: async (...asked) => setTimeout(100).then(() => key.begin(...asked)) });

/** What the person would choose in the browser's menu. */
async function permissionOf(browser: Browser, page: Page, origin: string): Promise<(setting: "granted" | "denied") => Promise<void>> {
  const session: CDPSession = await browser.newBrowserCDPSession();
  const { browserContextIds } = await session.send("Target.getBrowserContexts");
  const [browserContextId] = browserContextIds;
  if (!browserContextId) throw new Error(`no context for ${page.url()}`);
  return async (setting) => void (await session.send("Browser.setPermission", { permission: { name: "loopback-network" }, setting, origin: new URL(origin).origin, browserContextId }));
}
