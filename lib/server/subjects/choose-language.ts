import "server-only";
import { z } from "zod";
import { FOREIGN_LANGUAGE_CODES, type ForeignLanguage } from "@/lib/domain/assessment/foreign-languages";
import { decide } from "@/lib/domain/people/permissions";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { hasUnits } from "../sheets/has-units";

export const ChooseLanguage = z.object({ key: RequestKey, classId: z.uuid(), from: z.enum(FOREIGN_LANGUAGE_CODES), language: z.enum(FOREIGN_LANGUAGE_CODES) });
export type ChooseLanguage = z.infer<typeof ChooseLanguage>;

/**
 * Which language a class learns as Ngoại ngữ 1; mended until its học bạ are made, which name it.
 *
 * Throws: UNITS_MADE, NOT_FOUND, STALE.
 * Source: TT 32/2018; QĐ 1789, Đ.14.2, 34.1.
 */
export async function chooseLanguage(ctx: Ctx, { classId, from, language }: ChooseLanguage): Promise<{ language: ForeignLanguage }> {
  const may = decide(ctx.actor, "subjects.choose", { classId });
  if (!may.ok) throw new AppError(may.reason);
  const found = await ctx.db.schoolClass.findUnique({ where: { id: classId }, select: { year: { select: { startYear: true } } } });
  if (!found) throw new AppError("NOT_FOUND");
  if (await hasUnits(ctx.db, { classId, startYear: found.year.startYear })) throw new AppError("UNITS_MADE");
  const { count } = await ctx.db.schoolClass.updateMany({ where: { id: classId, foreignLanguage: from }, data: { foreignLanguage: language } });
  if (count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, { action: "subjects.choose-language", entity: "school_class", entityId: classId, classId, before: { language: from }, after: { language } });
  return { language };
}
