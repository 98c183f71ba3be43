import "server-only";
import { z } from "zod";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import type { PartAction } from "@/lib/domain/records/part-workflow";
import { decidePartStep } from "@/lib/domain/records/part-workflow";
import type { PartStatus } from "@/lib/domain/records/sheet-status";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { lockSheet, partRow } from "./lock-sheet";
import { stepTarget } from "./part-target";
import { requireSheet } from "./require-sheet";
import { missingOfPart } from "./sheet-progress";
import { loadSheetValues } from "./sheet-values";

/** A step on one part of a sheet, from the version the person saw. */
export const PartStep = z.object({
  key: RequestKey,
  classId: z.uuid(),
  period: z.enum(PERIODS),
  subject: z.enum(SUBJECT_CODES),
  groupId: z.uuid().nullable(),
  version: z.coerce.number().int(),
  note: z.string().trim().max(500).optional(),
});
export type PartStep = z.infer<typeof PartStep>;

/** Takes one step of the part's workflow. Throws: what the rule refuses with; STALE when somebody else was faster. */
export async function takePartStep(ctx: Ctx, action: PartAction, input: PartStep): Promise<{ status: PartStatus }> {
  requireSheet(ctx.actor, input.classId);
  const facts = await lockSheet(ctx, input.classId, input.period, "UPDATE");
  const part = facts.parts.find(({ subject, groupId }) => subject === input.subject && groupId === input.groupId);
  if (!part) throw new AppError("NOT_FOUND");
  const values = await loadSheetValues(ctx.db, facts.yearId, facts.period, facts.pupils.map(({ id }) => id));
  const decision = decidePartStep(action, {
    actor: ctx.actor,
    target: stepTarget(facts, part, action),
    part: part.status,
    sheet: facts.sheet.status,
    missing: missingOfPart(facts, values, part).length,
    note: input.note,
  });
  if (!decision.ok) throw new AppError(decision.reason);
  const id = await partRow(ctx, facts, part);
  const submitted = action === "submit" ? { submittedById: ctx.actor.staffId, submittedAt: ctx.now } : {};
  const moved = await ctx.db.subjectSheet.updateMany({
    where: { id, status: part.status, version: input.version },
    data: { status: decision.value, note: input.note || null, version: { increment: 1 }, ...submitted },
  });
  if (moved.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, {
    action: `sheet.part-${action}`,
    entity: "class_sheet",
    entityId: facts.sheet.id ?? "",
    classId: facts.classId,
    before: { subject: part.subject, group: part.groupName, status: part.status },
    after: { subject: part.subject, group: part.groupName, status: decision.value },
    reason: input.note ?? null,
  });
  return { status: decision.value };
}
