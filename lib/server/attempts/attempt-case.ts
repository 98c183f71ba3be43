import "server-only";
import type { BeforeAttempt } from "@/lib/domain/assessment/attempts";
import type { Period } from "@/lib/domain/assessment/periods";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { decide } from "@/lib/domain/people/permissions";
import type { Target } from "@/lib/domain/people/permissions";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import type { Result } from "@/lib/domain/result";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import type { ClassFacts, SheetPupil } from "../sheets/class-facts";
import { partOf } from "../sheets/class-facts";
import { decideCellEntry } from "../sheets/decide-cell";

/** One pupil in one subject at one time of assessment: what attempts are made at. */
export type AttemptPlace = { classId: string; period: Period; pupilId: string; subject: SubjectCode };

export type AttemptCase = {
  facts: ClassFacts;
  pupil: SheetPupil;
  target: Target;
  tested: boolean;
  mayEnter: Result<true, ErrorCode>; // as the grid decides it for this person
  before: BeforeAttempt;
  current: { id: string; version: number; assessedOn: Date | null } | null;
  openRequest: { id: string; state: string; version: number } | null; // waits, or agreed and not yet used
};

/** What stands at a place, for somebody who may read it. Throws: NOT_FOUND when it is not theirs. */
export async function loadAttemptCase(ctx: Ctx, facts: ClassFacts, { pupilId, subject }: AttemptPlace): Promise<AttemptCase> {
  const pupil = facts.pupils.find(({ id }) => id === pupilId);
  if (!pupil || !facts.subjects.includes(subject)) throw new AppError("NOT_FOUND");
  const target = { classId: facts.classId, yearId: facts.yearId, subjectCode: subject, groupId: partOf(facts, pupil, subject)?.groupId ?? null };
  const may = decide(ctx.actor, "sheet.read", target);
  if (!may.ok) throw new AppError(may.reason);
  const place = { pupilId, yearId: facts.yearId, subjectCode: subject, period: facts.period };
  const current = await ctx.db.assessment.findFirst({ where: { ...place, current: true } });
  const openRequest = await ctx.db.retestRequest.findFirst({ where: { ...place, state: { in: ["REQUESTED", "APPROVED"] }, assessment: null } });
  const tested = hasMark(subject, facts.grade, facts.period, facts.rules);
  return {
    facts,
    pupil,
    target,
    tested,
    mayEnter: decideCellEntry({ actor: ctx.actor, now: ctx.now, facts }, pupil, { kind: tested ? "mark" : "level", subject }),
    before: { period: facts.period, mark: current?.mark ?? null, absentReason: current?.absentReason ?? null, agreed: openRequest?.state === "APPROVED" },
    current,
    openRequest,
  };
}
