import { describe, expect, test } from "vitest";
import { NO_DECIMALS, readKey } from "@/components/grid/read-key";
import type { ColumnInput } from "@/components/grid/grid-types";

const press = (key: string, more: { code?: string; ctrl?: boolean; shift?: boolean } = {}) => ({ key, code: "", ctrl: false, shift: false, ...more });
const inEmpty = (input: ColumnInput, key: string, code = "") => readKey(input, press(key, { code }), null, false);
const down = (value: string) => ({ do: "set", value, then: "down" });

describe("levels and traits take one key", () => {
  test.each<[ColumnInput, string, string, string, string]>([
    // input   key          code     value   why
    ["level", "t", "", "T", "small letters"],
    ["level", "H", "", "H", "capital letters"],
    ["level", "3", "", "C", "the third level"],
    ["trait", "d", "", "D", "a keyboard without Vietnamese"],
    ["trait", "đ", "", "D", "UniKey has already made the letter"],
    ["trait", "Đ", "", "D", "with Caps Lock"],
    ["trait", "2", "", "D", "the second level"],
    ["level", "Process", "KeyT", "T", "an input method that hides the letter: the key's place tells"],
    ["level", "Unidentified", "Numpad1", "T", "the number pad under an input method"],
  ])("%s: %s %s is %s (%s)", (input, key, code, value) => {
    expect(inEmpty(input, key, code)).toEqual(down(value));
  });

  test("a letter of the other scale is refused, not turned into something near", () => {
    expect(inEmpty("level", "đ")).toMatchObject({ do: "refuse" });
    expect(inEmpty("trait", "h")).toMatchObject({ do: "refuse" });
    expect(inEmpty("level", "4")).toMatchObject({ do: "refuse" });
  });
});

describe("marks are whole numbers from 0 to 10", () => {
  test("1 waits in its cell for a 0; every other digit goes on at once", () => {
    expect(inEmpty("mark", "1")).toEqual({ do: "set", value: "1", then: "stay" });
    expect(inEmpty("mark", "7")).toEqual(down("7"));
    expect(inEmpty("mark", "0")).toEqual(down("0"));
  });
  test("0 right after 1 makes 10; any other digit there is refused", () => {
    expect(readKey("mark", press("0"), "1", true)).toEqual(down("10"));
    expect(readKey("mark", press("5"), "1", true)).toEqual({ do: "refuse", message: "15 không phải điểm: điểm từ 0 đến 10." });
  });
  test.each([["m", ""], ["M", ""], ["Process", "KeyM"]])("%s %s is 10 in one key, and goes on at once", (key, code) => {
    expect(inEmpty("mark", key, code)).toEqual(down("10"));
    expect(inEmpty("level", key, code)).toMatchObject({ do: "refuse" });
  });
  test("0 in a cell that held 1 since before is a 0, not a 10", () => {
    expect(readKey("mark", press("0"), "1", false)).toEqual(down("0"));
  });
  test.each([",", "."])("%s is refused: no half marks", (key) => {
    expect(inEmpty("mark", key)).toEqual({ do: "refuse", message: NO_DECIMALS });
  });
});

describe("moving and the rest", () => {
  test.each([
    ["Enter", false, 1, 0],
    ["Enter", true, -1, 0],
    ["Tab", false, 0, 1],
    ["Tab", true, 0, -1],
    ["ArrowLeft", false, 0, -1],
    ["PageDown", false, 10, 0],
  ])("%s (shift %s) moves %i rows and %i columns", (key, shift, rows, columns) => {
    expect(readKey("level", press(key, { shift }), null, false)).toEqual({ do: "move", rows, columns });
  });
  test.each([
    ["Home", true, false, { do: "edge", edge: "first" }],
    ["End", true, false, { do: "edge", edge: "last" }],
    ["ArrowDown", true, true, { do: "edge", edge: "bottom", extend: true }],
    ["ArrowDown", false, true, { do: "move", rows: 1, columns: 0, extend: true }],
    ["End", false, true, { do: "edge", edge: "row-end", extend: true }],
    ["Enter", true, false, { do: "next-empty" }],
    ["d", true, false, { do: "fill-down" }],
    ["a", true, false, { do: "select", what: "all" }],
  ] as const)("%s (ctrl %s, shift %s) is %j", (key, ctrl, shift, command) => {
    expect(readKey("level", press(key, { ctrl, shift }), null, false)).toEqual(command);
  });
  test("letters with Ctrl are the browser's, except undo, redo, fill and select all", () => {
    expect(readKey("level", press("c", { ctrl: true }), null, false)).toBeNull();
    expect(readKey("level", press("z", { ctrl: true }), null, false)).toEqual({ do: "undo" });
    expect(readKey("level", press("Z", { ctrl: true, shift: true }), null, false)).toEqual({ do: "redo" });
  });
  test("in a text column letters belong to the field that composes them", () => {
    expect(inEmpty("text", "đ")).toBeNull();
    expect(inEmpty("number", "1")).toBeNull();
  });
});
