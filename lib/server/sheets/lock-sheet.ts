import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import { endOfTerm } from "@/lib/domain/assessment/periods";
import type { Ctx } from "../context";
import type { ClassFacts, Part } from "./class-facts";
import { getClassFacts } from "./class-facts";

/**
 * Takes hold of a class's sheet until the transaction ends, then reads it: entries go on side by side (SHARE), a step of
 * the workflow waits for them and they for it (UPDATE), so that no value slips into a part that has just been handed in.
 * Entry of a mid-term also holds the sheet that ends the term, with which height and weight are closed.
 */
export async function lockSheet(ctx: Ctx, classId: string, period: Period, how: "SHARE" | "UPDATE"): Promise<ClassFacts> {
  await hold(ctx, classId, period, how);
  if (how === "SHARE" && endOfTerm(period) !== period) await hold(ctx, classId, endOfTerm(period), how);
  return getClassFacts(ctx, classId, period);
}

async function hold(ctx: Ctx, classId: string, period: Period, how: "SHARE" | "UPDATE"): Promise<void> {
  if (await lock(ctx, classId, period, how)) return;
  // The first touch makes the row; of two at once one makes it and both then hold it.
  await getClassFacts(ctx, classId, period);
  await ctx.db.classSheet.createMany({ data: { classId, period }, skipDuplicates: true });
  await lock(ctx, classId, period, how);
}

async function lock({ db }: Ctx, classId: string, period: Period, how: "SHARE" | "UPDATE"): Promise<boolean> {
  const rows =
    how === "SHARE"
      ? await db.$queryRaw<unknown[]>`SELECT id FROM tracking.class_sheet WHERE class_id = ${classId}::uuid AND period = ${period}::tracking."Period" FOR SHARE`
      : await db.$queryRaw<unknown[]>`SELECT id FROM tracking.class_sheet WHERE class_id = ${classId}::uuid AND period = ${period}::tracking."Period" FOR UPDATE`;
  return rows.length > 0;
}

/** The stored row of a part, made at its first step. Call with the sheet held for UPDATE. */
export async function partRow(ctx: Ctx, facts: ClassFacts, part: Part): Promise<string> {
  if (part.id) return part.id;
  const row = await ctx.db.subjectSheet.create({ data: { sheetId: facts.sheet.id ?? "", subjectCode: part.subject, groupId: part.groupId }, select: { id: true } });
  return row.id;
}
