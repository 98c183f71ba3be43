import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { missingItems, type RemarkKind } from "@/lib/domain/assessment/missing-items";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { subjectsFor } from "@/lib/domain/assessment/subjects-for";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import type { TraitCode } from "@/lib/domain/assessment/traits";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";
import { levelMarkWarning } from "@/lib/domain/assessment/warnings";
import { demoPlan } from "@/prisma/seed/demo-plan";
import { generateSchool } from "@/prisma/seed/generate-school";
import { evenPlan } from "@/prisma/seed/plan";
import { emptyRows, TABLES, type SchoolRows } from "@/prisma/seed/rows";
import { addRows } from "@/prisma/seed/year/class-year";

const TODAY = "2026-11-23";

/** The whole school in one piece. */
function whole(plan = demoPlan(TODAY)) {
  const school = generateSchool(plan);
  const rows = emptyRows();
  addRows(rows, school.frame);
  for (const part of school.classes()) addRows(rows, part);
  return { school, rows };
}

const digest = (rows: SchoolRows) => createHash("sha256").update(JSON.stringify(rows)).digest("hex");
const demo = whole();
const currentYear = demo.school.years.at(-1)?.id ?? "";
const currentClasses = demo.school.madeClasses.filter(({ isCurrent }) => isCurrent);

describe("a generated school", () => {
  test("depends on its plan alone", () => {
    expect(digest(whole().rows)).toBe(digest(demo.rows));
    expect(digest(whole({ ...demoPlan(TODAY), seed: "another" }).rows)).not.toBe(digest(demo.rows));
  });

  test("can have any size, and is made class by class", () => {
    const school = generateSchool(evenPlan({ seed: "bench", today: TODAY, classesPerGrade: 3, pupilsPerClass: 20 }));
    const sizes = [...school.classes()].map((rows) => rows.pupil.length);
    expect(sizes).toEqual(Array.from({ length: 15 }, () => 20));
  });

  test("gives no id, code, register number or identity number twice", () => {
    for (const table of TABLES) {
      const ids = demo.rows[table].flatMap((row) => ("id" in row ? [row.id] : []));
      expect(new Set(ids).size, table).toBe(ids.length);
    }
    const unique = (values: unknown[]) => expect(new Set(values).size).toBe(values.length);
    unique(demo.rows.pupil.map(({ code }) => code));
    unique(demo.rows.pupil.flatMap(({ identityNumber }) => (identityNumber ? [identityNumber] : [])));
    unique(demo.rows.admission.map(({ number }) => number));
    unique(demo.rows.staff.map(({ identityNumber }) => identityNumber));
  });

  test("has identity numbers that tell the sex and the year of birth", () => {
    const numbered = demo.rows.pupil.filter(({ identityKind, identityNumber }) => identityKind === "CCCD" && identityNumber);
    expect(numbered.length).toBeGreaterThan(300);
    for (const { identityNumber, sex, birthDate, fullName } of numbered) {
      const year = new Date(birthDate).getUTCFullYear();
      expect(identityNumber?.slice(3, 6), fullName).toBe(`${sex === "MALE" ? 2 : 3}${String(year % 100).padStart(2, "0")}`);
    }
  });

  test("writes every name in NFC and has the stories the demo needs", () => {
    const names = demo.rows.pupil.map(({ fullName }) => fullName);
    expect(names.filter((name) => name !== name.normalize("NFC"))).toEqual([]);
    expect(names).toContain("H'Ŏ Niê Kdăm");
    expect(names.filter((name) => name === "Nguyễn Ngọc Bảo Anh")).toHaveLength(2);
    expect(demo.rows.pupil.filter(({ identityNumber }) => identityNumber === null)).toHaveLength(2);
    expect(demo.rows.enrolment.filter(({ end }) => end).map(({ end }) => end).sort()).toEqual(["MOVED_CLASS", "TRANSFERRED"]);
    expect(demo.rows.subject_choice.filter(({ exempt }) => exempt)).toHaveLength(1);
  });
});

