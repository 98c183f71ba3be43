import { cell, emptied, nothingUnsent, writeBack } from "./borrowed-cells";
import { openSheet, openView } from "./journeys/class-sheet";
import { expect, PHONE, test } from "./journeys/people";

const COLUMN = "Trung thực";
const ART = "Mức đạt được, Nghệ thuật (Mĩ thuật)";

test("homeroom and subject teacher work on one sheet side by side, each in the own columns", async ({ as }) => {
  const [homeroom, art] = [await as("gvcn.1a"), await as("gvbm.mithuat")];
  await openSheet(homeroom, "1A");
  await openSheet(art, "1A");
  await openView(homeroom, "PC, NL");
  const [traits, levels] = [await emptied(homeroom, COLUMN, 2), await emptied(art, ART, 2)];
  await cell(homeroom, 1, COLUMN).click();
  await cell(art, 1, ART).click();
  for (const key of ["t", "c"]) await Promise.all([homeroom.keyboard.press(key), art.keyboard.press(key)]);
  await Promise.all([nothingUnsent(homeroom), nothingUnsent(art)]);
  await openView(homeroom, "Môn học và HĐGD");
  await expect(cell(homeroom, 1, ART)).toHaveText("T");
  await expect(cell(homeroom, 2, ART)).toHaveText("C");
  await expect(cell(homeroom, 2, ART)).toHaveAttribute("aria-readonly", "true");
  await openView(homeroom, "PC, NL");
  await writeBack(homeroom, COLUMN, traits);
  await writeBack(art, ART, levels);
});

test("one cell written twice: both values with their authors, and the person chooses, on a phone too", async ({ as }) => {
  const [desk, phone] = [await as("gvcn.1a"), await as("gvcn.1a", PHONE)];
  await openSheet(desk, "1A");
  await openView(desk, "PC, NL");
  const held = await emptied(desk, COLUMN, 1);
  await openSheet(phone, "1A");
  await openView(phone, "PC, NL");
  await cell(desk, 1, COLUMN).click();
  await desk.keyboard.press("t");
  await nothingUnsent(desk);
  await cell(phone, 1, COLUMN).click();
  await phone.getByRole("group", { name: `Nhập ${COLUMN}` }).getByRole("button", { name: "C", exact: true }).click();

  // The pad went on to the next pupil: the notice leads back to the cell.
  await phone.getByRole("button", { name: "1 ô cần xem lại" }).click();
  const choice = phone.getByRole("group", { name: "Hai người cùng ghi một ô" });
  await expect(choice.getByRole("button", { name: /, \d\d:\d\d\s*T\s*Giữ giá trị này/ })).toBeVisible();
  await expect(cell(phone, 1, COLUMN)).toHaveText("T");
  await choice.getByRole("button", { name: /Thầy cô.*C.*Ghi giá trị này/ }).click();
  await expect(cell(phone, 1, COLUMN)).toHaveText("C");
  await nothingUnsent(phone);
  await desk.reload();
  await expect(cell(desk, 1, COLUMN)).toHaveText("C");
  await writeBack(desk, COLUMN, held);
});
