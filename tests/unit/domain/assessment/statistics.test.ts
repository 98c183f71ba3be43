import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bandOf, belongsTo, countMeasure, measuresOf, share, type CountedPupil, type Measure, type Population } from "@/lib/domain/assessment/statistics";
import type { SubjectLevel, TraitLevel, YearResult } from "@/lib/domain/assessment/levels";

/** "nữ dt kt | TV T9, AN H | NHAN_AI T | WELL_DONE +EXEMPLARY": who, subjects with level and mark, a quality, the year. "-" is an empty cell. */
function pupil(who: string, subjects: string, trait: string, year: string | null): CountedPupil {
  const [result = "-", ...awards] = (year ?? "").split(" ");
  return {
    grade: 4,
    className: "4A",
    female: who.includes("nữ"),
    minority: who.includes("dt"),
    disabled: who.includes("kt"),
    subjects: subjects.split(", ").filter(Boolean).map((text) => {
      const [subject = "", value = ""] = text.split(" ");
      const mark = value.slice(1);
      return { subject: subject as "TV", level: value.startsWith("-") ? null : (value.slice(0, 1) as SubjectLevel), mark: mark === "" ? null : Number(mark), tested: subject === "TV" };
    }),
    traits: [{ trait: "NHAN_AI", level: trait === "-" ? null : (trait as TraitLevel) }],
    year: year === null ? null : { result: result === "-" ? null : (result as YearResult), promotion: result === "-" ? null : result === "NOT_DONE" ? "NOT_PROMOTED" : "PROMOTED", awards: awards.map((award) => award.slice(1)) as "EXCELLENT"[] },
  };
}

const CLASS = [
  pupil("nữ", "TV T10, AN T", "T", "EXCELLENT +EXCELLENT +SUDDEN"),
  pupil("nữ dt", "TV T9, AN T", "T", "WELL_DONE +EXEMPLARY"),
  pupil("", "TV H8, AN H", "D", "DONE"),
  pupil("dt", "TV H5, AN T", "D", "DONE"),
  pupil("kt", "TV C4", "C", "NOT_DONE"), // exempt from Âm nhạc
  pupil("nữ kt", "TV T, AN -", "-", "-"), // absent from the Tiếng Việt test, the rest not entered
];

const told = ({ of, whole, missing }: ReturnType<typeof countMeasure>) => `${Object.entries(of).map(([key, count]) => `${key} ${count}`).join(" ")} | ${whole} | ${missing}`;

describe("counting a class of six, by hand", () => {
  test.each<[Measure, string, string]>([
    // measure                             value counts | of how many | still without
    [{ kind: "LEVEL", subject: "TV" }, "T 3 H 2 C 1 | 6 | 0", "every pupil has a level"],
    [{ kind: "MARK", subject: "TV" }, "9-10 2 7-8 1 5-6 1 0-4 1 | 5 | 1", "who was absent has no mark: not a 0, not in the share"],
    [{ kind: "LEVEL", subject: "AN" }, "T 3 H 1 C 0 | 4 | 1", "the exempt pupil is not of it at all, the empty cell is missing"],
    [{ kind: "MARK", subject: "AN" }, "9-10 0 7-8 0 5-6 0 0-4 0 | 0 | 0", "a subject without a test has no marks to count"],
    [{ kind: "TRAIT", trait: "NHAN_AI" }, "T 2 D 2 C 1 | 5 | 1", "a quality is counted like a subject"],
    [{ kind: "RESULT" }, "EXCELLENT 1 WELL_DONE 1 DONE 2 NOT_DONE 1 | 5 | 1", "only results the homeroom teacher confirmed"],
    [{ kind: "PROMOTION" }, "PROMOTED 4 NOT_PROMOTED 1 PRIMARY_COMPLETED 0 | 5 | 1", "the head's decision, or what follows from the result"],
    [{ kind: "AWARD" }, "EXCELLENT 1 EXEMPLARY 1 SUDDEN 1 | 6 | 0", "one pupil has two awards; nobody lacks one"],
  ])("%j: %s (%s)", (measure, counted) => {
    expect(told(countMeasure(measure, CLASS))).toBe(counted);
  });

  test.each<[Population, string]>([
    ["ALL", "T 3 H 2 C 1 | 6 | 0"],
    ["FEMALE", "T 3 H 0 C 0 | 3 | 0"],
    ["MINORITY", "T 1 H 1 C 0 | 2 | 0"],
    ["FEMALE_MINORITY", "T 1 H 0 C 0 | 1 | 0"],
    ["DISABLED", "T 1 H 0 C 1 | 2 | 0"],
  ])("Tiếng Việt of %s: %s", (population, counted) => {
    expect(told(countMeasure({ kind: "LEVEL", subject: "TV" }, CLASS.filter((one) => belongsTo(population, one))))).toBe(counted);
  });

  test("what can be counted is what somebody takes; before the year's end there is no result", () => {
    const keys = (pupils: readonly CountedPupil[]) => measuresOf(pupils).map((one) => ("subject" in one ? `${one.kind} ${one.subject}` : "trait" in one ? one.trait : one.kind));
    expect(keys(CLASS)).toEqual(["LEVEL TV", "MARK TV", "LEVEL AN", "NHAN_AI", "RESULT", "AWARD", "PROMOTION"]);
    expect(keys([pupil("", "AN T", "T", null)])).toEqual(["LEVEL AN", "NHAN_AI"]);
    expect(keys([])).toEqual([]);
  });
});

describe("bands and shares", () => {
  test.each([[10, "9-10"], [9, "9-10"], [8, "7-8"], [7, "7-8"], [6, "5-6"], [5, "5-6"], [4, "0-4"], [0, "0-4"]])("a %i is in %s", (mark, band) => {
    expect(bandOf(mark)).toBe(band);
  });

  test.each([[4, 7, "57,1"], [1, 3, "33,3"], [2, 3, "66,7"], [0, 5, "0,0"], [5, 5, "100,0"], [0, 0, null]])("%i of %i is %s", (count, whole, shown) => {
    expect(share(count, whole)).toBe(shown);
  });

  test("every pupil of a measure is counted once or is missing", () => {
    const level = fc.constantFrom<SubjectLevel | null>("T", "H", "C", null);
    fc.assert(
      fc.property(fc.array(fc.tuple(level, fc.option(fc.integer({ min: 0, max: 10 }))), { maxLength: 60 }), (cells) => {
        const pupils = cells.map(([one, mark]) => ({ ...pupil("", "", "T", null), subjects: [{ subject: "TO" as const, level: one, mark, tested: true }] }));
        for (const kind of ["LEVEL", "MARK"] as const) {
          const { of, whole, missing } = countMeasure({ kind, subject: "TO" }, pupils);
          expect(Object.values(of).reduce((sum, count) => sum + count, 0)).toBe(whole);
          expect(whole + missing).toBe(pupils.length);
        }
      }),
      { seed: 27 },
    );
  });
});
