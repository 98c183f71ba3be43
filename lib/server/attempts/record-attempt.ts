import "server-only";
import { z } from "zod";
import { decideAttempt, isDayOfAttempt } from "@/lib/domain/assessment/attempts";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { parseLevelKey, parseMark } from "@/lib/domain/assessment/read-entry";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { storedDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { addAttempt } from "../sheets/add-attempt";
import { lockSheet } from "../sheets/lock-sheet";
import { requireSheet } from "../sheets/require-sheet";
import type { AttemptCase } from "./attempt-case";
import { loadAttemptCase } from "./attempt-case";

export const AttemptAim = z.object({ key: RequestKey, classId: z.uuid(), period: z.enum(PERIODS), pupilId: z.uuid(), subject: z.enum(SUBJECT_CODES) });

export const RecordAttempt = AttemptAim.extend({
  kind: z.enum(["MAKE_UP", "RETEST"]),
  assessedOn: z.iso.date(),
  mark: z.string().max(5).optional(),
  level: z.string().max(3),
  reason: z.string().trim().max(300),
  version: z.coerce.number().int().min(1),
});
export type RecordAttempt = z.infer<typeof RecordAttempt>;

/**
 * Records a make-up or another test. The attempts before it stay to be seen; this one counts.
 *
 * Throws: what entry refuses with; ATTEMPT_…, RETEST_…; MARK_…, LEVEL_UNKNOWN; STALE when somebody was faster.
 * Source: TT 27/2020, Đ.7.1d and the guides to Phụ lục 1 and 2; traps A12.
 */
export async function recordAttempt(ctx: Ctx, input: RecordAttempt): Promise<{ version: number }> {
  requireSheet(ctx.actor, input.classId);
  const facts = await lockSheet(ctx, input.classId, input.period, "UPDATE");
  const at = await loadAttemptCase(ctx, facts, input);
  if (!at.mayEnter.ok) throw new AppError(at.mayEnter.reason);
  const may = decideAttempt(input.kind, at.before);
  if (!may.ok) throw new AppError(may.reason);
  if (!at.current || at.current.version !== input.version) throw new AppError("STALE");
  await requireDay(ctx, at, input.assessedOn);
  const result = { mark: readMark(at, input.mark), absentReason: null, level: readLevel(input.level) };
  const requestId = input.kind === "RETEST" ? (at.openRequest?.id ?? null) : null;
  const version = await addAttempt(ctx, { previousId: at.current.id, version: input.version, kind: input.kind, assessedOn: input.assessedOn, reason: input.reason, requestId, result });
  if (version === null) throw new AppError("STALE");
  await appendHistory(ctx, {
    action: "sheet.record-attempt",
    entity: "class_sheet",
    entityId: facts.sheet.id ?? "",
    classId: facts.classId,
    pupilId: input.pupilId,
    before: cells(input, at.before.absentReason === null ? at.before.mark : `V: ${at.before.absentReason}`, null),
    after: cells(input, result.mark, result.level),
    reason: input.reason || null,
  });
  return { version };
}

/** As the sheet's history names cells; what an attempt does not give is not named. */
const cells = ({ pupilId, subject }: RecordAttempt, mark: number | string | null, level: string | null) => ({
  ...(mark === null ? {} : { [`${pupilId}|mark.${subject}`]: String(mark) }),
  ...(level === null ? {} : { [`${pupilId}|level.${subject}`]: level }),
});

async function requireDay(ctx: Ctx, { facts, current }: AttemptCase, day: string): Promise<void> {
  const { startsOn } = await ctx.db.schoolYear.findUniqueOrThrow({ where: { id: facts.yearId }, select: { startsOn: true } });
  const from = storedDay(current?.assessedOn ?? startsOn);
  if (!isDayOfAttempt(day, { from, today: vietnamDay(ctx.now) })) throw new AppError("ATTEMPT_DATE");
}

function readMark({ tested }: AttemptCase, text: string | undefined): number | null {
  if (!tested) return null;
  const mark = parseMark(text ?? "");
  if (!mark.ok) throw new AppError(mark.reason);
  return mark.value;
}

function readLevel(text: string): "T" | "H" | "C" {
  const level = parseLevelKey("SUBJECT", text);
  if (!level) throw new AppError("LEVEL_UNKNOWN");
  return level;
}
