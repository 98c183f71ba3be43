import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import type { CellColumn } from "@/lib/domain/records/cell-column";
import { recordKey } from "@/lib/domain/records/cell-column";
import type { Ctx } from "../context";
import type { RecordState } from "./sheet-values";
import { termOf } from "./sheet-values";

export type CellWrite = { column: CellColumn; value: string | null };

/** One record of a pupil (a subject, a trait, a remark, the measures) and the cells of it that change. */
export type RecordWrite = { pupilId: string; yearId: string; period: Period; state: RecordState | null; cells: readonly CellWrite[] };

/**
 * Writes the changed cells of a record if it still stands where it was read.
 * Returns null when somebody else was faster; otherwise the record's new version.
 */
export async function writeRecord(ctx: Ctx, write: RecordWrite): Promise<number | null> {
  const [first] = write.cells;
  if (!first) return null;
  const by = { enteredById: ctx.actor.staffId ?? "", updatedAt: ctx.now };
  const count = write.state ? await update(ctx, first.column, write, write.state, by) : await create(ctx, first.column, write, by);
  return count === 1 ? (write.state?.version ?? 0) + 1 : null;
}

type By = { enteredById: string; updatedAt: Date };

async function update({ db }: Ctx, column: CellColumn, { cells }: RecordWrite, state: RecordState, by: By): Promise<number> {
  const where = { id: state.id, version: state.version };
  const data = { ...by, version: { increment: 1 } };
  if ("subject" in column) return (await db.assessment.updateMany({ where, data: { ...data, ...subjectData(cells) } })).count;
  if (column.kind === "trait") return (await db.traitAssessment.updateMany({ where, data: { ...data, ...traitData(cells) } })).count;
  if (column.kind === "remark") return (await db.homeroomRemark.updateMany({ where, data: { ...data, text: cells.at(-1)?.value ?? null } })).count;
  return (await db.healthMeasure.updateMany({ where, data: { ...data, ...measureData(cells) } })).count;
}

async function create({ db }: Ctx, column: CellColumn, write: RecordWrite, by: By): Promise<number> {
  const { pupilId, yearId, period, cells } = write;
  const data = { pupilId, yearId, ...by };
  const skipDuplicates = true; // somebody else made the row meanwhile: told as a conflict
  if ("subject" in column) {
    return (await db.assessment.createMany({ data: { ...data, period, subjectCode: column.subject, ...subjectData(cells) }, skipDuplicates })).count;
  }
  if (column.kind === "trait") return (await db.traitAssessment.createMany({ data: { ...data, period, traitCode: column.trait, ...traitData(cells) }, skipDuplicates })).count;
  if (column.kind === "remark") {
    return (await db.homeroomRemark.createMany({ data: { ...data, period, kind: column.remark, text: cells.at(-1)?.value ?? null }, skipDuplicates })).count;
  }
  return (await db.healthMeasure.createMany({ data: { ...data, term: termOf(period), ...measureData(cells) }, skipDuplicates })).count;
}

function subjectData(cells: readonly CellWrite[]) {
  const data: { level?: "T" | "H" | "C" | null; mark?: number | null; absentReason?: null; comment?: string | null } = {};
  for (const { column, value } of cells) {
    if (column.kind === "level") data.level = value as "T" | "H" | "C" | null;
    if (column.kind === "comment") data.comment = value;
    // A mark ends an absence; an emptied cell is empty, not absent.
    if (column.kind === "mark") Object.assign(data, { mark: value === null ? null : Number(value), absentReason: null });
  }
  return data;
}

const traitData = (cells: readonly CellWrite[]) => ({ level: (cells.at(-1)?.value ?? null) as "T" | "D" | "C" | null });

function measureData(cells: readonly CellWrite[]) {
  const data: { heightCm?: string | null; weightKg?: string | null } = {};
  for (const { column, value } of cells) data[column.kind === "height" ? "heightCm" : "weightKg"] = value;
  return data;
}

/** The place of a record among those of a sheet. */
export const recordPlace = (pupilId: string, column: CellColumn): string => `${pupilId}|${recordKey(column)}`;
