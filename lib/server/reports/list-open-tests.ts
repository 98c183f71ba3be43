import "server-only";
import type { AttemptKind } from "@/lib/domain/assessment/attempts";
import { openTests } from "@/lib/domain/assessment/open-tests";
import type { OpenTest } from "@/lib/domain/assessment/open-tests";
import type { Period } from "@/lib/domain/assessment/periods";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { decide } from "@/lib/domain/people/permissions";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import type { SheetPupil } from "../sheets/class-facts";
import { partOf } from "../sheets/class-facts";
import { subjectCell } from "../sheets/sheet-values";
import type { ClassPaper } from "./load-class-paper";
import { loadClassPaper } from "./load-class-paper";

/** A test somebody of the class still has to take, and who answers for it. */
export type OpenTestLine = OpenTest & { pupilId: string; orderNo: number; fullName: string; teachers: readonly string[] };

/**
 * Who of a class must still be tested in a period, in the order of the class; a subject teacher sees the own part.
 * Reading it is logged. Throws: NOT_FOUND, ONLY_CLASS_STAFF.
 */
export async function listOpenTests(ctx: Ctx, classId: string, period: Period): Promise<{ paper: ClassPaper; lines: OpenTestLine[] }> {
  const right = decide(ctx.actor, "statistics.read", { classId });
  if (!right.ok) throw new AppError(right.reason);
  const paper = await loadClassPaper(ctx, classId, period);
  const where = { yearId: paper.facts.yearId, period, pupilId: { in: paper.facts.pupils.map(({ id }) => id) } };
  const kinds = new Map((await ctx.db.assessment.findMany({ where: { ...where, current: true }, select: { pupilId: true, subjectCode: true, kind: true } })).map((row) => [`${row.pupilId}|${row.subjectCode}`, row.kind]));
  const agreed = new Set((await ctx.db.retestRequest.findMany({ where: { ...where, state: "APPROVED", assessment: null }, select: { pupilId: true, subjectCode: true } })).map((row) => `${row.pupilId}|${row.subjectCode}`));
  await logRead(ctx, { what: "open-tests", entityId: `${classId}/${period}` });
  const present = paper.facts.pupils.filter((pupil) => pupil.frozen === null);
  return { paper, lines: present.flatMap((pupil) => linesOf(ctx, paper, pupil, { kinds, agreed })) };
}

type Attempts = { kinds: ReadonlyMap<string, AttemptKind>; agreed: ReadonlySet<string> };

function linesOf({ actor }: Ctx, { facts, values, years }: ClassPaper, pupil: SheetPupil, { kinds, agreed }: Attempts): OpenTestLine[] {
  const isOwn = (subject: SubjectCode) =>
    decide(actor, "statistics.read", { classId: facts.classId, subjectCode: subject, groupId: partOf(facts, pupil, subject)?.groupId ?? null }).ok;
  const subjects = pupil.subjects.filter(isOwn).map((subject) => ({
    ...subjectCell(values, pupil.id, subject),
    tested: hasMark(subject, facts.grade, facts.period, facts.rules),
    kind: kinds.get(`${pupil.id}|${subject}`) ?? null,
    retestAgreed: agreed.has(`${pupil.id}|${subject}`),
  }));
  const open = openTests(subjects, { period: facts.period, year: years.get(pupil.id)?.computed ?? null }, facts.rules);
  return open.map((test) => ({ ...test, pupilId: pupil.id, orderNo: pupil.orderNo, fullName: pupil.fullName, teachers: partOf(facts, pupil, test.subject)?.teachers ?? [] }));
}
