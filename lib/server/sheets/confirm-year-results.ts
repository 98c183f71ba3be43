import "server-only";
import { z } from "zod";
import { completionOf } from "@/lib/domain/assessment/completion";
import { YEAR_RESULTS } from "@/lib/domain/assessment/levels";
import { decide } from "@/lib/domain/people/permissions";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import type { ClassFacts } from "./class-facts";
import { lockSheet } from "./lock-sheet";
import { loadSheetValues } from "./sheet-values";
import type { PupilYear } from "./year-results";
import { isConfirmed, listYearResults } from "./year-results";
import { withdrawLostAwards } from "./withdraw-lost-awards";

export const ConfirmYearResults = z.object({
  key: RequestKey,
  classId: z.uuid(),
  /** What the page showed of each pupil: another value or version now means that the page is old. */
  pupils: z.array(z.object({ pupilId: z.uuid(), result: z.enum(YEAR_RESULTS), version: z.int().min(0) })).min(1).max(80),
});
export type ConfirmYearResults = z.infer<typeof ConfirmYearResults>;

/**
 * The homeroom teacher confirms computed year results; none can be chosen otherwise.
 *
 * Of a class already certified, only the pupils held out.
 *
 * Throws: YEAR_INCOMPLETE, PARTS_NOT_ACCEPTED, SHEET_LOCKED, STALE.
 * Source: TT 27/2020, Đ.9.2; traps A13.
 */
export async function confirmYearResults(ctx: Ctx, { classId, pupils }: ConfirmYearResults): Promise<{ confirmed: number }> {
  const facts = await lockSheet(ctx, classId, "CN", "UPDATE");
  const may = decide(ctx.actor, "sheet.certify", { classId, yearId: facts.yearId, vacant: facts.homeroom.length === 0 });
  if (!may.ok) throw new AppError(may.reason);
  const values = await loadSheetValues(ctx.db, facts.yearId, "CN", pupils.map(({ pupilId }) => pupilId));
  const years = new Map((await listYearResults(ctx.db, facts, values)).map((year) => [year.pupilId, year]));
  let confirmed = 0;
  for (const shown of pupils) {
    const year = years.get(shown.pupilId);
    if (!year) throw new AppError("NOT_FOUND");
    const refusal = whyNotNow(facts, year);
    if (refusal) throw new AppError(refusal);
    if (isConfirmed(year)) continue;
    if (year.computed !== shown.result || year.version !== shown.version) throw new AppError("STALE");
    await confirmOne(ctx, facts, year);
    confirmed += 1;
  }
  return { confirmed };
}

/** With the class as long as it is open; afterwards only who is held out, when every subject that stayed open has been accepted. */
function whyNotNow({ sheet, parts }: ClassFacts, { computed, heldOut }: PupilYear): ErrorCode | null {
  if (sheet.status !== "OPEN" && heldOut?.status !== "OPEN") return "SHEET_LOCKED";
  const awaited = sheet.status === "OPEN" ? parts : (heldOut?.parts ?? []);
  if (awaited.some(({ status }) => status !== "ACCEPTED")) return "PARTS_NOT_ACCEPTED";
  return computed === null ? "YEAR_INCOMPLETE" : null;
}

async function confirmOne(ctx: Ctx, facts: ClassFacts, year: PupilYear): Promise<void> {
  const result = year.computed;
  if (result === null) return;
  // A decision of the head on an earlier result does not outlive it.
  const rules = facts.rules;
  const completion = completionOf(facts.grade, result, null, rules);
  const data = {
    result,
    promotion: completion?.promotion ?? null,
    completion: completion?.text ?? null,
    ruleSet: rules.code,
    confirmedById: ctx.actor.staffId,
    confirmedAt: ctx.now,
    afterSupplement: year.afterSupplement,
    decidedById: null,
    decidedAt: null,
    decision: null,
    decidedOn: null,
  };
  const place = { pupilId: year.pupilId, yearId: facts.yearId };
  const written =
    year.version === 0
      ? await ctx.db.yearOutcome.createMany({ data: { ...place, ...data }, skipDuplicates: true })
      : await ctx.db.yearOutcome.updateMany({ where: { ...place, version: year.version }, data: { ...data, version: { increment: 1 } } });
  if (written.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, {
    action: "year.confirm",
    entity: "class_sheet",
    entityId: facts.sheet.id ?? "",
    classId: facts.classId,
    pupilId: year.pupilId,
    before: { result: year.confirmed },
    after: { result, completion: data.completion },
  });
  await withdrawLostAwards(ctx, facts, year);
}
