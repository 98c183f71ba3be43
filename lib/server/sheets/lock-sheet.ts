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
 * `pupilIds`: the facts of these alone.
 */
export async function lockSheet(ctx: Ctx, classId: string, period: Period, how: "SHARE" | "UPDATE", pupilIds: readonly string[] | null = null): Promise<ClassFacts> {
  const periods = how === "SHARE" ? [...new Set([period, endOfTerm(period)])] : [period];
  if ((await lock(ctx, classId, periods, how)) < periods.length) {
    // The first touch makes the row; of two at once one makes it and both then hold it.
    await getClassFacts(ctx, classId, period, []);
    await ctx.db.classSheet.createMany({ data: periods.map((one) => ({ classId, period: one })), skipDuplicates: true });
    await lock(ctx, classId, periods, how);
  }
  return getClassFacts(ctx, classId, period, pupilIds);
}

/** Returns how many of the sheets are there. Always the mid-term first, so that nobody waits in a ring. */
async function lock({ db }: Ctx, classId: string, periods: readonly Period[], how: "SHARE" | "UPDATE"): Promise<number> {
  const rows =
    how === "SHARE"
      ? await db.$queryRaw<unknown[]>`/* hold-sheet */ SELECT id FROM tracking.class_sheet WHERE class_id = ${classId}::uuid AND period = ANY (${periods}::tracking."Period"[]) ORDER BY period FOR SHARE`
      : await db.$queryRaw<unknown[]>`SELECT id FROM tracking.class_sheet WHERE class_id = ${classId}::uuid AND period = ANY (${periods}::tracking."Period"[]) ORDER BY period FOR UPDATE`;
  return rows.length;
}

/** The stored row of a part, made at its first step. Call with the sheet held for UPDATE. */
export async function partRow(ctx: Ctx, facts: ClassFacts, part: Part): Promise<string> {
  if (part.id) return part.id;
  const row = await ctx.db.subjectSheet.create({ data: { sheetId: facts.sheet.id ?? "", subjectCode: part.subject, groupId: part.groupId }, select: { id: true } });
  return row.id;
}
