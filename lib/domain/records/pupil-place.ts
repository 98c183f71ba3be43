import { showDay, vietnamDay, type Day } from "../vietnam-time";
import type { EntryWindow } from "./entry-window";

/** A pupil's place in the class, and the other classes of the same year. Days are calendar days. */
export type PupilPlace = {
  startedOn: Day;
  endedOn: Day | null;
  end: "MOVED_CLASS" | "TRANSFERRED" | "LEFT" | null;
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
    return { why: leftWords(place), showsValues: !(before && place.end === "MOVED_CLASS") };
  }
  if (window === null || place.startedOn <= vietnamDay(window.closesAt)) return null;
  const from = place.others.find(({ startedOn }) => startedOn < place.startedOn);
  const day = showDay(place.startedOn);
  return { why: from ? `Từ lớp ${from.className} chuyển sang ${day}` : `Vào lớp ${day}, không học tại trường ở thời điểm này`, showsValues: true };
}

function leftWords({ endedOn, end, startedOn, others }: PupilPlace): string {
  const day = showDay(endedOn ?? startedOn);
  if (end === "TRANSFERRED") return `Chuyển trường ${day}`;
  if (end !== "MOVED_CLASS") return `Thôi học ${day}`;
  const to = others.find((other) => other.startedOn > startedOn);
  return to ? `Chuyển sang lớp ${to.className} ${day}` : `Chuyển lớp ${day}`;
}
