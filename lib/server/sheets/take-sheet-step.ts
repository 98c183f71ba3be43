import "server-only";
import { z } from "zod";
import { PERIODS } from "@/lib/domain/assessment/periods";
import type { SheetStatus } from "@/lib/domain/records/sheet-status";
import type { SheetAction } from "@/lib/domain/records/sheet-workflow";
import { decideSheetStep } from "@/lib/domain/records/sheet-workflow";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { hasUnits } from "./has-units";
import { lockSheet } from "./lock-sheet";
import { openParts } from "./held-out/open-parts";
import { requireSheet } from "./require-sheet";
import { missingOfHomeroomPart } from "./sheet-progress";
import { loadSheetValues } from "./sheet-values";
import { countUnconfirmed, listYearResults } from "./year-results";

/** A step on a class's sheet, from the version the person saw. */
export const SheetStep = z.object({
  key: RequestKey,
  classId: z.uuid(),
  period: z.enum(PERIODS),
  version: z.coerce.number().int(),
  note: z.string().trim().max(500).optional(),
});
export type SheetStep = z.infer<typeof SheetStep>;

/** Takes one step of the sheet's workflow. Throws: what the rule refuses with; STALE when somebody else was faster. */
export async function takeSheetStep(ctx: Ctx, action: SheetAction, input: SheetStep): Promise<{ status: SheetStatus }> {
  requireSheet(ctx.actor, input.classId);
  const facts = await lockSheet(ctx, input.classId, input.period, "UPDATE");
  const values = await loadSheetValues(ctx.db, facts.yearId, facts.period, facts.pupils.map(({ id }) => id));
  const decision = decideSheetStep(action, {
    actor: ctx.actor,
    target: { classId: facts.classId, yearId: facts.yearId, vacant: facts.homeroom.length === 0 },
    period: facts.period,
    sheet: facts.sheet.status,
    parts: facts.parts.map(({ status }) => status),
    homeroomMissing: missingOfHomeroomPart(facts, values).length,
    unconfirmedResults: facts.period === "CN" ? countUnconfirmed(await listYearResults(ctx.db, facts, values)) : 0,
    hasUnits: facts.period === "CN" && (await hasUnits(ctx.db, facts)),
    note: input.note,
  });
  if (!decision.ok) throw new AppError(decision.reason);
  const moved = await ctx.db.classSheet.updateMany({
    where: { id: facts.sheet.id ?? "", status: facts.sheet.status, version: input.version },
    data: { status: decision.value, version: { increment: 1 }, note: input.note || null, ...stamps(action, ctx) },
  });
  if (moved.count !== 1) throw new AppError("STALE");
  if (action === "certify") await openParts(ctx, facts, values);
  await appendHistory(ctx, {
    action: `sheet.${action}`,
    entity: "class_sheet",
    entityId: facts.sheet.id ?? "",
    classId: facts.classId,
    before: { status: facts.sheet.status },
    after: { status: decision.value },
    reason: input.note ?? null,
  });
  return { status: decision.value };
}

/** Who certified and approved; a sheet that is open again is neither. */
function stamps(action: SheetAction, { actor, now }: Ctx) {
  if (action === "certify") return { certifiedById: actor.staffId, certifiedAt: now };
  if (action === "approve") return { approvedById: actor.staffId, approvedAt: now };
  return { certifiedById: null, certifiedAt: null, approvedById: null, approvedAt: null };
}
