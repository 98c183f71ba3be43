import { test as base, expect, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../../scripts/demo-accounts";

type State = Exclude<BrowserContextOptions["storageState"], string | undefined>;
type Opened = (username: string, options?: BrowserContextOptions) => Promise<Page>;

/** A phone in the hand of a parent. */
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** Everybody signs in once; what the browser then keeps serves every journey of theirs. */
const signedIn = new Map<string, State>();

/** What the browser of somebody who has signed in keeps. */
export async function stateOf(browser: Browser, username: string): Promise<State> {
  const state = signedIn.get(username) ?? (await signIn(browser, username));
  signedIn.set(username, state);
  return state;
}

async function signIn(browser: Browser, username: string): Promise<State> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto("/dang-nhap");
  await page.getByLabel("Tên đăng nhập").fill(username);
  await page.getByLabel("Mật khẩu").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^(Việc của tôi|Con của tôi)$/ })).toBeVisible();
  const state = await context.storageState();
  await context.close();
  return state;
}

/**
 * `as("gvcn.4a")` gives a page of a browser of its own, with that person signed in; `visit()` one with nobody.
 * A console error on any of them fails the journey, unless it is foretold: what the browser itself writes about what goes wrong on purpose.
 */
export const test = base.extend<{ foretold: RegExp | null; as: Opened; visit: (options?: BrowserContextOptions) => Promise<Page> }>({
  foretold: [null, { option: true }],
  visit: async ({ browser, foretold }, use) => {
    const opened: Page[] = [];
    const errors: string[] = [];
    await use(async (options = {}) => {
      const page = await (await browser.newContext(options)).newPage();
      opened.push(watched(page, errors));
      return page;
    });
    for (const page of opened) await page.context().close();
    expect(errors.filter((error) => !foretold?.test(error)), "written to the browser's console").toEqual([]);
  },
  as: async ({ browser, visit }, use) => {
    await use(async (username, options = {}) => {
      return visit({ ...options, storageState: await stateOf(browser, username) });
    });
  },
});

function watched(page: Page, errors: string[]): Page {
  page.on("console", (message) => void (message.type() === "error" && !isAnsweredRefusal(message.text()) && errors.push(message.text())));
  page.on("pageerror", (error) => void errors.push(error.message));
  return page;
}

/** The browser itself writes a line for every answer 404: a page that is not there, which journeys ask for on purpose. */
const isAnsweredRefusal = (text: string) => text.startsWith("Failed to load resource: the server responded with a status of 404");

export { expect };

/** Asks for an address that is not this person's: what is not theirs looks like what is not there. */
export async function findsNothing(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { name: /^Không tìm thấy/ }), address).toBeVisible();
}
