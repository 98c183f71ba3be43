import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { Period } from "../assessment/periods";
import type { PartStatus, SheetStatus } from "./sheet-status";

/** A pupil goes from one group of a subject to another; from or to null: from or to none. */
export type GroupMove = { pupilId: string; from: string | null; to: string | null };

/** How far a period of the class is: the sheet, each group's part, and who has results that are not handed in yet. */
export type GroupPeriod = { period: Period; sheet: SheetStatus; parts: readonly { groupId: string; status: PartStatus }[]; entered: readonly string[] };

/** inProgress: pupils whose results, not handed in yet, go to another teacher. */
export type GroupMoveResult = { inProgress: number };

/**
 * Whether pupils may change groups now. What a teacher has handed in never changes hands: neither by a move out of that group nor
 * into it, and not once the year's end is certified. What is still being entered goes along, when whoever moves the pupil has been
 * told so (`knows`). A pupil who is in no group yet can always be placed: somebody has to answer for him.
 *
 * Source: QĐ 1789, Đ.13.2, 14.3, 32.1; trap B17; docs/decisions/176-groups-of-a-class.md.
 */
export function decideGroupMoves(moves: readonly GroupMove[], periods: readonly GroupPeriod[], knows: boolean): Result<GroupMoveResult, ErrorCode> {
  const leaving = moves.filter(({ from }) => from !== null);
  if (leaving.some((move) => periods.some((period) => isHandedIn(move, period)))) return no("GROUP_PART_SUBMITTED");
  const inProgress = leaving.filter(({ pupilId }) => periods.some(({ sheet, entered }) => sheet === "OPEN" && entered.includes(pupilId))).length;
  return inProgress > 0 && !knows ? no("GROUP_RESULTS_MOVE") : yes({ inProgress });
}

/**
 * The groups that a subject of a class is taught in today; null alone: the class is taught as a whole. Once one group has its teacher,
 * every group with pupils has its part, also one that is vacant: its pupils must not fall between.
 */
export function groupsTaught(duties: readonly { groupId: string | null }[], groups: readonly { id: string; hasPupils: boolean }[]): (string | null)[] {
  const taught = [...new Set(duties.map(({ groupId }) => groupId))].filter((id) => id !== null);
  if (taught.length === 0 || duties.some(({ groupId }) => groupId === null)) return taught.length === 0 ? [null] : taught;
  return [...taught, ...groups.filter(({ id, hasPupils }) => hasPupils && !taught.includes(id)).map(({ id }) => id)];
}

/** Periods that are closed stay as they were certified; the year's end is signed from, so it closes the groups too. */
function isHandedIn({ from, to }: GroupMove, { period, sheet, parts }: GroupPeriod): boolean {
  if (sheet !== "OPEN") return period === "CN";
  return parts.some(({ groupId, status }) => (status === "SUBMITTED" || status === "ACCEPTED") && (groupId === from || groupId === to));
}

/** The moves that lead from where pupils are to where they shall be. Shape: pupil id → group id or null. */
export function movesBetween(now: ReadonlyMap<string, string | null>, wanted: ReadonlyMap<string, string | null>): GroupMove[] {
  return [...wanted].flatMap(([pupilId, to]) => {
    const from = now.get(pupilId) ?? null;
    return from === to ? [] : [{ pupilId, from, to }];
  });
}
