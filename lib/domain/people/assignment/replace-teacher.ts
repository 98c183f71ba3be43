import type { Day } from "../../vietnam-time";
import { isOfClass, type DutyPart, type HeldDuty } from "./duty-part";
import { giveDuty, partsOf, spansOf, type DutyChange, type Wish } from "./timeline";

/** Who teaches in whose place, from when; until: the day after it the teacher is back (null: does not come back this year). */
export type Replacement = { staffId: string; byId: string | null; from: Day; until: Day | null };

/** One duty that goes from hand to hand. */
export type Passed = { part: DutyPart; from: Day; to: Day | null };

/**
 * All classes and subjects of a teacher go to somebody else from a day on (null: to nobody yet), each no longer than it was the teacher's.
 * Duties for the whole school stay: they are given one by one.
 *
 * Source: QĐ 1789, Đ.23.2, 32.6.
 */
export function replaceTeacher(held: readonly HeldDuty[], changes: readonly DutyChange[], replacement: Replacement): DutyChange[] {
  const passed = dutiesToPass(held, changes, replacement);
  return passed.reduce<readonly DutyChange[]>((all, { part, from, to }) => pass(held, all, part, { staffId: replacement.byId, from, to }), changes) as DutyChange[];
}

/** What a replacement would pass on, earliest first. */
export function dutiesToPass(held: readonly HeldDuty[], changes: readonly DutyChange[], { staffId, from, until }: Replacement): Passed[] {
  return partsOf(held, changes)
    .filter(({ kind }) => isOfClass(kind))
    .flatMap((part) =>
      spansOf(part, held, changes)
        .filter((span) => span.staffId === staffId && (span.validTo === null || span.validTo >= from) && (until === null || span.validFrom <= until))
        .map((span) => ({ part, from: later(span.validFrom, from), to: earlier(span.validTo, until) })),
    )
    .sort((a, b) => a.from.localeCompare(b.from));
}

/** A duty that several hold side by side ends for one and begins for the other; the others change hands. */
function pass(held: readonly HeldDuty[], changes: readonly DutyChange[], part: DutyPart, wish: Wish): DutyChange[] {
  if (part.holderId === null) return giveDuty(held, changes, part, wish);
  const ended = giveDuty(held, changes, part, { ...wish, staffId: null });
  return wish.staffId === null ? ended : giveDuty(held, ended, { ...part, holderId: wish.staffId }, wish);
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);
const earlier = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b);

