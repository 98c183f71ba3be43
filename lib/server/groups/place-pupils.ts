import "server-only";
import { z } from "zod";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { decideGroupMoves, movesBetween, type GroupMove, type GroupPeriod } from "@/lib/domain/records/pupil-groups";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { holdClass, mustKeep } from "./keep-groups";
import { listGroupsOfYear, type PupilGroupRow } from "./list-groups";

/** A pupil and the group, or none. Shape: "<pupil id>:<group id>". */
const Place = z
  .string()
  .regex(/^[0-9a-f-]{36}:([0-9a-f-]{36})?$/)
  .transform((text) => ({ pupilId: text.slice(0, 36), groupId: text.slice(37) || null }));

export const PlacePupils = z.object({ key: RequestKey, classId: z.uuid(), subjectCode: z.enum(SUBJECT_CODES), places: z.array(Place).min(1).max(80), knows: z.string().optional() });
export type PlacePupils = z.infer<typeof PlacePupils>;

/**
 * Puts pupils into the groups of a subject, each into one. Whoever leaves a group leaves its row behind, with the moment.
 *
 * Throws: GROUP_PART_SUBMITTED, GROUP_RESULTS_MOVE, GROUP_NOT_IN_CLASS. Source: trap B17; docs/decisions/176-groups-of-a-class.md.
 */
export async function placePupils(ctx: Ctx, { classId, subjectCode, places, knows }: PlacePupils): Promise<{ moved: number }> {
  mustKeep(ctx);
  const { yearId, name } = await holdClass(ctx, classId);
  const groups = (await listGroupsOfYear(ctx.db, yearId, classId)).filter(({ subject }) => subject === subjectCode);
  const takers = groups[0]?.takers ?? [];
  const isHere = ({ pupilId, groupId }: PlacePupils["places"][number]) => takers.includes(pupilId) && (groupId === null || groups.some(({ id }) => id === groupId));
  if (!places.every(isHere)) throw new AppError("GROUP_NOT_IN_CLASS");
  const now = new Map(groups.flatMap(({ id, members }) => members.map((pupilId) => [pupilId, id])));
  const moves = movesBetween(now, new Map(places.map(({ pupilId, groupId }) => [pupilId, groupId])));
  const decision = decideGroupMoves(moves, await periodsOf(ctx, classId, subjectCode), knows !== undefined);
  if (!decision.ok) throw new AppError(decision.reason, decision.reason === "GROUP_PART_SUBMITTED" ? `Lớp ${name}` : String(moves.filter(({ from }) => from !== null).length));
  await writeGroupMoves(ctx, classId, moves, groups);
  return { moved: moves.length };
}

/** Sheets are held as by a step of the workflow: nothing is handed in while pupils move. */
async function periodsOf({ db }: Ctx, classId: string, subjectCode: string): Promise<GroupPeriod[]> {
  await db.$queryRaw`SELECT id FROM tracking.class_sheet WHERE class_id = ${classId}::uuid ORDER BY period FOR UPDATE`;
  const sheets = await db.classSheet.findMany({ where: { classId }, select: { period: true, status: true, parts: { where: { subjectCode }, select: { groupId: true, status: true } } } });
  const { yearId, enrolments } = await db.schoolClass.findUniqueOrThrow({ where: { id: classId }, select: { yearId: true, enrolments: { select: { pupilId: true } } } });
  const entered = await db.assessment.findMany({ where: { yearId, subjectCode, current: true, pupilId: { in: enrolments.map(({ pupilId }) => pupilId) } }, select: { pupilId: true, period: true } });
  return sheets.map(({ period, status, parts }) => ({
    ...{ period, sheet: status },
    parts: parts.flatMap((part) => (part.groupId ? [{ groupId: part.groupId, status: part.status }] : [])),
    entered: entered.filter((one) => one.period === period).map(({ pupilId }) => pupilId),
  }));
}

/** Ends and begins places in groups, with their history. groups: those that are named. Throws: STALE when a pupil is no longer where he was seen. */
export async function writeGroupMoves(ctx: Ctx, classId: string, moves: readonly GroupMove[], groups: readonly Pick<PupilGroupRow, "id" | "name">[]): Promise<void> {
  const { db, now } = ctx;
  const nameOf = (id: string | null) => groups.find((group) => group.id === id)?.name ?? null;
  for (const { pupilId, from } of moves) {
    if (from === null) continue;
    const left = await db.pupilGroupMember.updateMany({ where: { groupId: from, pupilId, leftAt: null }, data: { leftAt: now } });
    if (left.count !== 1) throw new AppError("STALE");
  }
  await db.pupilGroupMember.createMany({ data: moves.flatMap(({ pupilId, to }) => (to === null ? [] : [{ pupilId, groupId: to, joinedAt: now }])) });
  if (moves.length === 0) return;
  await appendHistory(ctx, ...moves.map(({ pupilId, from, to }) => ({ action: "group.place", entity: "pupil_group", entityId: to ?? from ?? "", classId, pupilId, before: { group: nameOf(from) }, after: { group: nameOf(to) } })));
}
