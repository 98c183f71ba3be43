import "server-only";
import { GRADES } from "@/lib/domain/assessment/periods";
import type { Grade } from "@/lib/domain/assessment/periods";
import type { PartRounding, PartSubject } from "@/lib/domain/assessment/part-marks";
import { TEST_PARTS } from "@/lib/domain/assessment/part-marks";
import { ruleSetFor } from "@/lib/domain/assessment/rule-sets";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import type { Ctx } from "../context";
import type { YearChoice } from "../school/school-year";

/** The rule of a subject in a grade, or what it would begin with. `version` 0: none was set. */
export type PartRuleLine = { grade: Grade; subject: PartSubject; most: readonly number[]; rounding: PartRounding; active: boolean; version: number };

/** Every subject and grade whose test may be divided, with the school's rule. */
export async function listPartRules(ctx: Ctx, year: Pick<YearChoice, "id" | "startYear">): Promise<PartRuleLine[]> {
  const rules = await ctx.db.partMarkRule.findMany({ where: { yearId: year.id } });
  return (Object.keys(TEST_PARTS) as PartSubject[]).flatMap((subject) =>
    GRADES.filter((grade) => hasMark(subject, grade, "CN", ruleSetFor(year.startYear, grade))).map((grade) => {
      const rule = rules.find((one) => one.grade === grade && one.subjectCode === subject);
      const most = rule ? (rule.parts as number[]).map(Number) : TEST_PARTS[subject].map(() => (subject === "TV" ? 10 : 2.5));
      return { grade, subject, most, rounding: rule?.rounding ?? "HALF_UP", active: rule?.active ?? false, version: rule?.version ?? 0 };
    }),
  );
}
