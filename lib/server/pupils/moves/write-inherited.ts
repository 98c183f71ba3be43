import "server-only";
import type { SubjectLevel, TraitLevel } from "@/lib/domain/assessment/levels";
import { termOf, type Period } from "@/lib/domain/assessment/periods";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";
import type { InheritedCells } from "./inherited-cells";

type Place = { pupilId: string; yearId: string; period: Period; school: string };
type Change = { column: string; before: string | null; after: string | null };

/**
 * Keeps an old school's values where the sheet looks for them, each record marked with the school that answers for it.
 *
 * Returns the cells that changed. Throws: INHERIT_OWN when our own teachers have entered something in this period.
 */
export async function writeInherited(ctx: Ctx, place: Place, cells: InheritedCells): Promise<Change[]> {
  const { pupilId, yearId, period } = place;
  const where = { pupilId, yearId, period };
  const assessments = await ctx.db.assessment.findMany({ where: { ...where, current: true } });
  const traits = await ctx.db.traitAssessment.findMany({ where });
  const own = [
    ...assessments.filter(({ level, mark, comment, absentReason }) => [level, mark, comment, absentReason].some((value) => value !== null)),
    ...traits.filter(({ level }) => level !== null),
  ].some(({ inheritedFrom }) => inheritedFrom === null);
  if (own) throw new AppError("INHERIT_OWN");
  const subjects = [...new Set([...cells.keys()].filter((key) => !key.startsWith("trait.") && !isMeasure(key)).map((key) => key.slice(key.indexOf(".") + 1)))];
  const changes: Change[] = [];
  for (const subject of subjects) changes.push(...(await writeSubject(ctx, place, { subject, cells, row: assessments.find(({ subjectCode }) => subjectCode === subject) })));
  for (const [column, level] of cells) {
    if (!column.startsWith("trait.")) continue;
    const code = column.slice("trait.".length);
    changes.push(...(await writeTrait(ctx, place, { column, code, level, row: traits.find(({ traitCode }) => traitCode === code) })));
  }
  changes.push(...(await writeMeasures(ctx, place, cells)));
  return changes;
}

const isMeasure = (key: string): key is "height" | "weight" => key === "height" || key === "weight";

type AssessmentRow = Awaited<ReturnType<Ctx["db"]["assessment"]["findMany"]>>[number];
type TraitRow = Awaited<ReturnType<Ctx["db"]["traitAssessment"]["findMany"]>>[number];

async function writeSubject(ctx: Ctx, { school, ...where }: Place, { subject, cells, row }: { subject: string; cells: InheritedCells; row: AssessmentRow | undefined }): Promise<Change[]> {
  const sent = (kind: "level" | "mark" | "comment", stands: string | null) => cells.get(`${kind}.${subject}`) === undefined ? stands : (cells.get(`${kind}.${subject}`) ?? null);
  const before = { level: row?.level ?? null, mark: row?.mark?.toString() ?? null, comment: row?.comment ?? null };
  const after = { level: sent("level", before.level), mark: sent("mark", before.mark), comment: sent("comment", before.comment) };
  const changes = (["level", "mark", "comment"] as const).flatMap((kind) => (before[kind] === after[kind] ? [] : [{ column: `${kind}.${subject}`, before: before[kind], after: after[kind] }]));
  if (changes.length === 0) return [];
  const isEmpty = Object.values(after).every((value) => value === null);
  const data = {
    ...{ level: after.level as SubjectLevel | null, mark: after.mark === null ? null : Number(after.mark), comment: after.comment },
    ...{ inheritedFrom: isEmpty ? null : school, enteredById: ctx.actor.staffId ?? "", updatedAt: ctx.now },
  };
  if (!row) await ctx.db.assessment.create({ data: { ...where, subjectCode: subject, ...data } });
  else await keep(ctx.db.assessment.updateMany({ where: { id: row.id, version: row.version }, data: { ...data, version: { increment: 1 } } }));
  return changes;
}

async function writeTrait(ctx: Ctx, { school, ...where }: Place, { column, code, level, row }: { column: string; code: string; level: string | null; row: TraitRow | undefined }): Promise<Change[]> {
  const before = row?.level ?? null;
  if (before === level) return [];
  const data = { level: level as TraitLevel | null, inheritedFrom: level === null ? null : school, enteredById: ctx.actor.staffId ?? "", updatedAt: ctx.now };
  if (!row) await ctx.db.traitAssessment.create({ data: { ...where, traitCode: code, ...data } });
  else await keep(ctx.db.traitAssessment.updateMany({ where: { id: row.id, version: row.version }, data: { ...data, version: { increment: 1 } } }));
  return [{ column, before, after: level }];
}

/** Height and weight of the term. What our own school measured in it stays. Throws: INHERIT_OWN. */
async function writeMeasures(ctx: Ctx, { pupilId, yearId, period, school }: Place, cells: InheritedCells): Promise<Change[]> {
  const where = { pupilId, yearId, term: termOf(period) };
  const row = await ctx.db.healthMeasure.findUnique({ where: { pupilId_yearId_term: where } });
  const before = { height: row?.heightCm?.toString() ?? null, weight: row?.weightKg?.toString() ?? null };
  const changes = [...cells].flatMap(([column, after]) => (isMeasure(column) && before[column] !== after ? [{ column, before: before[column], after }] : []));
  if (changes.length === 0) return [];
  const isOwn = row !== null && row.inheritedFrom === null && (row.heightCm !== null || row.weightKg !== null);
  if (isOwn) throw new AppError("INHERIT_OWN");
  const { height, weight } = { ...before, ...Object.fromEntries(changes.map(({ column, after }) => [column, after])) };
  const data = { heightCm: height, weightKg: weight, inheritedFrom: height === null && weight === null ? null : school, enteredById: ctx.actor.staffId ?? "", updatedAt: ctx.now };
  if (!row) await ctx.db.healthMeasure.create({ data: { ...where, ...data } });
  else await keep(ctx.db.healthMeasure.updateMany({ where: { id: row.id, version: row.version }, data: { ...data, version: { increment: 1 } } }));
  return changes;
}

/** Throws: STALE when somebody was faster. */
async function keep(written: Promise<{ count: number }>): Promise<void> {
  if ((await written).count !== 1) throw new AppError("STALE");
}
