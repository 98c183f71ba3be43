import "server-only";
import { z } from "zod";
import { parseMark } from "@/lib/domain/assessment/read-entry";
import { SUBJECT_LEVELS } from "@/lib/domain/assessment/levels";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { decide } from "@/lib/domain/people/permissions";
import { isClosed } from "@/lib/domain/records/held-out";
import { roundOf } from "@/lib/domain/records/second-round";
import { showDay, storedDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../../audit/history";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import { addAttempt } from "../add-attempt";
import type { ClassFacts, SheetPupil } from "../class-facts";
import { lockSheet } from "../lock-sheet";
import { partTarget } from "../part-target";

export const RecordSupplement = z.object({
  key: RequestKey,
  classId: z.uuid(),
  pupilId: z.uuid(),
  subject: z.enum(SUBJECT_CODES),
  assessedOn: z.iso.date(),
  level: z.enum(SUBJECT_LEVELS),
  mark: z.string().max(5).optional(),
});
export type RecordSupplement = z.infer<typeof RecordSupplement>;

/**
 * Records a supplementary assessment as another attempt; the year-end one stays to be seen. A second round is the one the
 * head has ordered (Đ.11.1c).
 *
 * Throws: STEP_NOT_NOW, SECOND_ROUND_NOT_ORDERED, SECOND_ROUND_HELD, PART_LOCKED, SUPPLEMENT_CLOSED, ATTEMPT_DATE, MARK_…, STALE.
 * Source: TT 27/2020, Đ.11.1b, 11.1c, guides to Phụ lục 1 and 2; traps A12.
 */
export async function recordSupplement(ctx: Ctx, input: RecordSupplement): Promise<{ version: number }> {
  const facts = await lockSheet(ctx, input.classId, "CN", "UPDATE");
  const pupil = facts.pupils.find(({ id }) => id === input.pupilId);
  if (!pupil) throw new AppError("NOT_FOUND");
  const right = decide(ctx.actor, "sheet.enter-subject", partTarget(facts, pupil, input.subject, "submit"));
  if (!right.ok) throw new AppError(right.reason);
  requireOpen(ctx, facts, pupil, input);
  const rules = facts.rules;
  const mark = hasMark(input.subject, facts.grade, "CN", rules) ? readMark(input.mark) : null;
  const place = { pupilId: input.pupilId, yearId: facts.yearId, subjectCode: input.subject, period: "CN" as const };
  const current = await ctx.db.assessment.findFirst({ where: { ...place, current: true } });
  if (!current) throw new AppError("STEP_NOT_NOW");
  const secondRound = pupil.heldOut?.secondRound ?? null;
  const round = roundOf({ kind: current.kind, assessedOn: current.assessedOn && storedDay(current.assessedOn), secondRound }, input.assessedOn);
  if (!round.ok) throw new AppError(round.reason);
  const kind = round.value;
  const reason = secondRound ? `Hiệu trưởng tổ chức theo văn bản số ${secondRound.number} ngày ${showDay(secondRound.on)}` : (pupil.heldOut?.reason ?? "");
  const result = { level: input.level, mark, absentReason: null };
  const version = await addAttempt(ctx, { previousId: current.id, version: current.version, kind, assessedOn: input.assessedOn, reason: reason.slice(0, 300), result });
  if (version === null) throw new AppError("STALE");
  const cells = (level: string | null, of: number | null) => ({ [`${pupil.id}|level.${input.subject}`]: level, ...(mark === null ? {} : { [`${pupil.id}|mark.${input.subject}`]: of === null ? null : String(of) }) });
  await appendHistory(ctx, {
    action: "sheet.record-attempt",
    entity: "class_sheet",
    entityId: facts.sheet.id ?? "",
    classId: facts.classId,
    pupilId: pupil.id,
    before: cells(current.level, current.mark),
    after: cells(input.level, mark),
    reason: kind === "HEAD" ? "Hiệu trưởng tổ chức kiểm tra, đánh giá" : "Đánh giá bổ sung",
  });
  return { version };
}

/** Only while the pupil's supplement is open, in a subject of it that is not handed in, on a day since it was opened or, in the second round, ordered. */
function requireOpen({ now }: Ctx, facts: ClassFacts, { heldOut }: SheetPupil, { subject, assessedOn }: RecordSupplement): void {
  const today = vietnamDay(now);
  const part = heldOut?.parts.find((one) => one.subject === subject);
  if (heldOut?.cause !== "SUPPLEMENT" || heldOut.status !== "OPEN" || !part || facts.sheet.status === "OPEN") throw new AppError("STEP_NOT_NOW");
  if (part.status !== "DRAFT" && part.status !== "RETURNED") throw new AppError("PART_LOCKED");
  if (isClosed(today, facts.supplementsCloseOn)) throw new AppError("SUPPLEMENT_CLOSED");
  if (assessedOn < (heldOut.secondRound?.on ?? vietnamDay(heldOut.heldAt)) || assessedOn > today) throw new AppError("ATTEMPT_DATE");
}

function readMark(text = ""): number {
  const mark = parseMark(text);
  if (!mark.ok) throw new AppError(mark.reason);
  return mark.value;
}
