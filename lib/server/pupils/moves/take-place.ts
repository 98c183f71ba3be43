import "server-only";
import { addDays, toStoredDay, type Day } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";
import { NOT_MISTAKEN } from "../places";

type Place = { classId: string; pupilId: string; day: Day; groupId: string | null };

/**
 * Gives a pupil a place in a class from a day on: the number after the last, or the own old one when he was of this class
 * before (the time away stays to be read). Call with the class held.
 *
 * Returns the number in the list (STT).
 * Source: traps A21.
 */
export async function takePlace(ctx: Ctx, { classId, pupilId, day, groupId }: Place): Promise<number> {
  const startedOn = toStoredDay(day);
  await joinGroup(ctx, { classId, pupilId, groupId });
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
export async function leavePlace(ctx: Ctx, { classId, pupilId, day }: Omit<Place, "groupId">, end: "MOVED_CLASS" | "TRANSFERRED" | "LEFT"): Promise<void> {
  const left = await ctx.db.enrolment.updateMany({ where: { classId, pupilId, endedOn: null }, data: { endedOn: toStoredDay(day), end } });
  if (left.count !== 1) throw new AppError("STALE");
}

/** Whose subjects are taught in groups belongs to one of the class; who had one keeps it. Throws: GROUP_OTHER_CLASS. */
async function joinGroup({ db }: Ctx, { classId, pupilId, groupId }: Omit<Place, "day">): Promise<void> {
  if (groupId === null) return;
  const groups = await db.pupilGroup.findMany({ where: { classId }, select: { id: true, members: { where: { pupilId }, select: { pupilId: true } } } });
  if (!groups.some(({ id }) => id === groupId)) throw new AppError("GROUP_OTHER_CLASS");
  if (groups.every(({ members }) => members.length === 0)) await db.pupilGroupMember.create({ data: { groupId, pupilId } });
}
