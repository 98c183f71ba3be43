import { expect, test } from "@playwright/test";
import { openSheet } from "./journeys/class-sheet";
import { cell, nothingUnsent } from "./borrowed-cells";
import { PHONE, stateOf } from "./journeys/people";

test.use(PHONE);
test.beforeEach(async ({ browser, context }) => context.addCookies((await stateOf(browser, "gvcn.1a")).cookies ?? []));

const MARK = "Điểm KTĐK, Toán";

test("the keys under the thumb: ten is one press and goes down like every other mark, levels have their own keys", async ({ page }) => {
  await openSheet(page, "1A");
  const held = [await cell(page, 1, MARK).innerText(), await cell(page, 2, MARK).innerText()].map((text) => text.replace(/\D/g, ""));
  const others = held.map((mark) => (mark === "10" ? "9" : "10"));
  expect(others).toContain("10");
  const pad = page.getByRole("group", { name: /^Nhập Điểm KTĐK/ });
  const press = (key: string) => pad.getByRole("button", { name: key, exact: true }).tap();
  const stand = async ([first = "", second = ""]: string[]) => {
    await expect(cell(page, 1, MARK)).toContainText(first);
    await expect(cell(page, 2, MARK)).toContainText(second);
  };
  await cell(page, 1, MARK).tap();
  for (const mark of others) await press(mark); // each goes down by itself, ten like the rest
  await stand(others);
  await press("Hoàn tác");
  await stand([others[0] ?? "", held[1] ?? ""]);

  await cell(page, 1, MARK).tap();
  for (const mark of held) await press(mark);
  await stand(held);
  await nothingUnsent(page);

  await cell(page, 1, "Mức đạt được, Toán").tap();
  const levels = page.getByRole("group", { name: /^Nhập Mức đạt được/ }).getByRole("button");
  await expect(levels.first()).toHaveText("T");
  expect((await levels.allTextContents()).slice(0, 3)).toEqual(["T", "H", "C"]);
});
