import type { ColumnInput } from "./grid-types";

export type Press = { key: string; code: string; ctrl: boolean; shift: boolean };

export type Edge = "row-start" | "row-end" | "top" | "bottom" | "first" | "last";

/** What a key press in a cell means. `extend`: the selection grows instead of moving. */
export type Command =
  | { do: "set"; value: string; then: "down" | "stay" }
  | { do: "move"; rows: number; columns: number; extend?: true }
  | { do: "edge"; edge: Edge; extend?: true }
  | { do: "select"; what: "all" | "column" }
  | { do: "refuse"; message: string }
  | { do: "clear" | "absent" | "open" | "undo" | "redo" | "edit" | "dismiss" | "next-empty" | "fill-down" };

export const NO_DECIMALS = "Điểm KTĐK là số nguyên, không có phần thập phân.";

const LEVEL_KEYS: Record<string, string> = { t: "T", h: "H", c: "C", "1": "T", "2": "H", "3": "C" };
const TRAIT_KEYS: Record<string, string> = { t: "T", d: "D", đ: "D", c: "C", "1": "T", "2": "D", "3": "C" };

const MOVES: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

const EDGES: Record<string, Edge> = {
  Home: "first",
  End: "last",
  ArrowUp: "top",
  ArrowDown: "bottom",
  ArrowLeft: "row-start",
  ArrowRight: "row-end",
};

const CTRL: Record<string, Command> = {
  z: { do: "undo" },
  y: { do: "redo" },
  "Shift+z": { do: "redo" },
  a: { do: "select", what: "all" },
  " ": { do: "select", what: "column" },
  d: { do: "fill-down" },
  Enter: { do: "next-empty" },
};

/** The same physical letter whatever an input method made of it: "Process" and "Unidentified" fall back on the key's place. */
const letterOf = ({ key, code }: Press): string => {
  if (key.length === 1) return key.normalize("NFC").toLowerCase();
  return key === "Process" || key === "Unidentified" ? code.replace(/^(Key|Digit|Numpad)/, "").toLowerCase() : key;
};

/**
 * Reads one key press in a cell that is not being edited. `before` is what the cell held and `fresh` whether a digit
 * was just typed there, so that 1 and then 0 make 10 without waiting.
 * Returns null when the key is not the grid's.
 */
export function readKey(input: ColumnInput, press: Press, before: string | null, fresh: boolean): Command | null {
  if (press.ctrl) return readCtrl(press);
  const moved = readMove(press);
  if (moved) return moved;
  if (press.key === "F2") return { do: press.shift ? "open" : "edit" };
  if (press.key === "Escape") return { do: "dismiss" };
  if (press.key === "Delete" || press.key === "Backspace") return { do: "clear" };
  const letter = letterOf(press);
  if (letter.length !== 1) return null;
  if (letter === "v" && (input === "level" || input === "mark")) return { do: "absent" };
  if (input === "level") return readLevel(letter, LEVEL_KEYS, "T, H hoặc C");
  if (input === "trait") return readLevel(letter, TRAIT_KEYS, "T, Đ hoặc C");
  return input === "mark" ? readMark(letter, before, fresh) : null;
}

function readMove({ key, shift }: Press): Command | null {
  const step = MOVES[key];
  if (step) return { do: "move", rows: step[0], columns: step[1], ...(shift && EXTEND) };
  if (key === "Enter") return { do: "move", rows: shift ? -1 : 1, columns: 0 };
  if (key === "Tab") return { do: "move", rows: 0, columns: shift ? -1 : 1 };
  if (key === "Home") return { do: "edge", edge: "row-start", ...(shift && EXTEND) };
  return key === "End" ? { do: "edge", edge: "row-end", ...(shift && EXTEND) } : null;
}

const EXTEND = { extend: true } as const;

function readCtrl({ key, shift }: Press): Command | null {
  const edge = EDGES[key];
  if (edge) return { do: "edge", edge, ...(shift && EXTEND) };
  return CTRL[(shift ? "Shift+" : "") + (key.length === 1 ? key.toLowerCase() : key)] ?? null;
}

function readLevel(letter: string, keys: Record<string, string>, words: string): Command | null {
  if (letter === " ") return null;
  const value = keys[letter];
  return value ? { do: "set", value, then: "down" } : { do: "refuse", message: `Ô này nhận ${words} (hoặc 1, 2, 3).` };
}

/** One key for the mark that is given most and otherwise takes two: M, as in "mười". No input method makes another letter of it. */
const TEN = "m";

/** Whole marks 0–10 only (TT 27/2020, Đ.7.1d): 75 and 7,5 are refused, never rounded. */
function readMark(letter: string, before: string | null, fresh: boolean): Command | null {
  if (letter === " ") return null;
  if (letter === "," || letter === ".") return { do: "refuse", message: NO_DECIMALS };
  if (letter === TEN) return { do: "set", value: "10", then: "down" };
  if (!/\d/.test(letter)) return { do: "refuse", message: "Ô này nhận điểm từ 0 đến 10." };
  if (fresh && before === "1") {
    return letter === "0" ? { do: "set", value: "10", then: "down" } : { do: "refuse", message: `1${letter} không phải điểm: điểm từ 0 đến 10.` };
  }
  return { do: "set", value: letter, then: letter === "1" ? "stay" : "down" };
}
