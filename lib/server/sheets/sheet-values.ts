import "server-only";
import { absentReason, absentValue, isAbsent } from "@/lib/domain/assessment/absent-mark";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import { columnKey } from "@/lib/domain/records/cell-column";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import type { TraitCode } from "@/lib/domain/assessment/traits";
import type { Day } from "@/lib/domain/vietnam-time";
import { storedDay } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";

/** Where a record stands: what a change must start from, who wrote it last, since when a "V" stands in it, which old school answers for it. */
export type RecordState = { id: string; version: number; enteredById: string; updatedAt: Date; absentOn?: Day | null; inheritedFrom?: string | null };

/** The values of a sheet by cell ("pupil|column") and their records ("pupil|record"). What is not there is empty. */
export type SheetValues = {
  cells: Map<string, string>;
  records: Map<string, RecordState>;
  absences: Map<string, { withLeave: number; withoutLeave: number }>; // half-days of the year
};

/** Height and weight are measured once a term. Source: QĐ 1789, Phụ lục I. */
export const termOf = (period: Period): 1 | 2 => (period === "GK1" || period === "CK1" ? 1 : 2);

/** Reads the values of some pupils of a class in a period: six queries, whatever the class, and one more when somebody was absent. */
export async function loadSheetValues(db: Db, yearId: string, period: Period, pupilIds: readonly string[]): Promise<SheetValues> {
  const values: SheetValues = { cells: new Map(), records: new Map(), absences: new Map() };
  const where = { yearId, pupilId: { in: [...pupilIds] } };
  const state = { id: true, pupilId: true, version: true, enteredById: true, updatedAt: true } as const;
  const put = (pupilId: string, column: string, value: unknown) => {
    if (value !== null && value !== undefined) values.cells.set(`${pupilId}|${column}`, String(value));
  };
  const keep = (row: RecordState & { pupilId: string }, record: string) => values.records.set(`${row.pupilId}|${record}`, row);

  const assessments = await db.assessment.findMany({
    where: { ...where, period, current: true },
    select: { ...state, subjectCode: true, level: true, mark: true, absentReason: true, assessedOn: true, comment: true, inheritedFrom: true },
  });
  const isTested = await testsOf(db, yearId, period, assessments.filter((row) => row.absentReason !== null).map(({ pupilId }) => pupilId));
  for (const row of assessments) {
    const absentOn = row.absentReason && row.assessedOn ? storedDay(row.assessedOn) : null;
    keep({ ...row, absentOn }, `subject.${row.subjectCode}`);
    const absent = row.absentReason && absentValue(row.absentReason);
    put(row.pupilId, `level.${row.subjectCode}`, row.level ?? (isTested(row.subjectCode as SubjectCode) ? null : absent));
    put(row.pupilId, `mark.${row.subjectCode}`, row.mark ?? absent);
    put(row.pupilId, `comment.${row.subjectCode}`, row.comment);
  }
  for (const row of await db.traitAssessment.findMany({ where: { ...where, period }, select: { ...state, traitCode: true, level: true, inheritedFrom: true } })) {
    keep(row, columnKey({ kind: "trait", trait: row.traitCode as TraitCode }));
    put(row.pupilId, `trait.${row.traitCode}`, row.level);
  }
  for (const row of await db.homeroomRemark.findMany({ where: { ...where, period }, select: { ...state, kind: true, text: true, inheritedFrom: true } })) {
    keep(row, `remark.${row.kind}`);
    put(row.pupilId, `remark.${row.kind}`, row.text);
  }
  for (const row of await db.healthMeasure.findMany({ where: { ...where, term: termOf(period) }, select: { ...state, heightCm: true, weightKg: true } })) {
    keep(row, "measure");
    put(row.pupilId, "height", row.heightCm);
    put(row.pupilId, "weight", row.weightKg);
  }
  for (const row of await db.partMark.findMany({ where: { ...where, period }, select: { ...state, subjectCode: true, partCode: true, value: true } })) {
    keep(row, `part.${row.subjectCode}.${row.partCode}`);
    put(row.pupilId, `part.${row.subjectCode}.${row.partCode}`, row.value);
  }
  values.absences = await countAbsences(db, where);
  return values;
}

/** In which subjects these classmates are tested now: an absence stands in the mark, or in the level where there is no test. */
async function testsOf(db: Db, yearId: string, period: Period, absent: readonly string[]): Promise<(subject: SubjectCode) => boolean> {
  const [pupilId] = absent;
  if (pupilId === undefined) return () => true;
  const place = await db.enrolment.findFirst({ where: { pupilId, class: { yearId } }, select: { class: { select: { grade: true } } } });
  return (subject) => !place || hasMark(subject, place.class.grade as Grade, period);
}

async function countAbsences(db: Db, where: { yearId: string; pupilId: { in: string[] } }): Promise<SheetValues["absences"]> {
  const counts: SheetValues["absences"] = new Map();
  for (const { pupilId, withLeave, _count } of await db.absence.groupBy({ by: ["pupilId", "withLeave"], where: { ...where, withdrawnAt: null }, _count: true })) {
    const count = counts.get(pupilId) ?? { withLeave: 0, withoutLeave: 0 };
    counts.set(pupilId, { ...count, [withLeave ? "withLeave" : "withoutLeave"]: _count });
  }
  return counts;
}

/** The value of a cell. */
export const valueAt = (values: SheetValues, pupilId: string, column: string): string | null => values.cells.get(`${pupilId}|${column}`) ?? null;

/** The three cells of a subject of a pupil, as the rules read them. */
export function subjectCell(values: SheetValues, pupilId: string, subject: SubjectCode) {
  const level = valueAt(values, pupilId, `level.${subject}`);
  const mark = valueAt(values, pupilId, `mark.${subject}`);
  return {
    subject,
    level: isAbsent(level) ? null : (level as "T" | "H" | "C" | null),
    mark: mark === null || isAbsent(mark) ? null : Number(mark),
    absentReason: absentReason(mark) ?? absentReason(level),
  };
}
