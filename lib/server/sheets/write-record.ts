import "server-only";
import { isMakeUp } from "@/lib/domain/assessment/attempts";
import type { CellColumn } from "@/lib/domain/records/cell-column";
import { recordKey } from "@/lib/domain/records/cell-column";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { addAttempt } from "./add-attempt";
import type { ClassFacts } from "./class-facts";
import type { RecordState } from "./sheet-values";
import { termOf } from "./sheet-values";
import { fillsAbsence, subjectData } from "./subject-data";

export type CellWrite = { column: CellColumn; value: string | null };

/** One record of a pupil (a subject, a trait, a remark, the measures) and the cells of it that change. */
export type RecordWrite = { pupilId: string; facts: Pick<ClassFacts, "yearId" | "period" | "grade">; state: RecordState | null; cells: readonly CellWrite[] };

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

async function update(ctx: Ctx, column: CellColumn, write: RecordWrite, state: RecordState, by: By): Promise<number> {
  const { db, now } = ctx;
  const { cells, facts } = write;
  const where = { id: state.id, version: state.version };
  const data = { ...by, version: { increment: 1 } };
  if (column.kind === "part") return (await db.partMark.updateMany({ where, data: { ...data, value: cells.at(-1)?.value ?? null } })).count;
  if ("subject" in column) {
    const { absentOn = null } = state;
    const isLater = absentOn !== null && isMakeUp(absentOn, vietnamDay(now)) && fillsAbsence(cells, facts);
    if (isLater) return (await makeUp(ctx, write, state)) === null ? 0 : 1;
    return (await db.assessment.updateMany({ where, data: { ...data, ...subjectData(cells, { ...facts, now }) } })).count;
  }
  if (column.kind === "trait") return (await db.traitAssessment.updateMany({ where, data: { ...data, ...traitData(cells) } })).count;
  if (column.kind === "remark") return (await db.homeroomRemark.updateMany({ where, data: { ...data, text: cells.at(-1)?.value ?? null } })).count;
  return (await db.healthMeasure.updateMany({ where, data: { ...data, ...measureData(cells) } })).count;
}

/** A result typed over the "V" of an earlier day is the make-up test: the absence stays to be seen as the attempt before. */
const makeUp = (ctx: Ctx, { cells, facts }: RecordWrite, { id, version }: RecordState) => {
  const { level, mark = null, comment } = subjectData(cells, { ...facts, now: ctx.now });
  const goesOn = { ...(level === undefined ? {} : { level }), ...(comment === undefined ? {} : { comment }) };
  return addAttempt(ctx, { previousId: id, version, kind: "MAKE_UP", assessedOn: vietnamDay(ctx.now), reason: "Vắng lần trước", result: { mark, absentReason: null, ...goesOn } });
};

async function create({ db, now }: Ctx, column: CellColumn, write: RecordWrite, by: By): Promise<number> {
  const { pupilId, cells } = write;
  const { yearId, period } = write.facts;
  const data = { pupilId, yearId, ...by };
  const skipDuplicates = true; // somebody else made the row meanwhile: told as a conflict
  if (column.kind === "part") {
    return (await db.partMark.createMany({ data: { ...data, period, subjectCode: column.subject, partCode: column.part, value: cells.at(-1)?.value ?? null }, skipDuplicates })).count;
  }
  if ("subject" in column) {
    return (await db.assessment.createMany({ data: { ...data, period, subjectCode: column.subject, ...subjectData(cells, { ...write.facts, now }) }, skipDuplicates })).count;
  }
  if (column.kind === "trait") return (await db.traitAssessment.createMany({ data: { ...data, period, traitCode: column.trait, ...traitData(cells) }, skipDuplicates })).count;
  if (column.kind === "remark") {
    return (await db.homeroomRemark.createMany({ data: { ...data, period, kind: column.remark, text: cells.at(-1)?.value ?? null }, skipDuplicates })).count;
  }
  return (await db.healthMeasure.createMany({ data: { ...data, term: termOf(period), ...measureData(cells) }, skipDuplicates })).count;
}

const traitData = (cells: readonly CellWrite[]) => ({ level: (cells.at(-1)?.value ?? null) as "T" | "D" | "C" | null });

function measureData(cells: readonly CellWrite[]) {
  const data: { heightCm?: string | null; weightKg?: string | null } = {};
  for (const { column, value } of cells) data[column.kind === "height" ? "heightCm" : "weightKg"] = value;
  return data;
}

/** The place of a record among those of a sheet. */
export const recordPlace = (pupilId: string, column: CellColumn): string => `${pupilId}|${recordKey(column)}`;
