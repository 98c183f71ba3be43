import "server-only";
import type { AttemptKind } from "@/lib/domain/assessment/attempts";
import { toStoredDay } from "@/lib/domain/vietnam-time";
import type { Day } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";

/** One more attempt at a test: what stood until now stays to be seen, the new one counts. */
export type NewAttempt = {
  previousId: string;
  version: number; // of the attempt that counted until now
  kind: Exclude<AttemptKind, "FIRST">;
  assessedOn: Day;
  reason: string;
  requestId?: string | null; // RETEST: what the school agreed to
  result: AttemptResult;
};

/** What the new attempt gave. A level or comment not named goes on from the attempt before. */
export type AttemptResult = { level?: "T" | "H" | "C" | null; mark: number | null; absentReason: string | null; comment?: string | null };

/**
 * Adds an attempt if the one that counted still stands where it was read. Returns null when somebody was faster,
 * otherwise the new record's version: it goes on counting, so that an older page is told of the conflict.
 *
 * Source: TT 27/2020, Đ.7.1d, 11.1, guides to Phụ lục 1 and 2 (the last counts); traps A12.
 */
export async function addAttempt({ db, actor, now }: Ctx, { previousId, version, kind, assessedOn, reason, requestId = null, result }: NewAttempt): Promise<number | null> {
  const previous = await db.assessment.findUnique({ where: { id: previousId } });
  const closed = await db.assessment.updateMany({ where: { id: previousId, version, current: true }, data: { current: false } });
  if (!previous || closed.count !== 1) return null;
  const { pupilId, yearId, subjectCode, period, attempt, level, comment } = previous;
  await db.assessment.create({
    data: {
      ...{ pupilId, yearId, subjectCode, period, level, comment, ...result },
      ...{ attempt: attempt + 1, kind, reason, requestId, assessedOn: toStoredDay(assessedOn), version: version + 1 },
      ...{ enteredById: actor.staffId ?? "", updatedAt: now },
    },
  });
  return version + 1;
}
