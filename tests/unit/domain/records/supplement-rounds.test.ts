import { expect, test } from "vitest";
import { roundsOf, roundWords, traitChanges } from "@/lib/domain/records/supplement-rounds";

const made = (attempt: number, kind: "FIRST" | "RETEST" | "SUPPLEMENTARY" | "HEAD", level: "H" | "C" | null, mark: number | null) => ({ attempt, kind, level, mark });

test.each([
  ["nothing is there", [], ""],
  ["only the year's end", [made(1, "FIRST", "C", 4)], "YEAR_END C, 4"],
  ["another test belongs to the year's end", [made(1, "FIRST", "C", 2), made(2, "RETEST", "C", 4)], "YEAR_END C, 4"],
  ["a slip mended shows its last value", [made(1, "FIRST", "C", 4), made(2, "SUPPLEMENTARY", "H", 8), made(3, "SUPPLEMENTARY", "H", 6)], "YEAR_END C, 4 → SUPPLEMENTARY H, 6"],
  ["all three, whatever order they are read in", [made(3, "HEAD", "H", 5), made(1, "FIRST", "C", 4), made(2, "SUPPLEMENTARY", "C", 4)], "YEAR_END C, 4 → SUPPLEMENTARY C, 4 → HEAD H, 5"],
  ["a subject without a test", [made(1, "FIRST", "C", null), made(2, "SUPPLEMENTARY", "H", null)], "YEAR_END C → SUPPLEMENTARY H"],
  ["a level not yet given", [made(1, "FIRST", null, null)], "YEAR_END –"],
])("rounds: %s", (_case, attempts, told) => {
  expect(roundsOf(attempts).map((one) => `${one.round} ${roundWords(one)}`).join(" → ")).toBe(told);
});

test("of qualities and competences those are shown that needed effort, or changed", () => {
  const first = new Map([["THE_CHAT", "T"], ["YEU_NUOC", "T"], ["CHAM_CHI", "C"], ["TINH_TOAN", "C"], ["NHAN_AI", "D"]] as const);
  const now: Record<string, "T" | "D" | "C"> = { THE_CHAT: "T", YEU_NUOC: "D", CHAM_CHI: "D", TINH_TOAN: "C", NHAN_AI: "D" };
  expect(traitChanges(first, (code) => now[code] ?? null).map(({ name, first: was, now: is }) => `${name} ${was}→${is}`)).toEqual(["Yêu nước T→D", "Chăm chỉ C→D", "Tính toán C→C"]);
  expect(traitChanges(new Map(), () => "T"), "a supplement opened before this was kept").toEqual([]);
});
