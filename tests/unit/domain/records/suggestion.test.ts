import { describe, expect, test } from "vitest";
import { decideSuggestion, suggestedWords, suggestionColumn, type SuggestionState, type SuggestionStep } from "@/lib/domain/records/suggestion";

/** Rows: what is asked. Columns: OPEN, TAKEN, LEFT, WITHDRAWN. */
const BY_HOMEROOM: Record<SuggestionStep, string> = { TAKE: "Y.Y.", LEAVE: "Y...", WITHDRAW: "...." };
const BY_AUTHOR: Record<SuggestionStep, string> = { TAKE: "....", LEAVE: "....", WITHDRAW: "Y..." };
const STATES: SuggestionState[] = ["OPEN", "TAKEN", "LEFT", "WITHDRAWN"];
const cases = (matrix: Record<SuggestionStep, string>) =>
  (Object.keys(matrix) as SuggestionStep[]).flatMap((step) => STATES.map((state, at): [SuggestionStep, SuggestionState, boolean] => [step, state, matrix[step][at] === "Y"]));

describe("who moves a suggestion, and from where", () => {
  test.each(cases(BY_HOMEROOM))("the homeroom teacher: %s from %s is %s", (step, state, allowed) => {
    expect(decideSuggestion(step, { state, is: ["HOMEROOM_TEACHER"] }).ok).toBe(allowed);
  });
  test.each(cases(BY_AUTHOR))("its author: %s from %s is %s", (step, state, allowed) => {
    expect(decideSuggestion(step, { state, is: ["AUTHOR"] }).ok).toBe(allowed);
  });
  test("anybody else moves nothing", () => {
    expect(decideSuggestion("TAKE", { state: "OPEN", is: [] })).toEqual({ ok: false, reason: "ONLY_HOMEROOM_TEACHER" });
    expect(decideSuggestion("WITHDRAW", { state: "OPEN", is: [] })).toEqual({ ok: false, reason: "NOT_FOUND" });
  });
});

test.each([
  ["trait.NHAN_AI", true],
  ["remark.OVERALL", true],
  ["level.TV", false],
  ["height", false],
  ["trait.X", false],
])("a suggestion for %s can be made: %s", (key, allowed) => {
  expect(suggestionColumn(key) !== null).toBe(allowed);
});

test("Đạt is written Đ, words as they are", () => {
  expect([suggestedWords("trait.NHAN_AI", "D"), suggestedWords("remark.QUALITIES", "D")]).toEqual(["Đ", "D"]);
});
