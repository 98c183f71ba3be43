import type { Count, CountedPupil, Measure } from "./statistics";
import { belongsTo, countMeasure, MEASURE_KEYS, measuresOf, POPULATIONS, share } from "./statistics";
import { measureWords, POPULATION_WORDS, VALUE_WORDS } from "./statistics-words";

/** Pupils counted side by side: a group, a grade, a class. */
export type CountedGroup = { title: string; pupils: readonly CountedPupil[] };

/** One number of a report, with its share where there is somebody to have one. Shape of share: "57,1". */
export type CountCell = { count: number; share: string | null };

/** One measure over all groups: of how many, how many each value, how many still without one. */
export type StatisticsSection = {
  measure: Measure;
  chapter: Chapter;
  title: string;
  wholes: readonly number[];
  rows: readonly { label: string; cells: readonly CountCell[] }[];
  missing: readonly number[] | null; // null: nobody anywhere
};

export type Chapter = "SUBJECTS" | "TRAITS" | "YEAR";
export type StatisticsTable = { title: string; groups: readonly string[]; sections: readonly StatisticsSection[] };

const CHAPTERS = { LEVEL: "SUBJECTS", MARK: "SUBJECTS", TRAIT: "TRAITS", RESULT: "YEAR", PROMOTION: "YEAR", AWARD: "YEAR" } as const satisfies Record<Measure["kind"], Chapter>;

export const CHAPTER_WORDS = {
  SUBJECTS: "Môn học và hoạt động giáo dục",
  TRAITS: "Phẩm chất và năng lực",
  YEAR: "Kết quả cuối năm học",
} as const satisfies Record<Chapter, string>;

/** Everything that can be counted, for several groups of pupils side by side. Source: traps C. */
export function crossCount(title: string, groups: readonly CountedGroup[]): StatisticsTable {
  const measures = measuresOf(groups.flatMap(({ pupils }) => pupils));
  return { title, groups: groups.map((group) => group.title), sections: measures.map((measure) => sectionOf(measure, groups.map(({ pupils }) => countMeasure(measure, pupils)))) };
}

/** The groups a school reports on, of the same pupils. */
export const byPopulation = (pupils: readonly CountedPupil[]): CountedGroup[] =>
  POPULATIONS.map((population) => ({ title: POPULATION_WORDS[population], pupils: pupils.filter((pupil) => belongsTo(population, pupil)) }));

/** The pupils together, then grade by grade when they are of several, else class by class. */
export function byUnit(pupils: readonly CountedPupil[]): CountedGroup[] {
  const grades = [...new Set(pupils.map(({ grade }) => grade))].sort();
  const all = { title: grades.length === 1 ? `Khối ${grades[0]}` : "Toàn trường", pupils };
  if (grades.length > 1) return [all, ...grades.map((grade) => ({ title: `Khối ${grade}`, pupils: pupils.filter((pupil) => pupil.grade === grade) }))];
  const names = [...new Set(pupils.map(({ className }) => className))].sort((one, other) => one.localeCompare(other, "vi", { numeric: true }));
  return [all, ...names.map((name) => ({ title: name, pupils: pupils.filter((pupil) => pupil.className === name) }))];
}

function sectionOf(measure: Measure, counts: readonly Count[]): StatisticsSection {
  return {
    measure,
    chapter: CHAPTERS[measure.kind],
    title: measureWords(measure),
    wholes: counts.map(({ whole }) => whole),
    rows: MEASURE_KEYS[measure.kind].map((key) => ({
      label: VALUE_WORDS[measure.kind][key] ?? key,
      cells: counts.map(({ of, whole }) => ({ count: of[key] ?? 0, share: share(of[key] ?? 0, whole) })),
    })),
    missing: counts.some(({ missing }) => missing > 0) ? counts.map(({ missing }) => missing) : null,
  };
}
