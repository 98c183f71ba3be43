import "server-only";
import type { ForeignLanguage } from "@/lib/domain/assessment/foreign-languages";
import type { Grade } from "@/lib/domain/assessment/periods";
import { optionalSubjects } from "@/lib/domain/assessment/subjects-for";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { Ctx } from "../context";

/** One optional subject of a class: taken by the class, or by some of its pupils. */
export type ChoiceLine = { subject: SubjectCode; byClass: boolean; pupils: readonly { id: string; name: string }[] };
export type ClassChoices = { id: string; name: string; language: ForeignLanguage; lines: readonly ChoiceLine[]; pupils: readonly { id: string; name: string }[] };

/** The optional subjects and the foreign language of every class of a year, for whoever keeps the lists. */
export async function listChoices(ctx: Ctx, yearId: string): Promise<ClassChoices[]> {
  const rows = await ctx.db.schoolClass.findMany({
    where: { yearId },
    orderBy: [{ grade: "asc" }, { name: "asc" }],
    select: {
      ...{ id: true, name: true, grade: true, foreignLanguage: true, subjects: { select: { subjectCode: true } } },
      enrolments: {
        where: { endedOn: null },
        orderBy: { orderNo: "asc" },
        select: { orderNo: true, pupil: { select: { id: true, fullName: true, subjectChoices: { where: { yearId, exempt: false, droppedAt: null }, select: { subjectCode: true } } } } },
      },
    },
  });
  return rows.map(({ id, name, grade, foreignLanguage, subjects, enrolments }) => ({
    id,
    name,
    language: foreignLanguage,
    pupils: enrolments.map(({ orderNo, pupil }) => ({ id: pupil.id, name: `${orderNo}. ${pupil.fullName}` })),
    lines: optionalSubjects(grade as Grade).map((subject) => ({
      subject,
      byClass: subjects.some(({ subjectCode }) => subjectCode === subject),
      pupils: enrolments.filter(({ pupil }) => pupil.subjectChoices.some(({ subjectCode }) => subjectCode === subject)).map(({ pupil }) => ({ id: pupil.id, name: pupil.fullName })),
    })),
  }));
}
