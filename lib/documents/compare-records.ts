import { subjectName, type OtherLanguage } from "@/lib/domain/assessment/foreign-languages";
import { TRAITS } from "@/lib/domain/assessment/traits";
import { FIELD_MAP } from "./field-map";
import type { TranscriptData } from "./transcript-data";

/** A datum that two files of one unit tell differently. where: the subject, trait or line, empty for a single datum. */
export type Difference = { field: string; label: string; where: string; first: string; second: string };

type Place = { field: string; where: string; language: OtherLanguage | null };
type Cell = { field: string; where: string; value: string };

/**
 * The fields in which two records differ, by the names the field map gives them; empty when they say the same.
 *
 * A subject is named as in the first of them. Lists are compared by subject, trait, teacher and year, so that one missing line is told as that line.
 */
export function compareRecords(first: TranscriptData, second: TranscriptData): readonly Difference[] {
  const [one, other] = [cellsOf(first, first.foreignLanguage), cellsOf(second, first.foreignLanguage)];
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys].flatMap((key) => {
    const [left, right] = [one.get(key), other.get(key)];
    const cell = left ?? right;
    if (cell === undefined || left?.value === right?.value) return [];
    const label = FIELD_MAP[cell.field]?.label ?? cell.field;
    return [{ field: cell.field, label, where: cell.where, first: left?.value ?? "–", second: right?.value ?? "–" }];
  });
}

function cellsOf(data: TranscriptData, language: OtherLanguage | null): ReadonlyMap<string, Cell> {
  const cells = collect(data, { field: "", where: "", language });
  return new Map(cells.map((cell) => [`${cell.field} ${cell.where}`, cell]));
}

/** Every simple value with its field; null and what is missing count as the same nothing. */
function collect(value: unknown, { field, where, language }: Place): readonly Cell[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => collect(item, { field, where: nameOf(item, index, language), language }));
  if (typeof value !== "object") return [{ field, where, value: String(value) }];
  return Object.entries(value).flatMap(([key, part]) => collect(part, { field: field === "" ? key : `${field}.${key}`, where, language }));
}

/** What a line of a list is called: its subject, trait, teacher's slot or year. */
function nameOf(item: unknown, index: number, language: OtherLanguage | null): string {
  if (typeof item !== "object" || item === null) return String(index + 1);
  if ("subject" in item && typeof item.subject === "string") return subjectName(item.subject, language);
  if ("trait" in item) return TRAITS.find(({ code }) => code === item.trait)?.name ?? String(index + 1);
  if ("key" in item && typeof item.key === "string") return item.key;
  return "yearLabel" in item && typeof item.yearLabel === "string" ? item.yearLabel : String(index + 1);
}
