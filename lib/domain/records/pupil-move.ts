import type { Actor } from "../people/actor";
import { decide, type Action } from "../people/permissions";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import { addDays, showDay, type Day } from "../vietnam-time";

/** What happens to a pupil's place in the school during a year. */
export const MOVE_WORDS = { ARRIVED: "Tiếp nhận", MOVED_CLASS: "Chuyển lớp", TRANSFERRED: "Chuyển trường", LEFT: "Thôi học" } as const;
export type MoveKind = keyof typeof MOVE_WORDS;

export const MOVE_STATE_WORDS = {
  PROPOSED: "Chờ hiệu trưởng",
  DONE: "Đã ghi",
  REFUSED: "Không đồng ý",
  WITHDRAWN: "Học vụ đã rút",
  TAKEN_BACK: "Đã rút lại",
} as const;
export type MoveState = keyof typeof MOVE_STATE_WORDS;

/** Yes, or a refusal with what its sentence names. */
export type Decision = { ok: true } | { ok: false; code: ErrorCode; detail: string };
const YES: Decision = { ok: true };
const refuse = (code: ErrorCode, detail = ""): Decision => ({ ok: false, code, detail });

/** A class whose list is to change. `handedIn`: a subject of the year is; `certified`: the whole year is. `lastDay`: of the year-end assessment. */
export type ListedClass = { classId: string; className: string; grade: number; yearId: string; handedIn: boolean; certified: boolean; lastDay: Day | null };

/** How a pupil stands in a year. `place.since`: the first day there, the last time he came. `lastDay`: of the last place he left. */
export type PupilStanding = {
  place: { class: ListedClass; since: Day } | null;
  lastDay: Day | null;
  waits: boolean; // a proposal to leave waits for the head
  hasUnit: boolean; // of this year: being signed, or issued
  heldOut: boolean;
};

export type YearDays = { startsOn: Day; endsOn: Day; today: Day };

type Case = { actor: Actor; year: YearDays; pupil: PupilStanding; day: Day };

/**
 * May a pupil be taken into a class on this day, as the last of its list?
 * Source: QĐ 1789, Đ.22, 34.1; traps A21, B2.
 */
export function decideArrival({ actor, year, pupil, day, to }: Case & { to: ListedClass }): Decision {
  const right = decide(actor, "pupil.receive", { classId: to.classId });
  if (!right.ok) return refuse(right.reason);
  if (pupil.place) return refuse("MOVE_HAS_PLACE", pupil.place.class.className);
  if (pupil.hasUnit) return refuse("MOVE_UNITS");
  if (pupil.lastDay !== null && day <= pupil.lastDay) return refuse("MOVE_BEFORE_END", showDay(pupil.lastDay));
  return firstOf(inYear(year, day), takesPupils(to, day));
}

/**
 * May a pupil go over from one class of a grade to another on this day, the first in the new class?
 * Source: QĐ 1789, Đ.34.1; traps B4.
 */
export function decideClassMove({ actor, year, pupil, day, to }: Case & { to: ListedClass }): Decision {
  const right = decide(actor, "pupil.move-class", { classId: to.classId });
  if (!right.ok) return refuse(right.reason);
  if (!pupil.place) return refuse("MOVE_NO_PLACE");
  const { class: from, since } = pupil.place;
  if (from.classId === to.classId) return refuse("MOVE_SAME_CLASS");
  if (from.grade !== to.grade || from.yearId !== to.yearId) return refuse("MOVE_OTHER_GRADE");
  if (day <= since) return refuse("MOVE_BEFORE_START", showDay(since));
  return firstOf(isFree(pupil), inYear(year, day), changes(from), takesPupils(to, day));
}

/**
 * May a pupil's leaving be proposed (or decided) with this last day at the school?
 * Source: QĐ 1789, Đ.5.3c, 22; traps A5, B1.
 */
export function decideLeaving(right: "pupil.propose-leaving" | "pupil.decide-leaving", { actor, year, pupil, day }: Case): Decision {
  const may = decide(actor, right, { classId: pupil.place?.class.classId ?? "" });
  if (!may.ok) return refuse(may.reason);
  if (!pupil.place) return refuse("MOVE_NO_PLACE");
  const { class: from, since } = pupil.place;
  if (day < since) return refuse("MOVE_BEFORE_START", showDay(addDays(since, -1)));
  const free = right === "pupil.propose-leaving" ? isFree(pupil) : isFree({ ...pupil, waits: false });
  return firstOf(free, inYear(year, day), from.certified ? refuse("MOVE_CERTIFIED", from.className) : YES);
}

