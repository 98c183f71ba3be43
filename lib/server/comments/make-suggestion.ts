import "server-only";
import { z } from "zod";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { traitsOf } from "@/lib/domain/assessment/traits";
import { decide } from "@/lib/domain/people/permissions";
import { suggestionColumn } from "@/lib/domain/records/suggestion";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { lockSheet } from "../sheets/lock-sheet";
import { partOf } from "../sheets/class-facts";
import { readCellValue } from "../sheets/read-cell-value";

export const MakeSuggestion = z.object({
  key: RequestKey,
  classId: z.uuid(),
  period: z.enum(PERIODS),
  subject: z.enum(SUBJECT_CODES),
  pupilId: z.uuid(),
  column: z.string().max(60),
  value: z.string().trim().min(1, "Mời ghi điều gợi ý.").max(1_000),
});
export type MakeSuggestion = z.infer<typeof MakeSuggestion>;

/**
 * A subject teacher tells the homeroom teacher what the own lessons show of a pupil's quality or competence. Kept with its
 * author; it is no value of the sheet.
 *
 * Throws: ONLY_SUBJECT_TEACHER, SHEET_LOCKED, PUPIL_FROZEN, LEVEL_UNKNOWN, SUGGESTION_TWICE.
 * Source: TT 27/2020, Đ.7.2, 9.1b.
 */
export async function makeSuggestion(ctx: Ctx, { classId, period, subject, pupilId, column, value }: MakeSuggestion): Promise<{ id: string }> {
  const facts = await lockSheet(ctx, classId, period, "UPDATE");
  const pupil = facts.pupils.find(({ id }) => id === pupilId);
  const part = pupil ? partOf(facts, pupil, subject) : null;
  const may = decide(ctx.actor, "suggestion.make", { classId, subjectCode: subject, groupId: part?.groupId ?? null });
  if (!may.ok) throw new AppError(may.reason);
  const cell = suggestionColumn(column);
  if (!pupil || !part || !cell || (cell.kind === "trait" && !traitsOf(facts.grade).some(({ code }) => code === cell.trait))) throw new AppError("NOT_FOUND");
  if (facts.sheet.status !== "OPEN") throw new AppError("SHEET_LOCKED");
  if (pupil.frozen) throw new AppError("PUPIL_FROZEN");
  const read = readCellValue(cell, value);
  if (!read.ok) throw new AppError(read.reason);
  const authorId = ctx.actor.staffId ?? "";
  if (await ctx.db.suggestion.findFirst({ where: { pupilId, class: { yearId: facts.yearId }, period, column, authorId, state: "OPEN" }, select: { id: true } })) throw new AppError("SUGGESTION_TWICE");
  const made = await ctx.db.suggestion.create({ data: { pupilId, classId, period, column, value: read.value ?? "", subjectCode: subject, authorId, madeAt: ctx.now }, select: { id: true } });
  await appendHistory(ctx, { action: "suggestion.make", entity: "suggestion", entityId: made.id, classId, pupilId, after: { column, value: read.value, subject } });
  return made;
}