describe("the results of the demo school", () => {
  test("have marks exactly where the circular has a test, whole and from 0 to 10", () => {
    const gradeOf = gradesByPupil();
    for (const row of demo.rows.assessment.filter(({ yearId }) => yearId === currentYear)) {
      const expected = hasMark(row.subjectCode as SubjectCode, gradeOf.get(row.pupilId) as Grade, row.period, TT27_2020);
      expect(row.mark !== null, `${row.subjectCode} ${row.period}`).toBe(expected);
      if (row.mark !== null) expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).toContain(row.mark);
    }
  });

  test("never have a level at odds with its mark", () => {
    const odd = demo.rows.assessment.filter(({ level, mark, period }) => levelMarkWarning(level ?? null, mark ?? null, period, TT27_2020));
    expect(odd).toEqual([]);
  });

  test("are complete in every class but 4A, by the rules of the portal", () => {
    const missing = new Map(currentClasses.map((one) => [one.name, missingIn(one)]));
    expect([...missing].filter(([, count]) => count > 0).map(([name]) => name)).toEqual(["4A"]);
  });

  test("leave 4A empty at the year's end and complete before", () => {
    const in4A = new Set(demo.rows.enrolment.filter(({ classId }) => classId === currentClasses.find(({ name }) => name === "4A")?.id).map(({ pupilId }) => pupilId));
    const rows = demo.rows.assessment.filter(({ pupilId, yearId }) => in4A.has(pupilId) && yearId === currentYear);
    expect(rows.filter(({ period }) => period === "CN")).toEqual([]);
    expect(rows.filter(({ period }) => period === "GK2")).toHaveLength(in4A.size * 12);
  });

  test("look like those of a school: most do well, a few need support", () => {
    const counted = (result: string) => demo.rows.year_outcome.filter((row) => row.result === result).length;
    const all = demo.rows.year_outcome.length;
    expect(counted("EXCELLENT") / all).toBeGreaterThan(0.1);
    expect(counted("WELL_DONE") / all).toBeGreaterThan(0.1);
    expect(counted("DONE") / all).toBeGreaterThan(0.25);
    expect(counted("NOT_DONE")).toBe(2);
  });
});

function gradesByPupil() {
  const grades = new Map(currentClasses.map(({ id, grade }) => [id, grade]));
  return new Map(demo.rows.enrolment.flatMap(({ classId, pupilId }) => (grades.has(classId) ? [[pupilId, grades.get(classId)] as const] : [])));
}

/** How many items the year end of a class still lacks, over all pupils who are in it then. */
function missingIn({ id, grade, subjects }: (typeof currentClasses)[number], period: Period = "CN") {
  const stay = demo.rows.enrolment.filter(({ classId, end }) => classId === id && !end);
  const of = <T extends { pupilId: string; yearId: string; period: string }>(rows: readonly T[], pupilId: string) =>
    rows.filter((row) => row.pupilId === pupilId && row.yearId === currentYear && row.period === period);
  return stay.reduce((count, { pupilId }) => {
    const choices = demo.rows.subject_choice.filter((choice) => choice.pupilId === pupilId);
    const assessed = of(demo.rows.assessment, pupilId);
    const measure = demo.rows.health_measure.find((row) => row.pupilId === pupilId && row.yearId === currentYear && row.term === 2);
    const cells = subjectsFor(grade, subjects, choices).subjects.map((subject) => {
      const row = assessed.find(({ subjectCode }) => subjectCode === subject);
      return { subject, level: row?.level ?? null, mark: row?.mark ?? null, absentReason: null };
    });
    return count + missingItems({
      grade, period, subjects: cells,
      traits: of(demo.rows.trait_assessment, pupilId).map(({ traitCode, level }) => ({ trait: traitCode as TraitCode, level: level ?? null })),
      remarks: Object.fromEntries(of(demo.rows.homeroom_remark, pupilId).map(({ kind, text }) => [kind, text ?? null])) as Record<RemarkKind, string | null>,
      hasHeight: measure?.heightCm != null, hasWeight: measure?.weightKg != null,
    }, TT27_2020).length;
  }, 0);
}
