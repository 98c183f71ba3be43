import "server-only";
import { z } from "zod";
import { isPartRule, PART_ROUNDINGS } from "@/lib/domain/assessment/part-marks";
import { decide } from "@/lib/domain/people/permissions";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

export const SetPartRule = z.object({
  key: RequestKey,
  yearId: z.uuid(),
  grade: z.coerce.number().int().min(1).max(5),
  subject: z.enum(["TV", "NN"]),
  most: z.array(z.string().max(5)).min(2).max(4),
  rounding: z.enum(PART_ROUNDINGS),
  active: z.boolean(),
  version: z.coerce.number().int().min(0), // 0: there is no rule yet
});
export type SetPartRule = z.infer<typeof SetPartRule>;

/**
 * The school's rule for the parts of a test in a grade. Marks already counted stay as they are until a part is typed again.
 *
 * Throws: PART_RULE_WRONG; STALE when somebody was faster.
 * Source: TT 27/2020, Đ.15.2 (the head organises the tests); traps C.
 */
export async function setPartRule(ctx: Ctx, input: SetPartRule): Promise<{ version: number }> {
  const may = decide(ctx.actor, "part-marks.rule");
  if (!may.ok) throw new AppError(may.reason);
  const { yearId, grade, subject: subjectCode, rounding, active, version } = input;
  const most = input.most.map((one) => Number(one.replace(",", ".")));
  if (!isPartRule({ subject: subjectCode, most, rounding })) throw new AppError("PART_RULE_WRONG");
  const rule = { parts: most, rounding, active, setById: ctx.actor.staffId ?? "", setAt: ctx.now };
  const place = { yearId, grade, subjectCode };
  const before = await ctx.db.partMarkRule.findUnique({ where: { yearId_grade_subjectCode: place } });
  const written =
    version === 0
      ? await ctx.db.partMarkRule.createMany({ data: { ...place, ...rule }, skipDuplicates: true })
      : await ctx.db.partMarkRule.updateMany({ where: { ...place, version }, data: { ...rule, version: { increment: 1 } } });
  if (written.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, {
    action: "part-marks.rule",
    entity: "part_mark_rule",
    entityId: `${yearId}/${grade}/${subjectCode}`,
    before: before ? { parts: before.parts, rounding: before.rounding, active: before.active } : {},
    after: { parts: most, rounding, active },
  });
  return { version: version + 1 };
}
