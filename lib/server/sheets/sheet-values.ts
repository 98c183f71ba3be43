import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import { columnKey } from "@/lib/domain/records/cell-column";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { TraitCode } from "@/lib/domain/assessment/traits";
import type { Db } from "../context";

/** Where a record stands: what a change must start from, and who wrote it last. */
export type RecordState = { id: string; version: number; enteredById: string; updatedAt: Date };

/** The values of a sheet by cell ("pupil|column") and their records ("pupil|record"). What is not there is empty. */
export type SheetValues = {
  cells: Map<string, string>;
  records: Map<string, RecordState>;
  absences: Map<string, { withLeave: number; withoutLeave: number }>; // half-days of the year
};

/** Height and weight are measured once a term. Source: QĐ 1789, Phụ lục I. */
export const termOf = (period: Period): 1 | 2 => (period === "GK1" || period === "CK1" ? 1 : 2);

/** "V": was absent from the test, with a reason. Not an empty cell, and not 0 (traps A12). */
export const ABSENT_MARK = "V";

/** Reads the values of some pupils in a period: five queries, whatever the class. */
export async function loadSheetValues(db: Db, yearId: string, period: Period, pupilIds: readonly string[]): Promise<SheetValues> {
  const values: SheetValues = { cells: new Map(), records: new Map(), absences: new Map() };
  const where = { yearId, pupilId: { in: [...pupilIds] } };
  const state = { id: true, pupilId: true, version: true, enteredById: true, updatedAt: true } as const;
  const put = (pupilId: string, column: string, value: unknown) => {
    if (value !== null && value !== undefined) values.cells.set(`${pupilId}|${column}`, String(value));
  };
  const keep = (row: RecordState & { pupilId: string }, record: string) => values.records.set(`${row.pupilId}|${record}`, row);

  for (const row of await db.assessment.findMany({
    where: { ...where, period, current: true },
    select: { ...state, subjectCode: true, level: true, mark: true, absentReason: true, comment: true },
  })) {
    keep(row, `subject.${row.subjectCode}`);
    put(row.pupilId, `level.${row.subjectCode}`, row.level);
    put(row.pupilId, `mark.${row.subjectCode}`, row.mark ?? (row.absentReason ? ABSENT_MARK : null));
    put(row.pupilId, `comment.${row.subjectCode}`, row.comment);
  }
  for (const row of await db.traitAssessment.findMany({ where: { ...where, period }, select: { ...state, traitCode: true, level: true } })) {
    keep(row, columnKey({ kind: "trait", trait: row.traitCode as TraitCode }));
    put(row.pupilId, `trait.${row.traitCode}`, row.level);
  }
  for (const row of await db.homeroomRemark.findMany({ where: { ...where, period }, select: { ...state, kind: true, text: true } })) {
    keep(row, `remark.${row.kind}`);
    put(row.pupilId, `remark.${row.kind}`, row.text);
  }
  for (const row of await db.healthMeasure.findMany({ where: { ...where, term: termOf(period) }, select: { ...state, heightCm: true, weightKg: true } })) {
    keep(row, "measure");
    put(row.pupilId, "height", row.heightCm);
    put(row.pupilId, "weight", row.weightKg);
  }
  values.absences = await countAbsences(db, where);
  return values;
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
  const mark = valueAt(values, pupilId, `mark.${subject}`);
  return {
    subject,
    level: valueAt(values, pupilId, `level.${subject}`) as "T" | "H" | "C" | null,
    mark: mark === null || mark === ABSENT_MARK ? null : Number(mark),
    absentReason: mark === ABSENT_MARK ? mark : null,
  };
}
