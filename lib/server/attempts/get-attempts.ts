import "server-only";
import type { AttemptKind } from "@/lib/domain/assessment/attempts";
import { decideAttempt } from "@/lib/domain/assessment/attempts";
import { decideRetestRequest, decideRetestStep } from "@/lib/domain/records/retest-workflow";
import type { RequestState } from "@/lib/domain/records/retest-workflow";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import { refusalWords } from "@/lib/domain/refusal-words";
import type { Result } from "@/lib/domain/result";
import { showDay, showInstant, storedDay } from "@/lib/domain/vietnam-time";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import { getClassFacts } from "../sheets/class-facts";
import type { AttemptCase, AttemptPlace } from "./attempt-case";
import { loadAttemptCase } from "./attempt-case";

/** One attempt as it is shown: when, what for, what it gave, who wrote it. */
export type AttemptLine = { id: string; kind: AttemptKind; on: string | null; level: "T" | "H" | "C" | null; mark: number | null; absentReason: string | null; reason: string | null; who: string; at: string; current: boolean };

export type RequestLine = { id: string; state: RequestState; reason: string; who: string; at: string; note: string | null; decidedBy: string | null; version: number; used: boolean };

/** Offered, or not now and why. */
export type Offer = { may: true } | { may: false; why: string };

export type AttemptsPage = {
  facts: AttemptCase["facts"];
  pupil: AttemptCase["pupil"];
  tested: boolean;
  version: number; // of the attempt that counts; 0: there is none
  lines: readonly AttemptLine[];
  requests: readonly RequestLine[];
  makeUp: Offer;
  retest: Offer;
  request: Offer;
  decides: boolean; // the request that waits
  withdraws: boolean;
};

/** Every attempt of a pupil in a subject at a time of assessment, and what the law lets this person do now. */
export async function getAttempts(ctx: Ctx, place: AttemptPlace): Promise<AttemptsPage> {
  const facts = await getClassFacts(ctx, place.classId, place.period);
  const at = await loadAttemptCase(ctx, facts, place);
  const where = { pupilId: place.pupilId, yearId: facts.yearId, subjectCode: place.subject, period: place.period };
  const rows = await ctx.db.assessment.findMany({ where, orderBy: { attempt: "asc" } });
  const requests = await ctx.db.retestRequest.findMany({ where, orderBy: { requestedAt: "asc" }, include: { assessment: { select: { id: true } } } });
  const names = await namesOf(ctx, [...rows.map(({ enteredById }) => enteredById), ...requests.flatMap(({ requestedById, decidedById }) => [requestedById, decidedById])]);
  await logRead(ctx, { what: "sheet.attempts", entityId: `${place.classId}/${place.period}/${place.subject}`, pupilId: place.pupilId });
  return {
    ...{ facts, pupil: at.pupil, tested: at.tested, version: at.current?.version ?? 0 },
    lines: rows.map((row) => ({ ...row, on: row.assessedOn && showDay(storedDay(row.assessedOn)), who: names.get(row.enteredById) ?? "", at: showInstant(row.updatedAt) })),
    requests: requests.map((row) => ({
      ...row,
      who: names.get(row.requestedById) ?? "",
      at: showInstant(row.requestedAt),
      decidedBy: row.decidedById && `${names.get(row.decidedById) ?? ""}${row.decidedAt ? `, ${showInstant(row.decidedAt)}` : ""}`,
      used: row.assessment !== null,
    })),
    ...offersOf(ctx, at),
  };
}

function offersOf({ actor }: Ctx, { before, mayEnter, target, openRequest }: AttemptCase) {
  const entered = (kind: "MAKE_UP" | "RETEST") => offer(mayEnter.ok ? decideAttempt(kind, before) : mayEnter);
  const step = (action: "approve" | "withdraw") => openRequest !== null && decideRetestStep(action, { actor, target, state: openRequest.state as RequestState }).ok;
  return {
    makeUp: entered("MAKE_UP"),
    retest: entered("RETEST"),
    request: offer(decideRetestRequest({ actor, target, period: before.period, mark: before.mark, open: openRequest !== null })),
    decides: step("approve"),
    withdraws: step("withdraw"),
  };
}

const offer = (decision: Result<true, ErrorCode>): Offer => (decision.ok ? { may: true } : { may: false, why: refusalWords(decision.reason) });

async function namesOf({ db }: Ctx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const staff = await db.staff.findMany({ where: { id: { in: [...new Set(ids.filter((id) => id !== null))] } }, select: { id: true, fullName: true } });
  return new Map(staff.map(({ id, fullName }) => [id, fullName]));
}
