import "server-only";
import type { PlanForm, PlanMode } from "@/lib/domain/assessment/exemptions";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { subjectsFor } from "@/lib/domain/assessment/subjects-for";
import type { Grade } from "@/lib/domain/assessment/periods";
import { decide } from "@/lib/domain/people/permissions";
import type { RequestState } from "@/lib/domain/records/retest-workflow";
import { showDay, storedDay } from "@/lib/domain/vietnam-time";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";

/** One plan as it is shown. */
export type PlanLine = {
  id: string;
  pupil: string;
  className: string;
  form: PlanForm;
  disability: string;
  number: string;
  plannedOn: string;
  adjustments: string;
  subjects: readonly { subject: SubjectCode; mode: PlanMode }[];
  state: RequestState;
  decision: string | null;
  note: string | null;
  version: number;
  decides: boolean;
  withdraws: boolean;
};

/** A class whose homeroom teacher this person is: for whom a plan can be proposed. */
export type PlanClass = { id: string; name: string; pupils: readonly { id: string; name: string }[]; subjects: readonly SubjectCode[] };

/** The plans this person may see, the newest first, and the classes he may propose for. */
export async function listPlans(ctx: Ctx, yearId: string): Promise<{ plans: readonly PlanLine[]; classes: readonly PlanClass[] }> {
  const rows = await ctx.db.individualPlan.findMany({
    where: { yearId },
    orderBy: { proposedAt: "desc" },
    include: { subjects: { orderBy: { subjectCode: "asc" } }, pupil: { select: { fullName: true, enrolments: { where: { endedOn: null, class: { yearId } }, select: { classId: true } } } }, class: { select: { name: true } } },
  });
  // A plan goes with its pupil: whoever keeps the class that he changed to reads it too.
  const classesOf = ({ classId, pupil }: (typeof rows)[number]) => [classId, ...pupil.enrolments.map((place) => place.classId)];
  const seen = rows.filter((row) => classesOf(row).some((classId) => decide(ctx.actor, "pupil.read", { classId }).ok));
  await logRead(ctx, { what: "plans", entityId: yearId });
  const plans = seen.map((row): PlanLine => ({
    ...{ id: row.id, pupil: row.pupil.fullName, className: row.class.name, form: row.form, disability: row.disability, number: row.number },
    ...{ adjustments: row.adjustments, state: row.state, note: row.note, version: row.version, plannedOn: showDay(storedDay(row.plannedOn)) },
    subjects: row.subjects.map(({ subjectCode, mode }) => ({ subject: subjectCode as SubjectCode, mode })),
    decision: row.decisionNumber && row.decidedOn ? `QĐ số ${row.decisionNumber} ngày ${showDay(storedDay(row.decidedOn))}` : null,
    decides: row.state === "REQUESTED" && decide(ctx.actor, "plan.decide", { classId: row.classId }).ok,
    withdraws: row.state === "REQUESTED" && decide(ctx.actor, "plan.propose", { classId: row.classId }).ok,
  }));
  return { plans, classes: await listOwnClasses(ctx, yearId) };
}

async function listOwnClasses(ctx: Ctx, yearId: string): Promise<PlanClass[]> {
  const rows = await ctx.db.schoolClass.findMany({
    where: { yearId },
    select: {
      ...{ id: true, name: true, grade: true, subjects: { select: { subjectCode: true } } },
      enrolments: { where: { endedOn: null }, orderBy: { orderNo: "asc" }, select: { orderNo: true, pupil: { select: { id: true, fullName: true } } } },
    },
  });
  return rows
    .filter(({ id }) => decide(ctx.actor, "plan.propose", { classId: id }).ok)
    .map(({ id, name, grade, subjects, enrolments }) => {
      const { subjects: taken } = subjectsFor(grade as Grade, subjects.map(({ subjectCode }) => subjectCode), []);
      return { id, name, pupils: enrolments.map(({ orderNo, pupil }) => ({ id: pupil.id, name: `${orderNo}. ${pupil.fullName}` })), subjects: SUBJECT_CODES.filter((code) => taken.includes(code)) };
    });
}
