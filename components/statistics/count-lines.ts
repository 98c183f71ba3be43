import type { Measure } from "@/lib/domain/assessment/statistics";
import { MEASURE_KEYS } from "@/lib/domain/assessment/statistics";
import { VALUE_WORDS } from "@/lib/domain/assessment/statistics-words";
import type { CountCell, StatisticsSection, StatisticsTable } from "@/lib/domain/assessment/statistics-table";
import type { CountLine } from "./count-table";

/** The heads of one or more kinds of values, in the order they are counted. */
export const headsOf = (...kinds: readonly Measure["kind"][]) =>
  kinds.flatMap((kind) => MEASURE_KEYS[kind].map((key: string) => ({ key: `${kind}.${key}`, head: VALUE_WORDS[kind][key] ?? key })));

/** The numbers of one group of a section, by the names `headsOf` gives. */
function valuesOf({ measure, rows }: StatisticsSection, group: number): Record<string, CountCell> {
  const keys: readonly string[] = MEASURE_KEYS[measure.kind];
  const values: Record<string, CountCell> = {};
  rows.forEach((row, index) => {
    const cell = row.cells[group];
    if (cell) values[`${measure.kind}.${keys[index] ?? ""}`] = cell;
  });
  return values;
}

/** One line a subject, a quality or a result, of the first group; a subject's marks stand in the line of its levels. */
export function measureLines({ sections }: StatisticsTable, kinds: readonly Measure["kind"][]): CountLine[] {
  return sections.filter(({ measure }) => kinds.includes(measure.kind) && measure.kind !== "MARK").map((section) => ({
    key: section.title,
    name: section.title,
    whole: section.wholes[0] ?? 0,
    values: { ...valuesOf(section, 0), ...marksOf(sections, section, 0) },
    missing: section.missing?.[0] ?? 0,
  }));
}

/** One line a grade or class, of one subject. */
export function unitLines({ groups, sections }: StatisticsTable, subject: string): CountLine[] {
  const section = sections.find(({ measure }) => measure.kind === "LEVEL" && measure.subject === subject);
  if (!section) return [];
  return groups.map((name, group) => ({
    key: name,
    name,
    whole: section.wholes[group] ?? 0,
    values: { ...valuesOf(section, group), ...marksOf(sections, section, group) },
    missing: section.missing?.[group] ?? 0,
  }));
}

function marksOf(sections: readonly StatisticsSection[], { measure }: StatisticsSection, group: number): Record<string, CountCell> {
  if (measure.kind !== "LEVEL") return {};
  const marks = sections.find((one) => one.measure.kind === "MARK" && one.measure.subject === measure.subject);
  return marks ? valuesOf(marks, group) : {};
}
