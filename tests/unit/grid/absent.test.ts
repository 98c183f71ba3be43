import { expect, test } from "vitest";
import { createCellStore } from "@/components/grid/cell-store";
import { countMissing } from "@/components/grid/missing";
import { readKey } from "@/components/grid/read-key";
import { copiedValue, readReason, readTyped, shownValue } from "@/components/grid/typed-value";
import { MARK, sheetOf } from "./sheets";

const press = (key: string, code = "") => ({ key, code, ctrl: false, shift: false });

test("V in a mark or a level asks for the reason; under an input method the key's place tells", () => {
  expect(readKey("mark", press("v"), null, false)).toEqual({ do: "absent" });
  expect(readKey("level", press("V"), null, false)).toEqual({ do: "absent" });
  expect(readKey("mark", press("Process", "KeyV"), null, false)).toEqual({ do: "absent" });
});

test("V is no level of a quality", () => {
  expect(readKey("trait", press("v"), null, false)).toMatchObject({ do: "refuse" });
  expect(readTyped("trait", "V: ốm").ok).toBe(false);
});

test("an absence is written V, copied with its reason, and pasted back the same", () => {
  const typed = readTyped("mark", "v ốm");
  expect(typed).toEqual({ ok: true, value: "V: ốm" });
  expect(shownValue("mark", "V: ốm")).toBe("V");
  expect(readTyped("mark", copiedValue("mark", "V: ốm"))).toEqual(typed);
});

test("a V without its reason is refused with what to write", () => {
  expect(readTyped("mark", "V")).toEqual({ ok: false, message: "Vắng cần ghi lý do sau chữ V, ví dụ “V: ốm, có giấy khám”." });
});

test.each([
  ["ốm, có giấy khám", "V: ốm, có giấy khám", "a reason by itself"],
  ["V: ốm", "V: ốm", "with the V that some write before it"],
  ["vắng vì ốm", "V: vì ốm", "said in a sentence"],
  ["Về quê", "V: Về quê", "a word that only begins like it"],
])("the reason %s of one pupil is kept as %s: %s", (text, kept) => {
  expect(readReason("mark", text)).toEqual({ ok: true, value: kept });
});

test("a reason of nothing, or of one letter too many, is refused", () => {
  expect(readReason("mark", "  ").ok).toBe(false);
  expect(readReason("level", "x".repeat(121)).ok).toBe(false);
});

test("a V fills a cell of mid-year and waits in one of the year's end; it is undone like any value", () => {
  const sheet = sheetOf(2);
  const store = createCellStore(sheet);
  store.edit([{ id: `p1|${MARK.key}`, to: "V: ốm" }]);
  expect(countMissing(store, sheet.rows, { ...MARK, absent: "FILLS" })).toBe(1);
  expect(countMissing(store, sheet.rows, { ...MARK, absent: "WAITS" })).toBe(2);
  store.undo();
  expect(store.value(`p1|${MARK.key}`)).toBeNull();
});
