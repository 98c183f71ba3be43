import type { CDPSession, Page } from "@playwright/test";
import { openSheet, openView } from "./journeys/class-sheet";
import { expect, test } from "./journeys/people";
import { cell, emptied, nothingUnsent, writeBack } from "./borrowed-cells";

/** Both shapes of Vietnamese typing, letter for letter: composition events, and UniKey's Backspace with characters. */
const COMMENT = "Nhận xét Tiếng Việt";
const LONG = "Đọc lưu loát, viết đúng chính tả; kể chuyện tự nhiên, biết nghỉ hơi đúng chỗ. Cần rèn thêm chữ viết và giữ vở sạch đẹp hơn ở học kỳ tới.";

/** As an input method that composes: each word grows under the hands and is then put down whole. */
async function compose(keys: CDPSession, text: string): Promise<void> {
  for (const word of text.split(/(?<= )/)) {
    const letters = word.trimEnd();
    for (let length = 1; length <= letters.length; length += 1) {
      const so = letters.slice(0, length);
      await keys.send("Input.imeSetComposition", { text: so, selectionStart: so.length, selectionEnd: so.length });
    }
    await keys.send("Input.insertText", { text: letters });
    if (word.endsWith(" ")) await keys.send("Input.insertText", { text: " " });
  }
}

/** As UniKey: letters without their marks come first, are taken back, and come again with them. */
async function rewrite(page: Page, text: string): Promise<void> {
  for (const letter of text) {
    const bare = letter.normalize("NFD").replace(/\p{M}/gu, "").replace("đ", "d").replace("Đ", "D");
    if (bare !== letter) {
      await type(page, bare);
      await page.keyboard.press("Backspace");
    }
    await type(page, letter);
  }
}

/** One character as Windows sends it: key down, the character, key up, without a pause. */
async function type(page: Page, letter: string): Promise<void> {
  await page.keyboard.down(letter === " " ? "Space" : letter).catch(() => page.keyboard.insertText(letter));
  await page.keyboard.up(letter === " " ? "Space" : letter).catch(() => undefined);
}

test("a long comment is the same, letter for letter, however it was typed; so is the next pupil's", async ({ as }) => {
  const page = await as("gvcn.1a");
  await openSheet(page, "1A");
  await openView(page, "Nhận xét");
  const held = await emptied(page, COMMENT, 3);
  const keys = await page.context().newCDPSession(page);
  await cell(page, 1, COMMENT).click();
  await compose(keys, LONG);
  await page.keyboard.press("Enter");
  await rewrite(page, LONG);
  await page.keyboard.press("Enter");
  await expect(cell(page, 1, COMMENT)).toHaveText(LONG);
  await expect(cell(page, 2, COMMENT)).toHaveText(LONG);
  await expect(cell(page, 3, COMMENT)).toHaveText("");
  await nothingUnsent(page);
  await page.reload();
  await expect(cell(page, 1, COMMENT)).toHaveText(LONG);
  await expect(cell(page, 2, COMMENT)).toHaveText(LONG);
  await writeBack(page, COMMENT, held);
});

test("a word still being composed is not lost when the person goes to another cell, and lands in no other", async ({ as }) => {
  const page = await as("gvcn.1a");
  await openSheet(page, "1A");
  await openView(page, "Nhận xét");
  const held = await emptied(page, COMMENT, 1);
  const sixth = (await cell(page, 6, COMMENT).textContent()) ?? "";
  const keys = await page.context().newCDPSession(page);
  await cell(page, 1, COMMENT).click();
  await compose(keys, "Đọc tốt ");
  await keys.send("Input.imeSetComposition", { text: "lắm", selectionStart: 3, selectionEnd: 3 });
  await cell(page, 6, COMMENT).click();
  await expect(cell(page, 1, COMMENT)).toHaveText("Đọc tốt lắm");
  await expect(cell(page, 6, COMMENT)).toHaveText(sixth);
  await writeBack(page, COMMENT, held);
});

test("D after D down a column is two Đ, though UniKey takes the first D back in the next cell", async ({ as }) => {
  const page = await as("gvcn.1a");
  await openSheet(page, "1A");
  await openView(page, "PC, NL");
  const held = await emptied(page, "Nhân ái", 3);
  await cell(page, 1, "Nhân ái").click();
  await page.keyboard.press("d");
  const keys = await page.context().newCDPSession(page);
  const backspace = { key: "Backspace", code: "Backspace", windowsVirtualKeyCode: 8 };
  await Promise.all([
    keys.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...backspace }),
    keys.send("Input.dispatchKeyEvent", { type: "keyUp", ...backspace }),
    keys.send("Input.dispatchKeyEvent", { type: "keyDown", key: "đ", text: "đ" }),
    keys.send("Input.dispatchKeyEvent", { type: "keyUp", key: "đ" }),
  ]);
  await expect(cell(page, 2, "Nhân ái")).toHaveText("Đ");
  await expect(cell(page, 1, "Nhân ái")).toHaveText("Đ");
  await expect(cell(page, 3, "Nhân ái")).toHaveText("");
  await writeBack(page, "Nhân ái", held);
});
