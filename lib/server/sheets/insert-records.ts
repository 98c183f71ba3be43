import "server-only";
import { termOf } from "@/lib/domain/assessment/periods";
import type { Ctx } from "../context";
import { assessmentData, measureData, partData, remarkData, traitData } from "./record-data";
import type { RecordTable, RecordWrite, SheetPlace } from "./record-write";
import { columnOf, recordPlace } from "./record-write";

/** All of them go into one table. */
type Insert = (ctx: Ctx, place: SheetPlace, writes: readonly RecordWrite[]) => Promise<string[]>;

/**
 * Makes records that are not there yet, in one statement.
 *
 * Returns the places of those that were made: the others somebody else made meanwhile.
 */
export const insertRecords = async (table: RecordTable, ...[ctx, place, writes]: Parameters<Insert>): Promise<string[]> => (writes.length === 0 ? [] : INSERTS[table](ctx, place, writes));

const skipDuplicates = true;
const common = ({ actor, now }: Ctx, { yearId }: SheetPlace, { pupilId }: RecordWrite) => ({ pupilId, yearId, enteredById: actor.staffId ?? "", updatedAt: now });

const INSERTS: Record<RecordTable, Insert> = {
  assessment: async (ctx, place, writes) => {
    const data = writes.flatMap((write) => {
      const column = columnOf(write);
      return "subject" in column ? [{ ...common(ctx, place, write), period: place.period, subjectCode: column.subject, ...assessmentData(ctx, place, write) }] : [];
    });
    const made = await ctx.db.assessment.createManyAndReturn({ data, skipDuplicates, select: { pupilId: true, subjectCode: true } });
    return made.map(({ pupilId, subjectCode }) => `${pupilId}|subject.${subjectCode}`);
  },
  part_mark: async (ctx, place, writes) => {
    const data = writes.flatMap((write) => {
      const column = columnOf(write);
      return column.kind === "part" ? [{ ...common(ctx, place, write), period: place.period, subjectCode: column.subject, partCode: column.part, ...partData(write) }] : [];
    });
    const made = await ctx.db.partMark.createManyAndReturn({ data, skipDuplicates, select: { pupilId: true, subjectCode: true, partCode: true } });
    return made.map(({ pupilId, subjectCode, partCode }) => `${pupilId}|part.${subjectCode}.${partCode}`);
  },
  trait_assessment: async (ctx, place, writes) => {
    const data = writes.flatMap((write) => {
      const column = columnOf(write);
      return column.kind === "trait" ? [{ ...common(ctx, place, write), period: place.period, traitCode: column.trait, ...traitData(write) }] : [];
    });
    const made = await ctx.db.traitAssessment.createManyAndReturn({ data, skipDuplicates, select: { pupilId: true, traitCode: true } });
    return made.map(({ pupilId, traitCode }) => `${pupilId}|trait.${traitCode}`);
  },
  homeroom_remark: async (ctx, place, writes) => {
    const data = writes.flatMap((write) => {
      const column = columnOf(write);
      return column.kind === "remark" ? [{ ...common(ctx, place, write), period: place.period, kind: column.remark, ...remarkData(write) }] : [];
    });
    const made = await ctx.db.homeroomRemark.createManyAndReturn({ data, skipDuplicates, select: { pupilId: true, kind: true } });
    return made.map(({ pupilId, kind }) => recordPlace(pupilId, { kind: "remark", remark: kind }));
  },
  health_measure: async (ctx, place, writes) => {
    const data = writes.map((write) => ({ ...common(ctx, place, write), term: termOf(place.period), ...measureData(write) }));
    const made = await ctx.db.healthMeasure.createManyAndReturn({ data, skipDuplicates, select: { pupilId: true } });
    return made.map(({ pupilId }) => recordPlace(pupilId, { kind: "height" }));
  },
};
