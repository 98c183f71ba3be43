import { findSubject } from "@/lib/domain/assessment/subjects";
import { TRAITS } from "@/lib/domain/assessment/traits";
import { FIELD_MAP } from "./field-map";
import type { TranscriptData } from "./transcript-data";

/** A datum that two files of one unit tell differently. where: the subject, trait or line, empty for a single datum. */
export type Difference = { field: string; label: string; where: string; first: string; second: string };

type Cell = { field: string; where: string; value: string };

/**
 * The fields in which two records differ, by the names the field map gives them; empty when they say the same.
 *
 * Lists are compared by subject, trait, teacher and year, so that one missing line is told as that line.
 */
export function compareRecords(first: TranscriptData, second: TranscriptData): readonly Difference[] {
  const [one, other] = [cellsOf(first), cellsOf(second)];
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys].flatMap((key) => {
    const [left, right] = [one.get(key), other.get(key)];
    const cell = left ?? right;
    if (cell === undefined || left?.value === right?.value) return [];
    const label = FIELD_MAP[cell.field]?.label ?? cell.field;
    return [{ field: cell.field, label, where: cell.where, first: left?.value ?? "–", second: right?.value ?? "–" }];
  });
}

function cellsOf(data: TranscriptData): ReadonlyMap<string, Cell> {
  const cells = collect(data, "", "");
  return new Map(cells.map((cell) => [`${cell.field} ${cell.where}`, cell]));
}

/** Every simple value with its field; null and what is missing count as the same nothing. */
function collect(value: unknown, field: string, where: string): readonly Cell[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => collect(item, field, nameOf(item, index)));
  if (typeof value !== "object") return [{ field, where, value: String(value) }];
  return Object.entries(value).flatMap(([key, part]) => collect(part, field === "" ? key : `${field}.${key}`, where));
}

/** What a line of a list is called: its subject, trait, teacher's slot or year. */
function nameOf(item: unknown, index: number): string {
  if (typeof item !== "object" || item === null) return String(index + 1);
  if ("subject" in item && typeof item.subject === "string") return findSubject(item.subject)?.name ?? item.subject;
  if ("trait" in item) return TRAITS.find(({ code }) => code === item.trait)?.name ?? String(index + 1);
  if ("key" in item && typeof item.key === "string") return item.key;
  return "yearLabel" in item && typeof item.yearLabel === "string" ? item.yearLabel : String(index + 1);
}
