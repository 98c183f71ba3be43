import "server-only";
import { absentReason, absentValue, isAbsent } from "@/lib/domain/assessment/absent-mark";
import type { Period } from "@/lib/domain/assessment/periods";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { ruleSetFor } from "@/lib/domain/assessment/rule-sets";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import type { MissedElsewhere } from "@/lib/domain/records/missed-elsewhere";
import type { Day } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";
import type { StoredRecord, ValueRows } from "./find-value-rows";
import { findValueRows } from "./find-value-rows";

/** Where a record stands: what a change must start from, who wrote it last, since when a "V" stands in it, which old school answers for it. */
export type RecordState = { id: string; version: number; enteredById: string; updatedAt: Date; absentOn?: Day | null; inheritedFrom?: string | null };

/** Half-days of the year, wherever they were missed. `elsewhere`: those of them that the old school counted. */
export type Absences = { withLeave: number; withoutLeave: number; elsewhere: readonly MissedElsewhere[] };

/** The values of a sheet by cell ("pupil|column") and their records ("pupil|record"). What is not there is empty. */
export type SheetValues = {
  cells: Map<string, string>;
  records: Map<string, RecordState>;
  absences: Map<string, Absences>;
};

/** Reads the values of some pupils of a class in a period: one query, whatever the class. */
export async function loadSheetValues(db: Db, yearId: string, period: Period, pupilIds: readonly string[]): Promise<SheetValues> {
  const rows = await findValueRows(db, yearId, period, pupilIds);
  const values: SheetValues = { cells: new Map(), records: new Map(), absences: countAbsences(rows) };
  const put = (pupilId: string, column: string, value: string | number | null) => {
    if (value !== null) values.cells.set(`${pupilId}|${column}`, String(value));
  };
  const keep = ({ updatedAt, ...row }: StoredRecord & Pick<RecordState, "absentOn">, record: string) =>
    values.records.set(`${row.pupilId}|${record}`, { ...row, updatedAt: new Date(updatedAt) });

  for (const row of rows.assessments) {
    const { pupilId, subjectCode, absentReason: reason, place } = row;
    keep({ ...row, absentOn: reason ? row.assessedOn : null }, `subject.${subjectCode}`);
    // An absence stands in the mark, and in the level too where there is no test.
    const absent = reason && absentValue(reason);
    const isTested = place === null || hasMark(subjectCode, place.grade, period, ruleSetFor(place.startYear, place.grade));
    put(pupilId, `level.${subjectCode}`, row.level ?? (isTested ? null : absent));
    put(pupilId, `mark.${subjectCode}`, row.mark ?? absent);
    put(pupilId, `comment.${subjectCode}`, row.comment);
  }
  for (const row of rows.traits) {
    keep(row, `trait.${row.traitCode}`);
    put(row.pupilId, `trait.${row.traitCode}`, row.level);
  }
  for (const row of rows.remarks) {
    keep(row, `remark.${row.kind}`);
    put(row.pupilId, `remark.${row.kind}`, row.text);
  }
  for (const row of rows.measures) {
    keep(row, "measure");
    put(row.pupilId, "height", row.heightCm);
    put(row.pupilId, "weight", row.weightKg);
  }
  for (const row of rows.parts) {
    keep(row, `part.${row.subjectCode}.${row.partCode}`);
    put(row.pupilId, `part.${row.subjectCode}.${row.partCode}`, row.value);
  }
  return values;
}

/** Who missed nothing. */
export const NEVER_ABSENT: Absences = { withLeave: 0, withoutLeave: 0, elsewhere: [] };

function countAbsences({ absences, elsewhere }: ValueRows): SheetValues["absences"] {
  const counts: SheetValues["absences"] = new Map();
  for (const { pupilId, withLeave, count } of absences) counts.set(pupilId, { ...(counts.get(pupilId) ?? NEVER_ABSENT), [withLeave ? "withLeave" : "withoutLeave"]: count });
  for (const { pupilId, ...theirs } of elsewhere) {
    const ours = counts.get(pupilId) ?? NEVER_ABSENT;
    counts.set(pupilId, { withLeave: ours.withLeave + theirs.withLeave, withoutLeave: ours.withoutLeave + theirs.withoutLeave, elsewhere: [...ours.elsewhere, theirs] });
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
