import "server-only";
import type { Ctx } from "../../context";
import type { ClassFacts } from "../class-facts";
import { missingOfSubject } from "../sheet-progress";
import type { SheetValues } from "../sheet-values";
import { heldOutOf } from "./supplement-attempt";

/**
 * When a class is certified, the subjects that a pupil held out still lacks stay open for him alone; all the others are
 * certified with the class. Certified again later, what was open before stays listed. Call with the sheet held.
 */
export async function openParts(ctx: Ctx, facts: ClassFacts, values: SheetValues): Promise<void> {
  const rows = heldOutOf(facts)
    .filter(({ heldOut }) => heldOut.cause === "INCOMPLETE")
    .flatMap((pupil) => pupil.subjects.filter((subject) => missingOfSubject(facts, values, pupil, subject).length > 0).map((subjectCode) => ({ heldOutId: pupil.heldOut.id, subjectCode })));
  await ctx.db.heldOutPart.createMany({ data: rows, skipDuplicates: true });
}
