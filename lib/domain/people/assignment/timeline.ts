import { addDays, type Day } from "../../vietnam-time";
import { partKey, partOfDuty, type DutyPart, type HeldDuty } from "./duty-part";

/** A version's change: a duty of the book ends after a day (a day before its first: it does not begin), or a new one begins. */
export type DutyChange =
  | { deed: "END"; duty: HeldDuty; lastDay: Day }
  | { deed: "BEGIN"; duty: Omit<HeldDuty, "id"> };

/** Somebody answers for a part from a day to a day, both included. book: the duty that is in the book, with its own last day. */
export type Span = { staffId: string; validFrom: Day; validTo: Day | null; book: { id: string; validTo: Day | null } | null };

/** Who answers for a part when, earliest first: the book with the changes of a draft laid over it. */
export function spansOf(part: DutyPart, held: readonly HeldDuty[], changes: readonly DutyChange[]): Span[] {
  const key = partKey(part);
  const ends = new Map(changes.flatMap((change) => (change.deed === "END" ? [[change.duty.id, change.lastDay] as const] : [])));
  const kept = held
    .filter((duty) => partKey(partOfDuty(duty)) === key)
    .map((duty) => ({ staffId: duty.staffId, validFrom: duty.validFrom, validTo: ends.get(duty.id) ?? duty.validTo, book: { id: duty.id, validTo: duty.validTo } }))
    .filter(({ validFrom, validTo }) => validTo === null || validFrom <= validTo);
  const begun = changes.flatMap(({ deed, duty }) => (deed === "BEGIN" && partKey(partOfDuty(duty)) === key ? [{ staffId: duty.staffId, validFrom: duty.validFrom, validTo: duty.validTo, book: null }] : []));
  return [...kept, ...begun].sort((a, b) => a.validFrom.localeCompare(b.validFrom));
}

/** Who gets a part, from when to when; staffId null: nobody. */
export type Wish = { staffId: string | null; from: Day; to: Day | null };

/**
 * Lays a wish over who answers when. Whoever answered before does so up to the day before; with a last day in the wish,
 * whoever would have answered afterwards comes back on the day after it.
 */
export function layOver(spans: readonly Span[], { staffId, from, to }: Wish): Span[] {
  const left = spans.flatMap((span) => [before(span, from), after(span, to)].filter((piece) => piece !== null));
  const laid = staffId === null ? left : [...left, { staffId, validFrom: from, validTo: to, book: null }];
  return laid.sort((a, b) => a.validFrom.localeCompare(b.validFrom)).reduce<Span[]>(join, []);
}

/** Two pieces of one person in a row are one, unless the duty in the book ends before: what was changed back is no change. */
function join(joined: Span[], next: Span): Span[] {
  const last = joined.at(-1);
  if (!last || last.validTo === null || last.staffId !== next.staffId || next.validFrom !== addDays(last.validTo, 1) || next.book) return [...joined, next];
  const fits = last.book === null || last.book.validTo === null || (next.validTo !== null && next.validTo <= last.book.validTo);
  return fits ? [...joined.slice(0, -1), { ...last, validTo: next.validTo }] : [...joined, next];
}

function before(span: Span, from: Day): Span | null {
  if (span.validTo !== null && span.validTo < from) return span;
  return span.validFrom < from ? { ...span, validTo: addDays(from, -1) } : null;
}

/** A piece that begins later than the duty did is another duty. */
function after(span: Span, to: Day | null): Span | null {
  if (to === null || (span.validTo !== null && span.validTo <= to)) return null;
  return span.validFrom > to ? span : { ...span, validFrom: addDays(to, 1), book: null };
}

/** What a version has to change of one part so that it becomes like this. */
export function changesTo(part: DutyPart, held: readonly HeldDuty[], spans: readonly Span[]): DutyChange[] {
  const key = partKey(part);
  const ends = held
    .filter((duty) => partKey(partOfDuty(duty)) === key)
    .flatMap((duty): DutyChange[] => {
      const kept = spans.find(({ book }) => book?.id === duty.id);
      if (kept && kept.validTo === duty.validTo) return [];
      const lastDay = kept ? kept.validTo : addDays(duty.validFrom, -1);
      return lastDay === null ? [] : [{ deed: "END", duty, lastDay }];
    });
  const begins = spans
    .filter(({ book }) => book === null)
    .map(({ staffId, validFrom, validTo }): DutyChange => {
      const { holderId: _holder, ...aim } = part;
      return { deed: "BEGIN", duty: { ...aim, staffId, validFrom, validTo } };
    });
  return [...ends, ...begins];
}

/** The changes of a draft after a part was given to somebody; what it changes of other parts stays. */
export function giveDuty(held: readonly HeldDuty[], changes: readonly DutyChange[], part: DutyPart, wish: Wish): DutyChange[] {
  const key = partKey(part);
  const others = changes.filter(({ duty }) => partKey(partOfDuty(duty)) !== key);
  return [...others, ...changesTo(part, held, layOver(spansOf(part, held, changes), wish))];
}

/** Every part that the book or the draft knows. */
export function partsOf(held: readonly HeldDuty[], changes: readonly DutyChange[]): DutyPart[] {
  const duties = [...held, ...changes.map(({ duty }) => duty)];
  return [...new Map(duties.map((duty) => [partKey(partOfDuty(duty)), partOfDuty(duty)])).values()];
}
