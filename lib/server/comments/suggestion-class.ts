import "server-only";
import type { Db } from "../context";
import { NOT_MISTAKEN } from "../pupils/places";

export type DecidingClass = { id: string; name: string };

/**
 * The class of each of these pupils in a year whose homeroom teacher decides on what is suggested of him: the one he is in
 * now, whichever it was suggested in; of who has left the school, the last.
 *
 * Source: TT 27/2020, Đ.7.2; traps B4; docs/decisions/117-suggestions-never-count.md.
 */
export async function decidingClasses(db: Db, yearId: string, pupilIds: readonly string[]): Promise<Map<string, DecidingClass>> {
  const places = await db.enrolment.findMany({
    where: { pupilId: { in: [...pupilIds] }, class: { yearId }, ...NOT_MISTAKEN },
    orderBy: { endedOn: { sort: "asc", nulls: "last" } }, // the open place, or the last that ended, is written last
    select: { pupilId: true, class: { select: { id: true, name: true } } },
  });
  return new Map(places.map((place) => [place.pupilId, place.class]));
}
