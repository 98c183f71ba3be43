import "server-only";
import type { Promotion, YearResult } from "@/lib/domain/assessment/levels";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import type { CountedPupil } from "@/lib/domain/assessment/statistics";
import { ruleSetFor } from "@/lib/domain/assessment/rule-sets";
import { subjectsFor } from "@/lib/domain/assessment/subjects-for";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { traitsOf } from "@/lib/domain/assessment/traits";
import { isMinority } from "@/lib/domain/people/ethnicities";
import { assessedHere } from "@/lib/domain/records/pupil-place";
import { storedDay } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";
import type { Prisma } from "../db/client/client";

/** A pupil as statistics count him, and where he is found. */
export type PlacedPupil = CountedPupil & { pupilId: string; classId: string; groups: readonly string[] };

/** The classes counted: how far each sheet is says whether its numbers may still change. */
export type CountedClass = { classId: string; className: string; grade: Grade; approved: boolean };

/**
 * Everybody who is in these classes in a period, with what is entered of them. Six queries, whatever the school.
 * Who has left is not counted, nor who came after the period was over or was away during all of it.
 */
export async function loadCountedPupils(db: Db, yearId: string, period: Period, where: Prisma.SchoolClassWhereInput): Promise<{ classes: CountedClass[]; pupils: PlacedPupil[] }> {
  const rows = await db.schoolClass.findMany({ where: { yearId, ...where }, select: classSelect(yearId, period) });
  const windows = await db.entryWindow.findMany({ where: { yearId, period }, select: { grade: true, opensAt: true, closesAt: true } });
  const here = rows.flatMap((row) => {
    const window = windows.find(({ grade }) => grade === row.grade);
    return row.enrolments.filter((place) => !window || assessedHere([daysOf(place)], window)).map((enrolment) => ({ row, pupil: enrolment.pupil }));
  });
  const values = await loadValues(db, yearId, period, here.map(({ pupil }) => pupil.id));
  const classes = rows.map((row) => ({ classId: row.id, className: row.name, grade: row.grade as Grade, approved: row.sheets[0]?.status === "APPROVED" }));
  return { classes: classes.sort((one, other) => one.className.localeCompare(other.className, "vi", { numeric: true })), pupils: here.map(({ row, pupil }) => placed(row, pupil, period, values)) };
}

type Stay = { startedOn: Date; awayFrom: Date | null; backOn: Date | null };
const daysOf = ({ startedOn, awayFrom, backOn }: Stay) => ({ startedOn: storedDay(startedOn), endedOn: null, awayFrom: awayFrom && storedDay(awayFrom), backOn: backOn && storedDay(backOn) });

const classSelect = (yearId: string, period: Period) =>
  ({
    id: true,
    name: true,
    grade: true,
    year: { select: { startYear: true } },
    subjects: { select: { subjectCode: true } },
    sheets: { where: { period }, select: { status: true } },
    enrolments: {
      where: { endedOn: null },
      orderBy: { orderNo: "asc" },
      select: {
        startedOn: true,
        awayFrom: true,
        backOn: true,
        pupil: {
          select: {
            id: true,
            sex: true,
            ethnicityCode: true,
            disability: true,
            groups: { where: { leftAt: null }, select: { groupId: true } },
            subjectChoices: { where: { yearId, droppedAt: null }, select: { subjectCode: true, exempt: true } },
          },
        },
      },
    },
  }) as const satisfies Prisma.SchoolClassSelect;

type ClassRow = Prisma.SchoolClassGetPayload<{ select: ReturnType<typeof classSelect> }>;
type PupilRow = ClassRow["enrolments"][number]["pupil"];
type Values = Awaited<ReturnType<typeof loadValues>>;

async function loadValues(db: Db, yearId: string, period: Period, pupilIds: readonly string[]) {
  const where = { yearId, pupilId: { in: [...pupilIds] } };
  const subjects = await db.assessment.findMany({ where: { ...where, period, current: true }, select: { pupilId: true, subjectCode: true, level: true, mark: true } });
  const traits = await db.traitAssessment.findMany({ where: { ...where, period }, select: { pupilId: true, traitCode: true, level: true } });
  const isYear = period === "CN";
  const outcomes = isYear ? await db.yearOutcome.findMany({ where: { ...where, confirmedAt: { not: null } }, select: { pupilId: true, result: true, promotion: true } }) : [];
  const awards = isYear ? await db.award.findMany({ where: { ...where, decidedAt: { not: null }, withdrawnAt: null }, select: { pupilId: true, kind: true } }) : [];
  return {
    isYear,
    subjects: new Map(subjects.map((row) => [`${row.pupilId}|${row.subjectCode}`, row])),
    traits: new Map(traits.map((row) => [`${row.pupilId}|${row.traitCode}`, row.level])),
    outcomes: new Map(outcomes.map((row) => [row.pupilId, row])),
    awards,
  };
}

function placed(row: ClassRow, pupil: PupilRow, period: Period, values: Values): PlacedPupil {
  const grade = row.grade as Grade;
  const rules = ruleSetFor(row.year.startYear, grade);
  const { subjects } = subjectsFor(grade, row.subjects.map(({ subjectCode }) => subjectCode), pupil.subjectChoices);
  return {
    pupilId: pupil.id,
    classId: row.id,
    className: row.name,
    grade,
    groups: pupil.groups.map(({ groupId }) => groupId),
    female: pupil.sex === "FEMALE",
    minority: isMinority(pupil.ethnicityCode),
    disabled: Boolean(pupil.disability?.trim()),
    subjects: subjects.map((subject) => {
      const cell = values.subjects.get(`${pupil.id}|${subject}`);
      return { subject, level: cell?.level ?? null, mark: cell?.mark ?? null, tested: hasMark(subject, grade, period, rules) };
    }),
    traits: traitsOf(grade).map(({ code }) => ({ trait: code, level: values.traits.get(`${pupil.id}|${code}`) ?? null })),
    year: values.isYear ? yearOf(pupil.id, values) : null,
  };
}

function yearOf(pupilId: string, { outcomes, awards }: Values): CountedPupil["year"] {
  const outcome = outcomes.get(pupilId);
  return {
    result: (outcome?.result ?? null) as YearResult | null,
    promotion: (outcome?.promotion ?? null) as Promotion | null,
    awards: awards.filter((award) => award.pupilId === pupilId).map(({ kind }) => kind),
  };
}
