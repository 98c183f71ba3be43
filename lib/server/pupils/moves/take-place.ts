import "server-only";
import { z } from "zod";
import { addDays, toStoredDay, type Day } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";
import { writeGroupMoves } from "../../groups/place-pupils";
import { NOT_MISTAKEN } from "../places";

/** One of each subject; a subject whose group is chosen later is left out. */
export const ChosenGroups = z
  .array(z.uuid().or(z.literal("")))
  .default([])
  .transform((ids) => ids.filter((id) => id !== ""));

type Place = { classId: string; pupilId: string; day: Day; groupIds: readonly string[] };

/**
 * Gives a pupil a place in a class from a day on: the number after the last, or the own old one when he was of this class
 * before (the time away stays to be read). Call with the class held.
 *
 * Returns the number in the list (STT).
 * Source: traps A21.
 */
export async function takePlace(ctx: Ctx, { classId, pupilId, day, groupIds }: Place): Promise<number> {
  const startedOn = toStoredDay(day);
  await joinGroups(ctx, { classId, pupilId, groupIds });
  const old = await ctx.db.enrolment.findFirst({ where: { classId, pupilId, ...NOT_MISTAKEN } });
  if (old) {
    if (!old.endedOn || !old.end) throw new AppError("STALE");
    const away = { awayFrom: toStoredDay(addDays(old.endedOn.toISOString().slice(0, 10), 1)), backOn: startedOn, awayEnd: old.end };
    const back = await ctx.db.enrolment.updateMany({ where: { id: old.id, endedOn: old.endedOn }, data: { endedOn: null, end: null, ...away } });
    if (back.count !== 1) throw new AppError("STALE");
    return old.orderNo;
  }
  const { _max } = await ctx.db.enrolment.aggregate({ where: { classId, ...NOT_MISTAKEN }, _max: { orderNo: true } });
  const orderNo = (_max.orderNo ?? 0) + 1;
  await ctx.db.enrolment.create({ data: { classId, pupilId, orderNo, startedOn } });
  return orderNo;
}

/** Ends the place of a pupil. Throws: STALE when it is no longer open. */
export async function leavePlace(ctx: Ctx, { classId, pupilId, day }: Omit<Place, "groupIds">, end: "MOVED_CLASS" | "TRANSFERRED" | "LEFT"): Promise<void> {
  const left = await ctx.db.enrolment.updateMany({ where: { classId, pupilId, endedOn: null }, data: { endedOn: toStoredDay(day), end } });
  if (left.count !== 1) throw new AppError("STALE");
}

/**
 * Into the groups of a class, one of each subject that is taught in groups. Who still has a group of the subject, from a time
 * before, keeps it with the results of that time. Throws: GROUP_OTHER_CLASS.
 */
async function joinGroups(ctx: Ctx, { classId, pupilId, groupIds }: Omit<Place, "day">): Promise<void> {
  const groups = await groupsOf(ctx, classId, pupilId);
  const chosen = groupIds.map((id) => groups.find((group) => group.id === id));
  const subjects = new Set(chosen.map((group) => group?.subjectCode));
  if (!chosen.every((group) => group !== undefined) || subjects.size < chosen.length) throw new AppError("GROUP_OTHER_CLASS");
  const kept = groups.filter(({ members }) => members.length > 0).map(({ subjectCode }) => subjectCode);
  const joined = chosen.filter(({ subjectCode }) => !kept.includes(subjectCode));
  await writeGroupMoves(ctx, classId, joined.map(({ id }) => ({ pupilId, from: null, to: id })), groups);
}

/** Out of the groups of a class in which he never was. */
export async function leaveGroups(ctx: Ctx, { classId, pupilId }: Pick<Place, "classId" | "pupilId">): Promise<void> {
  const groups = (await groupsOf(ctx, classId, pupilId)).filter(({ members }) => members.length > 0);
  await writeGroupMoves(ctx, classId, groups.map(({ id }) => ({ pupilId, from: id, to: null })), groups);
}

const groupsOf = ({ db }: Ctx, classId: string, pupilId: string) =>
  db.pupilGroup.findMany({ where: { classId }, select: { id: true, name: true, subjectCode: true, members: { where: { pupilId, leftAt: null }, select: { id: true } } } });
