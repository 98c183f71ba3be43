import "server-only";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import type { ClassFacts } from "./class-facts";
import type { PupilYear } from "./year-results";

/**
 * Takes back the awards of the year that the result now confirmed no longer earns, proposed or decided: an award given
 * for a result does not outlive it. A sudden award rests on its own achievement and stays. Call with the sheet held.
 *
 * Source: TT 27/2020, Đ.13.1a.
 */
export async function withdrawLostAwards(ctx: Ctx, facts: ClassFacts, { pupilId, awards, mayPropose }: PupilYear): Promise<void> {
  for (const award of awards.filter(({ kind }) => kind !== "SUDDEN" && kind !== mayPropose)) {
    await ctx.db.award.updateMany({ where: { id: award.id, withdrawnAt: null }, data: { withdrawnAt: ctx.now } });
    await appendHistory(ctx, {
      action: "year.withdraw-award",
      entity: "class_sheet",
      entityId: facts.sheet.id ?? "",
      classId: facts.classId,
      pupilId,
      before: { award: award.text, decision: award.decision },
      reason: "Kết quả cả năm xác nhận lại không còn đủ điều kiện của danh hiệu.",
    });
  }
}
