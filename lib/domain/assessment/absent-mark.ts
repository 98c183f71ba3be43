import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";

/** What the sheet shows of a pupil who was absent from the test: not an empty cell, and not 0. Source: traps A12. */
export const ABSENT = "V";

/** Longest reason of an absence. */
export const MOST_OF_ABSENCE = 120;

/** The value of a cell whose pupil was absent. Shape: "V: ốm, có giấy khám". */
export const absentValue = (reason: string): string => `${ABSENT}: ${reason}`;

/** Whether the value of a cell says "absent". */
export const isAbsent = (value: string | null): value is string => value !== null && value.startsWith(`${ABSENT}:`);

/** The reason of an absence. Returns null when the value is none. */
export const absentReason = (value: string | null): string | null => (isAbsent(value) ? value.slice(ABSENT.length + 1).trim() : null);

/** "V", "v: ốm", "Vắng ốm": a typed or pasted text that means absence, with or without its reason. */
const TYPED = /^(?:vắng|v)(?:$|\s*[:;,–-]\s*|\s+)(?<reason>.*)$/isu;

/** Whether a typed text begins to say "absent". */
export const saysAbsent = (text: string): boolean => TYPED.test(text.normalize("NFC").trim());

/** A typed absence as it is kept. It must have its reason. Source: traps A12. */
export function parseAbsent(text: string): Result<string, Extract<ErrorCode, "ABSENT_REASON" | "TEXT_TOO_LONG">> {
  const reason = TYPED.exec(text.normalize("NFC").replace(/\s+/g, " ").trim())?.groups?.["reason"]?.trim() ?? "";
  if (reason === "") return no("ABSENT_REASON");
  return reason.length <= MOST_OF_ABSENCE ? yes(absentValue(reason)) : no("TEXT_TOO_LONG");
}
