import type { AwardKind } from "./awards";
import type { Promotion, SubjectLevel, TraitLevel, YearResult } from "./levels";
import { PROMOTIONS, SUBJECT_LEVELS, TRAIT_LEVELS, YEAR_RESULTS } from "./levels";
import type { Grade } from "./periods";
import type { SubjectCode } from "./subjects";
import { SUBJECT_CODES } from "./subjects";
import type { TraitCode } from "./traits";
import { TRAITS } from "./traits";

/** What is counted of one pupil in a period. `tested`: the subject has a periodic test here (Đ.7.1b). Exempt subjects are not in it. */
export type CountedPupil = {
  grade: Grade;
  className: string;
  female: boolean;
  minority: boolean;
  disabled: boolean;
  subjects: readonly { subject: SubjectCode; level: SubjectLevel | null; mark: number | null; tested: boolean }[];
  traits: readonly { trait: TraitCode; level: TraitLevel | null }[];
  year: { result: YearResult | null; promotion: Promotion | null; awards: readonly AwardKind[] } | null; // confirmed, decided
};

/** The groups a school reports on. Source: traps C. */
export const POPULATIONS = ["ALL", "FEMALE", "MINORITY", "FEMALE_MINORITY", "DISABLED"] as const;
export type Population = (typeof POPULATIONS)[number];

/** Bands of marks. Source: traps C (9–10, 7–8, 5–6, under 5). */
export const MARK_BANDS = ["9-10", "7-8", "5-6", "0-4"] as const;
export type MarkBand = (typeof MARK_BANDS)[number];

/** One thing that is counted, and the pupils it is counted of: whoever takes the subject, has the test, is assessed. */
export type Measure =
  | { kind: "LEVEL" | "MARK"; subject: SubjectCode }
  | { kind: "TRAIT"; trait: TraitCode }
  | { kind: "RESULT" | "PROMOTION" | "AWARD" };

/** A measure counted: how many in each class of it, of how many, and how many are still without a value. */
export type Count = { of: Readonly<Record<string, number>>; whole: number; missing: number };

export const MEASURE_KEYS = {
  LEVEL: SUBJECT_LEVELS,
  MARK: MARK_BANDS,
  TRAIT: TRAIT_LEVELS,
  RESULT: YEAR_RESULTS,
  PROMOTION: PROMOTIONS,
  AWARD: ["EXCELLENT", "EXEMPLARY", "SUDDEN"],
} as const satisfies Record<Measure["kind"], readonly string[]>;

/** The pupils of a group. */
export const belongsTo = (population: Population, pupil: Pick<CountedPupil, "female" | "minority" | "disabled">): boolean => {
  switch (population) {
    case "ALL":
      return true;
    case "FEMALE":
      return pupil.female;
    case "MINORITY":
      return pupil.minority;
    case "FEMALE_MINORITY":
      return pupil.female && pupil.minority;
    case "DISABLED":
      return pupil.disabled;
  }
};

/** The band a mark falls in. Unit: whole marks 0..10. */
export function bandOf(mark: number): MarkBand {
  if (mark >= 9) return "9-10";
  if (mark >= 7) return "7-8";
  return mark >= 5 ? "5-6" : "0-4";
}

/** Everything that can be counted of these pupils, in the order of the form; a subject nobody takes is not there. */
export function measuresOf(pupils: readonly CountedPupil[]): Measure[] {
  const cells = pupils.flatMap(({ subjects }) => subjects);
  const traits = new Set(pupils.flatMap((pupil) => pupil.traits.map(({ trait }) => trait)));
  const subjects = SUBJECT_CODES.filter((code) => cells.some(({ subject }) => subject === code));
  return [
    ...subjects.flatMap((subject): Measure[] => [
      { kind: "LEVEL", subject },
      ...(cells.some((cell) => cell.subject === subject && cell.tested) ? [{ kind: "MARK", subject } as const] : []),
    ]),
    ...TRAITS.filter(({ code }) => traits.has(code)).map(({ code }) => ({ kind: "TRAIT", trait: code }) as const),
    ...(pupils.some(({ year }) => year !== null) ? ([{ kind: "RESULT" }, { kind: "AWARD" }, { kind: "PROMOTION" }] as const) : []),
  ];
}

/**
 * Counts one measure. There are no averages: the circular knows none in primary school, only how many reach what.
 *
 * Awards are counted of all pupils of the year, and a pupil may have several; nobody is "missing" one.
 * Source: TT 27/2020, Đ.7, 9, 11, 13; traps A11, C.
 */
export function countMeasure(measure: Measure, pupils: readonly CountedPupil[]): Count {
  const values = pupils.flatMap((pupil) => valuesOf(measure, pupil));
  const of: Record<string, number> = Object.fromEntries(MEASURE_KEYS[measure.kind].map((key) => [key, 0]));
  for (const value of values.flat()) of[value] = (of[value] ?? 0) + 1;
  const missing = measure.kind === "AWARD" ? 0 : values.filter((value) => value.length === 0).length;
  return { of, whole: values.length - missing, missing };
}

/** What one pupil counts as: one value, none yet, several awards. Returns no list at all for whom the measure does not concern. */
function valuesOf(measure: Measure, pupil: CountedPupil): (readonly string[])[] {
  const one = (value: string | null): (readonly string[])[] => [value === null ? [] : [value]];
  switch (measure.kind) {
    case "LEVEL":
    case "MARK": {
      const cell = pupil.subjects.find(({ subject }) => subject === measure.subject);
      if (!cell) return [];
      if (measure.kind === "LEVEL") return one(cell.level);
      return cell.tested ? one(cell.mark === null ? null : bandOf(cell.mark)) : [];
    }
    case "TRAIT": {
      const cell = pupil.traits.find(({ trait }) => trait === measure.trait);
      return cell ? one(cell.level) : [];
    }
    case "RESULT":
      return pupil.year ? one(pupil.year.result) : [];
    case "PROMOTION":
      return pupil.year ? one(pupil.year.promotion) : [];
    case "AWARD":
      return pupil.year ? [[...new Set(pupil.year.awards)]] : [];
  }
}

/**
 * A share in percent, one digit behind the comma, of those who have a value.
 *
 * Shape: "57,1". Returns null of nobody: a share of nothing is not 0.
 */
export const share = (count: number, whole: number): string | null => (whole === 0 ? null : (Math.round((count * 1000) / whole) / 10).toFixed(1).replace(".", ","));
