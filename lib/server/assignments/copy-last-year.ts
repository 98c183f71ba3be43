import "server-only";
import { z } from "zod";
import { giveDuty, spansOf, type DutyChange } from "@/lib/domain/people/assignment/timeline";
import { toStoredDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { editable, keepChanges } from "./edit-assignment";
import { vacantParts } from "./vacant-parts";

export const CopyLastYear = z.object({ key: RequestKey, assignmentId: z.uuid(), version: z.coerce.number().int() });

/**
 * Begins a new year's version with who taught the class of the same name when the last year ended, as far as they are still here:
 * homeroom and whole subjects that nobody has yet. Groups are made anew each year.
 */
export async function copyLastYear(ctx: Ctx, input: z.infer<typeof CopyLastYear>): Promise<{ duties: number }> {
  const draft = await editable(ctx, input);
  const { held, effectiveFrom, lastDay, yearId } = draft;
  const { startYear } = await ctx.db.schoolYear.findUniqueOrThrow({ where: { id: yearId }, select: { startYear: true } });
  const before = await ctx.db.schoolYear.findFirst({ where: { startYear: startYear - 1 }, select: { id: true, endsOn: true } });
  if (!before) throw new AppError("DUTY_NOTHING");
  const classes = await ctx.db.schoolClass.findMany({ where: { yearId }, select: { id: true, name: true } });
  const taught = await ctx.db.duty.findMany({
    where: {
      ...{ cancelledById: null, groupId: null, kind: { in: ["HOMEROOM_TEACHER", "SUBJECT_TEACHER"] }, class: { yearId: before.id }, validFrom: { lte: before.endsOn } },
      ...{ assignment: { signedAt: { not: null } }, AND: [{ OR: [{ validTo: null }, { validTo: { gte: before.endsOn } }] }], staff: { OR: [{ leftOn: null }, { leftOn: { gt: toStoredDay(effectiveFrom) } }] } },
    },
    select: { kind: true, subjectCode: true, staffId: true, class: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
  let changes: readonly DutyChange[] = draft.changes;
  for (const { id: classId, name } of classes) {
    const homeroom = { kind: "HOMEROOM_TEACHER" as const, classId, subjectCode: null, groupId: null, holderId: null };
    const parts = [...(spansOf(homeroom, held, changes).length === 0 ? [homeroom] : []), ...(await vacantParts(ctx.db, { held, changes: [...changes] }, classId))];
    for (const part of parts) {
      const one = taught.find((duty) => duty.class?.name === name && duty.kind === part.kind && duty.subjectCode === part.subjectCode);
      if (one) changes = giveDuty(held, changes, part, { staffId: one.staffId, from: effectiveFrom, to: lastDay });
    }
  }
  const duties = changes.length - draft.changes.length;
  if (duties === 0) throw new AppError("DUTY_NOTHING");
  await keepChanges(ctx, draft, changes, { action: "assignment.copy-last-year", after: { duties } });
  return { duties };
}
