import { openSheet, openView } from "./journeys/class-sheet";
import { expect, test } from "./journeys/people";
import { keysOf, nothingUnsent } from "./borrowed-cells";

const COLUMNS = ["Mức đạt được, Tiếng Việt", "Điểm KTĐK, Tiếng Việt", "Mức đạt được, Toán", "Điểm KTĐK, Toán"];
const MOST_KEYS_A_CELL = 1.2;

test("a whole class is typed by keyboard alone, with at most 1.2 keys a cell", async ({ as }) => {
  const page = await as("gvcn.1a");
  await openSheet(page, "1A");
  const cells = (column: string) => page.getByRole("gridcell", { name: new RegExp(`^${column},`) });
  const held = new Map<string, string[]>();
  for (const column of COLUMNS) held.set(column, await cells(column).allTextContents());
  const pupils = held.get(COLUMNS[0] ?? "")?.length ?? 0;
  expect(pupils).toBeGreaterThan(30);

  // Emptied by keyboard too: four columns and the whole class, from the first cell on.
  await cells(COLUMNS[0] ?? "").first().focus();
  for (const key of ["Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Control+Shift+ArrowDown", "Delete"]) await page.keyboard.press(key);
  await expect(cells(COLUMNS[3] ?? "").last()).toHaveText("");

  let keys = 0; // every key that goes down from here on, as the page itself is told of it: Ctrl too
  await page.exposeFunction("keyWentDown", () => void (keys += 1));
  await page.evaluate(() => document.addEventListener("keydown", () => void (window as unknown as { keyWentDown: () => void }).keyWentDown(), { capture: true }));
  const press = (key: string) => page.keyboard.press(key);
  await press("Control+Home");
  for (const [at, column] of COLUMNS.entries()) {
    if (at > 0) await press("Control+Enter"); // the next empty cell: the first of the next column
    for (const value of held.get(column) ?? []) for (const key of value === "10" ? ["m"] : keysOf(value)) await press(key); // M: ten in one key
  }

  for (const column of COLUMNS) expect(await cells(column).allTextContents()).toEqual(held.get(column));
  await nothingUnsent(page);
  const typedCells = pupils * COLUMNS.length;
  expect(keys, "not fewer than there are cells: the count itself is no less than the truth").toBeGreaterThanOrEqual(typedCells);
  await page.reload();
  await expect(cells(COLUMNS[3] ?? "").last()).toHaveText(held.get(COLUMNS[3] ?? "")?.at(-1) ?? "");
  expect(keys / typedCells).toBeLessThanOrEqual(MOST_KEYS_A_CELL);
});

test("names stay in sight beside a table that keys or a wheel push sideways", async ({ as }) => {
  const page = await as("gvcn.1a");
  await openSheet(page, "1A");
  await openView(page, "Tất cả");
  const leftOf = async (role: "rowheader" | "gridcell", name: RegExp) => (await page.getByRole(role, { name }).first().boundingBox())?.x ?? 0;
  const names = () => leftOf("rowheader", /\S/);
  const pushed = async () => (await leftOf("gridcell", /^Mức đạt được, Tiếng Việt,/)) < stood;
  await page.getByRole("gridcell", { name: /^Mức đạt được, Tiếng Việt,/ }).first().click();
  await page.keyboard.press("ArrowDown");
  const stood = await names();

  await page.keyboard.press("End");
  await expect.poll(pushed).toBe(true);
  expect(await names()).toBe(stood);

  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  expect(await pushed()).toBe(false);
  await page.mouse.wheel(900, 0); // the pointer rests where it clicked
  await expect.poll(pushed).toBe(true);
  await expect.poll(names).toBe(stood);
});
