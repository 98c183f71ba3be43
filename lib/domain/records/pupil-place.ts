import { showDay, vietnamDay, type Day } from "../vietnam-time";
import type { EntryWindow } from "./entry-window";

/** A pupil's place in the class, and the other classes of the same year. Days are calendar days; `awayFrom`, `backOn`: the first not here, the first here again. */
export type PupilPlace = {
  startedOn: Day;
  endedOn: Day | null;
  end: "MOVED_CLASS" | "TRANSFERRED" | "LEFT" | null;
  awayFrom: Day | null;
  backOn: Day | null;
  others: readonly { className: string; startedOn: Day }[];
};

/**
 * Why a row of a sheet is only read, and whether its values are the class's own at all.
 * A leaver keeps the number and the row; who moved inside the school is in both sheets, and what is entered
 * afterwards is the new class's. Who came after the period was over was assessed elsewhere.
 *
 * Returns null when the pupil is here and is assessed here.
 * Source: traps B1, B2, B4, A21.
 */
export function frozenRow(place: PupilPlace, window: EntryWindow | null): { why: string; showsValues: boolean } | null {
  if (place.endedOn !== null) {
    // Gone before this period was entered: what stands there now is another class's work.
    const before = window !== null && place.endedOn < vietnamDay(window.opensAt);
    const elsewhere = place.end === "MOVED_CLASS" || laterClass(place) !== undefined;
    return { why: leftWords(place), showsValues: !(before && elsewhere) };
  }
  if (window === null) return null;
  if (wasAway(place, window)) return { why: `Không học ở lớp từ ${showDay(place.awayFrom ?? "")}, trở lại ${showDay(place.backOn ?? "")}`, showsValues: true };
  if (place.startedOn <= vietnamDay(window.closesAt)) return null;
  const from = place.others.find(({ startedOn }) => startedOn < place.startedOn);
  const day = showDay(place.startedOn);
  return { why: from ? `Từ lớp ${from.className} chuyển sang ${day}` : `Vào lớp ${day}, không học tại trường ở thời điểm này`, showsValues: true };
}

/** Away during all of a period: nothing of it is asked of this class. */
const wasAway = ({ awayFrom, backOn }: Pick<PupilPlace, "awayFrom" | "backOn">, { opensAt, closesAt }: EntryWindow): boolean =>
  awayFrom !== null && backOn !== null && awayFrom <= vietnamDay(opensAt) && backOn > vietnamDay(closesAt);

const laterClass = ({ startedOn, others }: PupilPlace) => others.find((other) => other.startedOn > startedOn);

function leftWords(place: PupilPlace): string {
  const { endedOn, end, startedOn } = place;
  const day = showDay(endedOn ?? startedOn);
  if (end === "TRANSFERRED") return `Chuyển trường ${day}`;
  if (end !== "MOVED_CLASS") return `Thôi học ${day}`;
  const to = laterClass(place);
  return to ? `Chuyển sang lớp ${to.className} ${day}` : `Chuyển lớp ${day}`;
}

/**
 * Whether somebody of this school assesses a pupil in a period: he was in one of its classes while it was entered.
 * What an old school answers for can only be a period of which this is false.
 *
 * Source: QĐ 1789, Đ.22; traps B2.
 */
export const assessedHere = (places: readonly Omit<PupilPlace, "end" | "others">[], window: EntryWindow): boolean =>
  places.some((place) => place.startedOn <= vietnamDay(window.closesAt) && (place.endedOn === null || place.endedOn >= vietnamDay(window.opensAt)) && !wasAway(place, window));
