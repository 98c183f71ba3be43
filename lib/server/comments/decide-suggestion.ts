import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { decideSuggestion } from "@/lib/domain/records/suggestion";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { saveCells } from "../sheets/save-cells";
import { decidingClasses } from "./suggestion-class";

export const DecideSuggestion = z.object({
  key: RequestKey,
  suggestionId: z.uuid(),
  step: z.enum(["TAKE", "LEAVE", "WITHDRAW"]),
  version: z.int(),
  /** The version of the cell's record the homeroom teacher had in view: what somebody wrote meanwhile is not overwritten. */
  baseVersion: z.int().min(0).default(0),
});
export type DecideSuggestion = z.infer<typeof DecideSuggestion>;

/**
 * Takes a suggestion over into the sheet as the homeroom teacher's own entry, lets it lie, or withdraws it. Taking over goes the
 * way of every entry: its window, its locks, its history. Of a pupil who changed class it is the new homeroom teacher's.
 *
 * Throws: NOT_FOUND, ONLY_HOMEROOM_TEACHER, SUGGESTION_STATE, STALE, and what an entry may be refused with.
 */
export async function decideOnSuggestion(ctx: Ctx, { key, suggestionId, step, version, baseVersion }: DecideSuggestion): Promise<{ state: string }> {
  const row = await ctx.db.suggestion.findUnique({ where: { id: suggestionId }, include: { class: { select: { yearId: true } } } });
  const classId = row && ((await decidingClasses(ctx.db, row.class.yearId, [row.pupilId])).get(row.pupilId)?.id ?? row.classId);
  const homeroom = classId ? decide(ctx.actor, "suggestion.decide", { classId }) : null;
  const isAuthor = row !== null && row.authorId === ctx.actor.staffId;
  if (!row || !classId || (!homeroom?.ok && !isAuthor)) throw new AppError(homeroom && !homeroom.ok ? homeroom.reason : "NOT_FOUND");
  const next = decideSuggestion(step, { state: row.state, is: [...(homeroom?.ok ? (["HOMEROOM_TEACHER"] as const) : []), ...(isAuthor ? (["AUTHOR"] as const) : [])] });
  if (!next.ok) throw new AppError(next.reason);
  if (step === "TAKE") {
    const { cells } = await saveCells(ctx, { key, classId, period: row.period, changes: [{ pupilId: row.pupilId, column: row.column, value: row.value, baseVersion }] });
    const [cell] = cells;
    if (cell?.outcome === "refused") throw new AppError(cell.code);
    if (cell?.outcome !== "saved") throw new AppError("STALE");
  }
  const { count } = await ctx.db.suggestion.updateMany({
    where: { id: row.id, version, state: row.state },
    data: { state: next.value, decidedById: step === "WITHDRAW" ? null : ctx.actor.staffId, decidedAt: ctx.now, version: { increment: 1 } },
  });
  if (count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, { action: `suggestion.${step.toLowerCase()}`, entity: "suggestion", entityId: row.id, classId, pupilId: row.pupilId, before: { state: row.state }, after: { state: next.value } });
  return { state: next.value };
}
