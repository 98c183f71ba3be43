import "server-only";
import { z } from "zod";
import type { DoneMove } from "@/lib/domain/records/pupil-move";
import { decideTakeBack } from "@/lib/domain/records/pupil-move";
import { refusalWords } from "@/lib/domain/refusal-words";
import { addDays, storedDay, toStoredDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../../audit/history";
import type { Ctx, Db } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import { needed } from "../profile-shape";
import { getListedClass, getStanding, holdLists, obey } from "./hold-lists";
import { leaveGroups } from "./take-place";

export const TakeBackMove = z.object({ key: RequestKey, moveId: z.uuid(), version: z.coerce.number().int(), note: needed(500, refusalWords("REASON_NEEDED")) });
export type TakeBackMove = z.infer<typeof TakeBackMove>;

const findMove = (db: Db, id: string) => db.pupilMove.findUnique({ where: { id } });
type Move = NonNullable<Awaited<ReturnType<typeof findMove>>>;

/**
 * Takes back a move that was a mistake, while it is the pupil's last and nothing has been entered of him since: the place
 * before it is open again, the place it made is marked as mistaken and gives its number back. The register keeps both lines.
 *
 * Throws: what decideTakeBack refuses with; STALE.
 * Source: docs/decisions/170-moves-are-a-register.md.
 */
export async function takeBackMove(ctx: Ctx, { moveId, version, note }: TakeBackMove): Promise<{ done: true }> {
  const move = await findMove(ctx.db, moveId);
  if (!move) throw new AppError("NOT_FOUND");
  const { state, pupilId } = move;
  const classIds = classesOf(move);
  await holdLists(ctx, pupilId, classIds);
  obey(decideTakeBack(ctx.actor, await loadFacts(ctx, move), note));
  const taken = await ctx.db.pupilMove.updateMany({
    where: { id: moveId, state: "DONE", version },
    data: { state: "TAKEN_BACK", takenBackById: ctx.actor.staffId, takenBackAt: ctx.now, takenBackWhy: note, version: { increment: 1 } },
  });
  if (taken.count !== 1) throw new AppError("STALE");
  if (move.toClassId) await undoPlace(ctx, move, move.toClassId);
  if (move.fromClassId) await reopenPlace(ctx, move, move.fromClassId);
  await appendHistory(ctx, { action: "move.take-back", entity: "pupil_move", entityId: moveId, classId: classIds[0] ?? null, pupilId, before: { state }, after: { state: "TAKEN_BACK" }, reason: note });
  return { done: true };
}

/** Why a move cannot be taken back now, in one sentence. Returns null when it can. */
export async function whyNotTakenBack(ctx: Ctx, moveId: string): Promise<string | null> {
  const move = await findMove(ctx.db, moveId);
  if (!move) return refusalWords("NOT_FOUND");
  const may = decideTakeBack(ctx.actor, await loadFacts(ctx, move), ANY_NOTE);
  return may.ok ? null : refusalWords(may.code, may.detail);
}

const ANY_NOTE = "…"; // the button is offered before the reason is there

const classesOf = ({ toClassId, fromClassId }: Move): string[] => [toClassId, fromClassId].flatMap((id) => id ?? []);

async function loadFacts(ctx: Ctx, move: Move): Promise<DoneMove> {
  const classes = [];
  for (const id of classesOf(move)) classes.push(await getListedClass(ctx, id));
  const { kind, state, pupilId, yearId } = move;
  return { kind, state, isLast: await isLast(ctx.db, move), used: await isUsed(ctx.db, move), classes, pupil: await getStanding(ctx, pupilId, yearId) };
}

async function isLast(db: Db, { id, pupilId }: Move): Promise<boolean> {
  const last = await db.pupilMove.findFirst({ where: { pupilId, state: "DONE" }, orderBy: [{ decidedAt: "desc" }, { id: "desc" }], select: { id: true } });
  return last?.id === id;
}

/** Whether anything has been entered of the pupil since: values, remarks, measures, absences, results of the old school. */
async function isUsed(db: Db, { pupilId, yearId, decidedAt, missedWithLeave }: Move): Promise<boolean> {
  const since = { pupilId, yearId, updatedAt: { gte: decidedAt ?? new Date(0) } };
  const counts = [
    await db.assessment.count({ where: { ...since, OR: [{ level: { not: null } }, { mark: { not: null } }, { absentReason: { not: null } }, { comment: { not: null } }] } }),
    await db.traitAssessment.count({ where: { ...since, level: { not: null } } }),
    await db.homeroomRemark.count({ where: { ...since, text: { not: null } } }),
    await db.healthMeasure.count({ where: { ...since, OR: [{ heightCm: { not: null } }, { weightKg: { not: null } }] } }),
    await db.absence.count({ where: { pupilId, yearId, withdrawnAt: null, recordedAt: { gte: decidedAt ?? new Date(0) } } }),
  ];
  return missedWithLeave !== null || counts.some((count) => count > 0);
}

/** A place that was made is marked as mistaken; an old one that was taken again ends as it had ended. */
async function undoPlace(ctx: Ctx, { pupilId, day }: Move, classId: string): Promise<void> {
  const place = await ctx.db.enrolment.findFirst({ where: { pupilId, classId, endedOn: null } });
  if (!place) throw new AppError("STALE");
  const again = place.backOn !== null && place.awayFrom !== null && storedDay(place.backOn) === storedDay(day);
  const data = again
    ? { endedOn: toStoredDay(addDays(storedDay(place.awayFrom ?? day), -1)), end: place.awayEnd, awayFrom: null, backOn: null, awayEnd: null }
    : { endedOn: place.startedOn, end: "MISTAKEN" as const };
  const undone = await ctx.db.enrolment.updateMany({ where: { id: place.id, endedOn: null }, data });
  if (undone.count !== 1) throw new AppError("STALE");
  if (!again) await leaveGroups(ctx, { classId, pupilId });
}

async function reopenPlace({ db }: Ctx, { pupilId, kind }: Move, classId: string): Promise<void> {
  if (kind === "ARRIVED") return;
  const reopened = await db.enrolment.updateMany({ where: { pupilId, classId, end: kind }, data: { endedOn: null, end: null } });
  if (reopened.count !== 1) throw new AppError("STALE");
}