type Step = { from: readonly MoveState[]; to: MoveState; right: Action; note?: true; source: string };

/** What becomes of a proposal to leave: học vụ prepares, the head decides. Source: QĐ 1789, Đ.5.3c, 22.2; docs/decisions/170-moves-are-a-register.md. */
export const LEAVING_WORKFLOW = {
  approve: { from: ["PROPOSED"], to: "DONE", right: "pupil.decide-leaving", source: "QĐ 1789, Đ.22.2" },
  refuse: { from: ["PROPOSED"], to: "REFUSED", right: "pupil.decide-leaving", note: true, source: "QĐ 1789, Đ.22.2" },
  withdraw: { from: ["PROPOSED"], to: "WITHDRAWN", right: "pupil.propose-leaving", source: "QĐ 1789, Đ.5.3c" },
} as const satisfies Record<string, Step>;
export type LeavingAction = keyof typeof LEAVING_WORKFLOW;
export const LEAVING_ACTIONS = Object.keys(LEAVING_WORKFLOW) as LeavingAction[];

/** May this step on a proposal be taken? The page asks for its buttons, the server before it obeys. */
export function decideLeavingStep(action: LeavingAction, at: { actor: Actor; classId: string; state: MoveState; note?: string | undefined }): Result<MoveState, ErrorCode> {
  const step: Step = LEAVING_WORKFLOW[action];
  const right = decide(at.actor, step.right, { classId: at.classId });
  if (!right.ok) return right;
  if (!step.from.includes(at.state)) return no("STEP_NOT_NOW");
  return step.note && !at.note?.trim() ? no("REASON_NEEDED") : yes(step.to);
}

/** Who may take back what was done by mistake: who did it. */
const TAKES_BACK = { ARRIVED: "pupil.receive", MOVED_CLASS: "pupil.move-class", TRANSFERRED: "pupil.decide-leaving", LEFT: "pupil.decide-leaving" } as const satisfies Record<MoveKind, Action>;

/** A move that was done. `isLast`: nothing happened to the pupil since; `used`: something has been entered of him since. */
export type DoneMove = { kind: MoveKind; state: MoveState; isLast: boolean; used: boolean; classes: readonly ListedClass[]; pupil: PupilStanding };

/** Whether this person is the one who takes such a move back, for the button. */
export const mayTakeBack = (actor: Actor, { kind, state, classId }: { kind: MoveKind; state: MoveState; classId: string }): boolean => state === "DONE" && decide(actor, TAKES_BACK[kind], { classId }).ok;

/** May a move be taken back? While it is the last, and nothing rests on it. Nothing is deleted by it. */
export function decideTakeBack(actor: Actor, { kind, state, isLast, used, classes, pupil }: DoneMove, why: string): Decision {
  const right = decide(actor, TAKES_BACK[kind], { classId: classes[0]?.classId ?? "" });
  if (!right.ok) return refuse(right.reason);
  if (state !== "DONE") return refuse("STEP_NOT_NOW");
  if (!why.trim()) return refuse("REASON_NEEDED");
  if (!isLast) return refuse("MOVE_NOT_LAST");
  if (used) return refuse("MOVE_HAS_RESULTS");
  return firstOf(isFree(pupil), ...classes.map(changes));
}

const firstOf = (...decisions: readonly Decision[]): Decision => decisions.find(({ ok }) => !ok) ?? YES;

const inYear = ({ startsOn, endsOn, today }: YearDays, day: Day): Decision =>
  day < startsOn || day > endsOn || day > today ? refuse("MOVE_DAY", `${showDay(startsOn)} – ${showDay(endsOn)}`) : YES;

function isFree({ waits, hasUnit, heldOut }: PupilStanding): Decision {
  if (waits) return refuse("MOVE_WAITS");
  if (hasUnit) return refuse("MOVE_UNITS");
  return heldOut ? refuse("MOVE_HELD_OUT") : YES;
}

/** Once a subject of the year is handed in, or the year certified, the list stands as it was certified. */
function changes({ className, handedIn, certified }: ListedClass): Decision {
  if (certified) return refuse("MOVE_CERTIFIED", className);
  return handedIn ? refuse("MOVE_HANDED_IN", className) : YES;
}

/** Who comes after the year-end assessment is over could not be given a result of the year here. */
const takesPupils = (to: ListedClass, day: Day): Decision => (to.lastDay !== null && day > to.lastDay ? refuse("MOVE_TOO_LATE", to.className) : changes(to));
