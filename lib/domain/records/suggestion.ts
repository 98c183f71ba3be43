import { TRAIT_LEVEL_SYMBOLS, type TraitLevel } from "../assessment/levels";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import { parseColumn, type CellColumn } from "./cell-column";

export type SuggestionState = "OPEN" | "TAKEN" | "LEFT" | "WITHDRAWN";
export type SuggestionStep = "TAKE" | "LEAVE" | "WITHDRAW";

/**
 * The life of a suggestion. The subject teacher who made it may withdraw it; the homeroom teacher takes it over, also after
 * having let it lie. It never counts by itself: what stands in the sheet is what the homeroom teacher entered.
 *
 * Source: TT 27/2020, Đ.7.2, 9.1b (giáo viên chủ nhiệm đánh giá, phối hợp với giáo viên dạy môn học).
 */
const STEPS = {
  TAKE: { from: ["OPEN", "LEFT"], to: "TAKEN", by: "HOMEROOM_TEACHER" },
  LEAVE: { from: ["OPEN"], to: "LEFT", by: "HOMEROOM_TEACHER" },
  WITHDRAW: { from: ["OPEN"], to: "WITHDRAWN", by: "AUTHOR" },
} as const satisfies Record<SuggestionStep, { from: readonly SuggestionState[]; to: SuggestionState; by: "HOMEROOM_TEACHER" | "AUTHOR" }>;

export const SUGGESTION_STATE_WORDS = { OPEN: "Đang chờ", TAKEN: "Đã lấy", LEFT: "Để lại", WITHDRAWN: "Đã rút" } as const satisfies Record<SuggestionState, string>;

/** May this step be taken, and where does it lead? `is`: what the person is to this suggestion. */
export function decideSuggestion(step: SuggestionStep, { state, is }: { state: SuggestionState; is: readonly ("HOMEROOM_TEACHER" | "AUTHOR")[] }): Result<SuggestionState, ErrorCode> {
  const { from, to, by } = STEPS[step];
  if (!is.includes(by)) return no(by === "AUTHOR" ? "NOT_FOUND" : "ONLY_HOMEROOM_TEACHER");
  return (from as readonly SuggestionState[]).includes(state) ? yes(to) : no("SUGGESTION_STATE");
}

/** The column of a suggestion: a quality, a competence, or a remark of the homeroom teacher; null for anything else. */
export function suggestionColumn(key: string): Extract<CellColumn, { kind: "trait" | "remark" }> | null {
  const cell = parseColumn(key);
  return cell?.kind === "trait" || cell?.kind === "remark" ? cell : null;
}

/** A suggested value as it is shown: "Đ", or the words. */
export const suggestedWords = (key: string, value: string): string => (suggestionColumn(key)?.kind === "trait" ? (TRAIT_LEVEL_SYMBOLS[value as TraitLevel] ?? value) : value);
